import type { Timestamp } from '@stratvector/kernel';
import { least } from '@stratvector/model';
import type {
  CancellationCode,
  ClientOrderId,
  OrderModification,
  VenueSink,
} from '@stratvector/model';
import type { Book, WorkingOrder } from './book.ts';

/** Takes orders into the books and out of them, and tells what became of them. */
export class Desk {
  readonly tell: VenueSink;
  readonly #books: readonly Book[];
  /** By id, once the first order is asked for: a host that never cancels does not pay for it. */
  #index: Map<ClientOrderId, WorkingOrder> | null = null;
  #arrivals = 0;

  constructor(books: readonly Book[], tell: VenueSink) {
    this.#books = books;
    this.tell = tell;
  }

  get arrivals(): number {
    return this.#arrivals;
  }

  /** Goes on from what a snapshot says. */
  resume(arrivals: number): void {
    this.#arrivals = arrivals;
    this.#index = null;
  }

  nextArrival(): number {
    this.#arrivals += 1;
    return this.#arrivals;
  }

  find(orderId: ClientOrderId): WorkingOrder | undefined {
    this.#index ??= this.#indexed();
    return this.#index.get(orderId);
  }

  admit(order: WorkingOrder): void {
    order.book.orders.push(order);
    this.#index?.set(order.ticket.clientOrderId, order);
  }

  /** The order works no longer; whoever calls says why. */
  end(order: WorkingOrder): void {
    order.isOver = true;
    order.book.remove(order);
    this.#index?.delete(order.ticket.clientOrderId);
  }

  cancel(order: WorkingOrder, code: CancellationCode, at: Timestamp): void {
    this.end(order);
    const { holding } = order;
    if (holding.stop === order) holding.stop = null;
    if (holding.target === order) holding.target = null;
    const orderId = order.ticket.clientOrderId;
    this.tell({ type: 'OrderCanceled', at, orderId, code, cumulative: order.filled });
  }

  expire(order: WorkingOrder, at: Timestamp): void {
    this.end(order);
    const orderId = order.ticket.clientOrderId;
    this.tell({ type: 'OrderExpired', at, orderId, cumulative: order.filled });
  }

  trigger(order: WorkingOrder, at: Timestamp): void {
    order.triggered = true;
    this.tell({ type: 'OrderTriggered', at, orderId: order.ticket.clientOrderId });
  }

  /**
   * New terms. Less of it keeps its place among equals; whatever else changes arrives anew, and works as
   * from when a new order would.
   */
  modify(order: WorkingOrder, change: OrderModification, worksFrom: number): void {
    const { quantity, limitPrice, stopPrice } = change;
    const isPriced =
      order.limitPrice !== limitPrice || (!order.trails && order.stopPrice !== stopPrice);
    const isMore = quantity > order.quantity;
    order.closing = least(order.closing, quantity);
    order.quantity = quantity;
    order.limitPrice = limitPrice;
    // A stop that trails stays where the market has taken it.
    if (!order.trails) order.stopPrice = stopPrice;
    if (!isPriced && !isMore) return;
    order.arrival = this.nextArrival();
    order.worksFrom = worksFrom;
    order.book.remove(order);
    order.book.orders.push(order);
  }

  /** Tells the terms of an order that have changed. */
  update(order: WorkingOrder, at: Timestamp): void {
    const { quantity, limitPrice, stopPrice, ticket } = order;
    const orderId = ticket.clientOrderId;
    this.tell({ type: 'OrderUpdated', at, orderId, quantity, limitPrice, stopPrice });
  }

  #indexed(): Map<ClientOrderId, WorkingOrder> {
    const orders = this.#books.flatMap((book) => book.orders);
    return new Map(orders.map((order) => [order.ticket.clientOrderId, order]));
  }
}
