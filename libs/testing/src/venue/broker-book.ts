import { assert } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import {
  clientOrderId,
  instrumentId,
  money,
  negate,
  price,
  quantity,
  subtract,
  tradeId,
  venueOrderId,
} from '@stratvector/model';
import type {
  ClientOrderId,
  OrderModification,
  OrderTicket,
  Quantity,
  VenueExecution,
  VenueOrder,
  VenuePosition,
} from '@stratvector/model';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export interface BookedOrder extends Mutable<VenueOrder> {
  cumulative: Quantity;
  readonly ticket: OrderTicket;
  /** The epoch that placed it. */
  readonly epoch: number;
}

const NOTHING = quantity(0n);
const HALF = 2n;
const AVERAGE = price(100_000_000n);
/** Shares that somebody trades by hand. */
const BY_HAND = quantity(7n);

/** What really happened at a broker: its own books, whatever it tells of them. */
export class BrokerBook {
  readonly orders: BookedOrder[] = [];
  readonly executions: VenueExecution[] = [];
  #nextOrder = 1;
  #trades = 0;

  /** Order ids are given out again from the first. */
  rollBack(): void {
    this.#nextOrder = 1;
  }

  find(id: ClientOrderId): BookedOrder | null {
    return this.orders.findLast(({ orderId }) => orderId === id) ?? null;
  }

  place(ticket: OrderTicket, epoch: number): BookedOrder {
    const order: BookedOrder = {
      orderId: ticket.clientOrderId,
      venueOrderId: venueOrderId(`B${String(this.#nextOrder)}`),
      instrumentId: ticket.instrumentId,
      side: ticket.side,
      state: 'working',
      quantity: ticket.quantity,
      limitPrice: ticket.limitPrice,
      stopPrice: ticket.stopPrice,
      cumulative: NOTHING,
      cancellation: null,
      rejection: null,
      endedAt: null,
      armed: null,
      ticket,
      epoch,
    };
    this.#nextOrder += 1;
    this.orders.push(order);
    return order;
  }

  /** The same order once more, with other terms and beside it. */
  double(of: BookedOrder, change: OrderModification): void {
    const twin = this.place(of.ticket, of.epoch);
    Object.assign(twin, change);
  }

  /** Half of what is left of an order, or all of it. */
  fill(order: BookedOrder, whole: boolean, at: Timestamp): VenueExecution {
    const left = subtract(order.quantity, order.cumulative);
    const part = whole || left === 1n ? left : quantity(left / HALF);
    order.cumulative = quantity(order.cumulative + part);
    if (order.cumulative === order.quantity) order.state = 'filled';
    const execution = this.#executed(order, part, at);
    if (order.ticket.protection) this.#protect(order);
    return execution;
  }

  end(order: BookedOrder, state: 'canceled' | 'rejected' | 'inactive'): void {
    order.state = state;
    if (state === 'canceled') order.cancellation = 'REQUESTED';
    if (state === 'rejected') order.rejection = 'INSTRUMENT_HALTED';
  }

  /** One share less: the id differs after its last dot only. */
  correct(execution: VenueExecution): VenueExecution {
    const place = this.executions.indexOf(execution);
    assert(place >= 0, 'what is corrected was executed');
    const corrected: VenueExecution = {
      ...execution,
      tradeId: tradeId(execution.tradeId.replace(/1$/, '2')),
      quantity: quantity(execution.quantity - 1n),
      corrects: execution.tradeId,
    };
    this.executions[place] = corrected;
    const order = this.orders.find((one) => one.venueOrderId === execution.venueOrderId);
    if (order) order.cumulative = quantity(order.cumulative - 1n);
    return corrected;
  }

  /** Somebody trades by hand, and leaves an order there. */
  byHand(ticket: OrderTicket, at: Timestamp): void {
    const hand = { ...ticket, clientOrderId: clientOrderId(`hand-${String(this.#nextOrder)}`) };
    const order = this.place({ ...hand, quantity: BY_HAND, protection: null }, 0);
    this.fill(order, true, at);
    const resting = this.place({ ...hand, quantity: BY_HAND, protection: null }, 0);
    order.orderId = null;
    resting.orderId = null;
    const place = this.executions.length - 1;
    const execution = this.executions[place];
    if (execution) this.executions[place] = { ...execution, orderId: null };
  }

  get positions(): readonly VenuePosition[] {
    const held = new Map<string, Quantity>();
    for (const { instrumentId: id, side, quantity: part } of this.executions)
      held.set(id, quantity((held.get(id) ?? 0n) + (side === 'buy' ? part : negate(part))));
    return [...held]
      .filter(([, amount]) => amount !== 0n)
      .map(([id, amount]) => ({ instrumentId: instrumentId(id), quantity: amount }));
  }

  #executed(order: BookedOrder, part: Quantity, at: Timestamp): VenueExecution {
    this.#trades += 1;
    const execution: VenueExecution = {
      at,
      orderId: order.orderId,
      venueOrderId: order.venueOrderId,
      instrumentId: order.instrumentId,
      side: order.side,
      tradeId: tradeId(`E${String(this.#trades)}.01`),
      quantity: part,
      price: AVERAGE,
      commission: money(10_000n),
      fees: money(0n),
      slippage: money(0n),
      moment: 'inside',
      barOpenTime: at,
      policyDecided: false,
      corrects: null,
    };
    this.executions.push(execution);
    return execution;
  }

  /** A stop for what has filled, resized with each execution. */
  #protect({ ticket, cumulative, epoch }: BookedOrder): void {
    const id = clientOrderId(`${ticket.clientOrderId}.SL`);
    const standing = this.find(id);
    if (standing) {
      standing.quantity = cumulative;
      return;
    }
    const child: OrderTicket = {
      ...ticket,
      clientOrderId: id,
      parentId: ticket.clientOrderId,
      side: ticket.side === 'buy' ? 'sell' : 'buy',
      role: 'stop-loss',
      type: 'stop',
      quantity: cumulative,
      stopPrice: price(90_000_000n),
      timeInForce: 'GTC',
      reduceOnly: true,
      protection: null,
    };
    this.place(child, epoch).armed = child;
  }
}
