import { absolute, clientOrderId } from '@stratvector/model';
import type { OrderRole, OrderTicket, Price, Protection, Quantity } from '@stratvector/model';
import type { Book } from './book.ts';
import { levelOf, stopLevel } from './holding.ts';
import type { Holding } from './holding.ts';
import { NO_DAY } from './working-order.ts';
import type { WorkingOrder } from './working-order.ts';

/** What arming needs from the venue: a place in the queue and a way to tell. */
export interface Armory {
  nextArrival(): number;
  armed(order: WorkingOrder): void;
  updated(order: WorkingOrder): void;
}

/** The fill that opened or enlarged a position. */
export interface Opening {
  readonly book: Book;
  readonly entry: WorkingOrder;
  readonly holding: Holding;
  /** What the best price of a trailing stop starts from. */
  readonly from: Price;
  /** The bar's open time when the fill was inside it, else null. */
  readonly inside: number | null;
}

const NOTHING = 0n as Quantity;

const childTicket = (
  { entry, holding }: Opening,
  role: OrderRole,
  at: { limitPrice: Price | null; stopPrice: Price | null },
): OrderTicket => {
  const { ticket } = entry;
  const suffix = role === 'stop-loss' ? 'SL' : 'TP';
  return {
    ...ticket,
    clientOrderId: clientOrderId(`${ticket.clientOrderId}.${suffix}`),
    parentId: ticket.clientOrderId,
    side: holding.position > 0n ? 'sell' : 'buy',
    role,
    type: role === 'stop-loss' ? 'stop' : 'limit',
    quantity: absolute(holding.position),
    ...at,
    trail: null,
    timeInForce: 'GTC',
    goodTill: null,
    reduceOnly: true,
    protection: null,
    reason: role,
  };
};

const arm = (opening: Opening, ticket: OrderTicket, best: Price | null, armory: Armory) => {
  const order: WorkingOrder = {
    ticket,
    venueOrderId: opening.entry.venueOrderId,
    arrival: armory.nextArrival(),
    worksFrom: 0,
    quantity: ticket.quantity,
    filled: NOTHING,
    limitPrice: ticket.limitPrice,
    stopPrice: ticket.stopPrice,
    triggered: false,
    best,
    bars: 0,
    armedInside: opening.inside,
    day: NO_DAY,
  };
  opening.book.orders.push(order);
  armory.armed(order);
  return order;
};

/** The whole order that leaves exactly the position open. */
const covering = (order: WorkingOrder, { position }: Holding): Quantity =>
  (order.filled + absolute(position)) as Quantity;

const reprice = (order: WorkingOrder, opening: Opening, at: Price, armory: Armory): void => {
  order.quantity = covering(order, opening.holding);
  if (order.stopPrice === null) order.limitPrice = at;
  else order.stopPrice = at;
  armory.updated(order);
};

const armStop = (opening: Opening, protection: Protection, armory: Armory): void => {
  const { holding, book, from } = opening;
  const trails = protection.trailingStop !== null;
  const best = trails ? (holding.stop?.best ?? from) : null;
  const at = stopLevel(holding, book.instrument, protection, best ?? from);
  if (at === null) return;
  if (holding.stop) reprice(holding.stop, opening, at, armory);
  else {
    const ticket = childTicket(opening, 'stop-loss', { limitPrice: null, stopPrice: at });
    holding.stop = arm(opening, ticket, best, armory);
  }
};

const armTarget = (opening: Opening, { takeProfit }: Protection, armory: Armory): void => {
  if (takeProfit === null) return;
  const { holding, book } = opening;
  const at = levelOf(holding, book.instrument, takeProfit, holding.position > 0n);
  if (holding.target) reprice(holding.target, opening, at, armory);
  else {
    const ticket = childTicket(opening, 'take-profit', { limitPrice: at, stopPrice: null });
    holding.target = arm(opening, ticket, null, armory);
  }
};

/** Arms the pair of a new position, or moves a standing pair to the new average and quantity. */
export const protect = (opening: Opening, armory: Armory): void => {
  const { protection } = opening.entry.ticket;
  if (!protection) return;
  armStop(opening, protection, armory);
  armTarget(opening, protection, armory);
};

/** A level that trails moves with the extremes of a bar that is over. */
export const trail = (order: WorkingOrder, extreme: Price): boolean => {
  if (order.best === null) return false;
  const sells = order.ticket.side === 'sell';
  if (sells ? extreme <= order.best : extreme >= order.best) return false;
  order.best = extreme;
  return true;
};
