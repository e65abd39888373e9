import type { Timestamp } from '@stratvector/kernel';
import { absolute, add, clientOrderId, least, subtract } from '@stratvector/model';
import type {
  Bracket,
  CancellationCode,
  OrderRole,
  OrderTicket,
  Price,
  Protection,
  Quantity,
} from '@stratvector/model';
import type { WorkingOrder } from './book.ts';
import type { Desk } from './desk.ts';
import { levelOf, stopLevel } from './holding.ts';
import { isTaking } from './reach.ts';
import { workingOrder } from './working-order.ts';

/** A fill that opened or enlarged a position. */
export interface Opening {
  readonly entry: WorkingOrder;
  /** What the best price of a trailing stop starts from. */
  readonly from: Price;
  /** The bar's open time when the fill was inside it, else NaN. */
  readonly inside: number;
  /** The fill was at a limit. */
  readonly byLimit: boolean;
  readonly at: Timestamp;
}

const childTicket = (
  { ticket, holding }: WorkingOrder,
  role: OrderRole,
  level: Price,
): OrderTicket => {
  const stops = role === 'stop-loss';
  return {
    clientOrderId: clientOrderId(`${ticket.clientOrderId}.${stops ? 'SL' : 'TP'}`),
    parentId: ticket.clientOrderId,
    accountId: ticket.accountId,
    strategyId: ticket.strategyId,
    instrumentId: ticket.instrumentId,
    side: holding.position > 0n ? 'sell' : 'buy',
    role,
    type: stops ? 'stop' : 'limit',
    quantity: absolute(holding.position),
    limitPrice: stops ? null : level,
    stopPrice: stops ? level : null,
    trail: null,
    timeInForce: 'GTC',
    goodTill: null,
    reduceOnly: true,
    protection: null,
    bracket: null,
    reason: role,
    decidedAt: ticket.decidedAt,
    decisionPrice: ticket.decisionPrice,
  };
};

/** The whole order that leaves exactly the position open. */
const covering = ({ filled, holding }: WorkingOrder): Quantity =>
  add(filled, absolute(holding.position));

/** Arms the pair of stop and target that guards a position, and keeps it to what is held. */
export class Pairs {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Arms the pair of a new position, or moves a standing one to the new average and quantity. */
  protect(opening: Opening): void {
    const { ticket, holding, bracket } = opening.entry;
    if (bracket) this.#armBracket(opening, bracket);
    if (!ticket.protection) return;
    holding.protection = ticket.protection;
    this.#armStop(opening, ticket.protection);
    this.#armTarget(opening, ticket.protection);
  }

  /** A part of the position is gone: what is left of the pair covers the rest. */
  shrink(filled: WorkingOrder, at: Timestamp): void {
    const { stop, target } = filled.holding;
    if (stop && stop !== filled) this.#cover(stop, at);
    if (target && target !== filled) this.#cover(target, at);
  }

  /** The last fill of a group cancels what is left of it: the pair, and exits that have joined it. */
  close(filled: WorkingOrder, at: Timestamp): void {
    const { holding } = filled;
    const { stop, target } = holding;
    if (!stop && !target) return;
    const code = filled.isProtective ? 'OCO_FILLED' : 'POSITION_CLOSED';
    if (stop && stop !== filled) this.#desk.cancel(stop, code, at);
    if (target && target !== filled) this.#desk.cancel(target, code, at);
    holding.stop = null;
    holding.target = null;
    this.#cancelExits(filled, code, at);
  }

  /**
   * A protective fill ends the rest of the entry, and does the closing part of a turn. What is asked for
   * anew while a triggered stop waits for its turn at the open is the rest of the entry too.
   */
  spare(filled: WorkingOrder, at: Timestamp): void {
    const { holding, book } = filled;
    for (const order of [...book.orders]) {
      if (order.holding !== holding || order.ticket.role !== 'entry') continue;
      if (order.closing > 0n) this.#cut(order, at);
      else if (order.filled > 0n || (filled.triggered && isTaking(order)))
        this.#desk.cancel(order, 'PROTECTION_FILLED', at);
    }
  }

  #cancelExits(filled: WorkingOrder, code: CancellationCode, at: Timestamp) {
    const { holding, book } = filled;
    if (book.orders.length === 0) return;
    for (const order of [...book.orders])
      if (order.holding === holding && order.ticket.reduceOnly && order !== filled)
        this.#desk.cancel(order, code, at);
  }

  #cut(order: WorkingOrder, at: Timestamp): void {
    const left = least(order.closing, absolute(order.holding.position));
    order.quantity = subtract(order.quantity, subtract(order.closing, left));
    order.closing = left;
    order.isCut = true;
    if (order.quantity === order.filled) this.#desk.cancel(order, 'OCO_FILLED', at);
  }

  #armStop(opening: Opening, protection: Protection): void {
    const { entry, from } = opening;
    const { holding, book } = entry;
    const trails = protection.trailingStop !== null;
    const best = trails ? (holding.stop?.best ?? from) : null;
    const level = stopLevel(holding, book.instrument, protection, best ?? from);
    if (level !== null) this.#standStop(opening, level, best);
  }

  #armTarget(opening: Opening, { takeProfit }: Protection): void {
    if (takeProfit === null) return;
    const { holding, book } = opening.entry;
    this.#standTarget(
      opening,
      levelOf(holding, book.instrument, takeProfit, holding.position > 0n),
    );
  }

  /**
   * A bracket's prices are absolute: of a second fill it covers more, at the same prices. Where it
   * leaves one side out, what stands there from before covers more too.
   */
  #armBracket(opening: Opening, { stop, target }: Bracket): void {
    const { holding } = opening.entry;
    holding.protection = null;
    const standing = { stop: holding.stop?.stopPrice, target: holding.target?.limitPrice };
    const [stopAt, targetAt] = [stop ?? standing.stop, target ?? standing.target];
    if (stopAt) this.#standStop(opening, stopAt, null);
    if (targetAt) this.#standTarget(opening, targetAt);
  }

  #standStop(opening: Opening, level: Price, best: Price | null): void {
    const { entry, at } = opening;
    const { holding } = entry;
    if (holding.stop) this.#move(holding.stop, level, at);
    else holding.stop = this.#arm(opening, childTicket(entry, 'stop-loss', level), best);
  }

  #standTarget(opening: Opening, level: Price): void {
    const { entry, at } = opening;
    const { holding } = entry;
    if (holding.target) this.#move(holding.target, level, at);
    else holding.target = this.#arm(opening, childTicket(entry, 'take-profit', level), null);
  }

  #arm(
    { entry, inside, byLimit, at }: Opening,
    ticket: OrderTicket,
    best: Price | null,
  ): WorkingOrder {
    const order = workingOrder(ticket, {
      book: entry.book,
      holding: entry.holding,
      venueOrderId: entry.venueOrderId,
      arrival: this.#desk.nextArrival(),
      worksFrom: 0,
      best,
      armedInside: inside,
      armedByLimit: byLimit,
    });
    this.#desk.admit(order);
    this.#desk.tell({ type: 'OrderArmed', at, ticket });
    return order;
  }

  #move(order: WorkingOrder, level: Price, at: Timestamp): void {
    if (order.stopPrice === null) order.limitPrice = level;
    else order.stopPrice = level;
    this.#cover(order, at);
  }

  #cover(order: WorkingOrder, at: Timestamp): void {
    order.quantity = covering(order);
    this.#desk.update(order, at);
  }
}
