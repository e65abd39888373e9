import type { Timestamp } from '@stratvector/kernel';
import { venueOrderId } from '@stratvector/model';
import type {
  CancellationCode,
  ClientOrderId,
  Instrument,
  OrderModification,
  OrderTicket,
  Quantity,
  Venue,
  VenueSink,
} from '@stratvector/model';
import { Book, triggersOf } from './book.ts';
import { BarSession } from './bar-session.ts';
import type { VenueRules } from './bar-session.ts';
import type { VenueBar } from './reach.ts';
import { rejectionOf } from './rejection.ts';
import { splitBook } from './split.ts';
import type { Split } from './split.ts';
import { NO_DAY } from './working-order.ts';
import type { WorkingOrder } from './working-order.ts';

/**
 * A venue that fills from bars, by the rules of `docs/concepts/fills.md`. Synchronous and without
 * randomness: the same calls give the same facts. `lowTrigger` and `highTrigger` say, by instrument,
 * which bars cannot matter, so that a host may pass over them without a call.
 */
export class SimulatedVenue implements Venue {
  readonly lowTrigger: Float64Array;
  readonly highTrigger: Float64Array;
  readonly #books: readonly Book[];
  readonly #places = new Map<string, Book>();
  readonly #byOrder = new Map<ClientOrderId, Book>();
  readonly #session: BarSession;
  readonly #sink: VenueSink;
  readonly #latencyMs: number;
  #orders = 0;
  #arrivals = 0;

  /** `instruments` in the order in which fills inside one instant are worked through. */
  constructor(instruments: readonly Instrument[], rules: VenueRules, sink: VenueSink) {
    this.#books = instruments.map((instrument, place) => new Book(instrument, place));
    for (const book of this.#books) this.#places.set(book.instrument.id, book);
    this.lowTrigger = new Float64Array(instruments.length).fill(-Infinity);
    this.highTrigger = new Float64Array(instruments.length).fill(Infinity);
    this.#sink = sink;
    this.#latencyMs = rules.latencyMs;
    this.#session = new BarSession(rules, {
      nextArrival: () => this.#arrivals++,
      tell: sink,
      opened: (order, book) => this.#byOrder.set(order.ticket.clientOrderId, book),
      ended: (order, book) => {
        book.remove(order);
        this.#byOrder.delete(order.ticket.clientOrderId);
      },
    });
  }

  submit(ticket: OrderTicket, at: Timestamp): void {
    const orderId = ticket.clientOrderId;
    const book = this.#places.get(ticket.instrumentId);
    const rejection = this.#byOrder.has(orderId)
      ? ({ code: 'DUPLICATE_ORDER_ID', detail: orderId } as const)
      : rejectionOf(ticket, book?.instrument);
    if (rejection || !book) {
      if (rejection) this.#sink({ type: 'OrderRejected', at, orderId, ...rejection });
      return;
    }
    const order = this.#working(ticket, at);
    book.orders.push(order);
    this.#byOrder.set(orderId, book);
    this.#sink({ type: 'OrderAccepted', at, orderId, venueOrderId: order.venueOrderId });
    this.#refresh(book);
  }

  cancel(orderId: ClientOrderId, at: Timestamp): void {
    const book = this.#byOrder.get(orderId);
    const order = book?.find(orderId);
    if (!book || !order) {
      this.#sink({ type: 'CancelRejected', at, orderId, code: 'ORDER_UNKNOWN' });
      return;
    }
    this.#session.cancel(book, order, 'REQUESTED', at);
    this.#refresh(book);
  }

  modify(orderId: ClientOrderId, change: OrderModification, at: Timestamp): void {
    const book = this.#byOrder.get(orderId);
    const order = book?.find(orderId);
    if (!book || !order) {
      this.#sink({ type: 'ModifyRejected', at, orderId, code: 'ORDER_UNKNOWN' });
      return;
    }
    const rejection = rejectionOf({ ...order.ticket, ...change }, book.instrument);
    if (rejection || change.quantity <= order.filled) {
      const code = rejection?.code ?? 'QUANTITY_NOT_POSITIVE';
      this.#sink({ type: 'ModifyRejected', at, orderId, code });
      return;
    }
    Object.assign(order, change);
    this.#sink({ type: 'OrderUpdated', at, orderId, ...change });
    this.#refresh(book);
  }

  /** First call of an instant, for every instrument with a bar: fills that the open decides. */
  open(place: number, bar: VenueBar): void {
    const book = this.#book(place);
    this.#session.open(book, bar);
  }

  /** Second call: fills inside the bar. */
  inside(place: number, bar: VenueBar): void {
    this.#session.inside(this.#book(place), bar);
  }

  /** Last call: fills at the close, levels that trail, orders whose time is over. */
  close(place: number, bar: VenueBar): void {
    const book = this.#book(place);
    this.#session.close(book, bar);
    this.#refresh(book);
  }

  /** Fills what was decided on this bar at its close; `fill = "this-close"`. */
  fillAtClose(place: number, bar: VenueBar): void {
    const book = this.#book(place);
    this.#session.fillAtClose(book, bar);
    this.#refresh(book);
  }

  /** Fills what still works at the bar's close, whatever its volume: the instrument's last. */
  closeOut(place: number, bar: VenueBar): void {
    this.#book(place).liquidity = null;
    this.fillAtClose(place, bar);
  }

  /** Holdings and orders on new shares; called before the first bar that shows them. */
  split(place: number, ratio: Split, at: Timestamp): void {
    const book = this.#book(place);
    splitBook(book, ratio, {
      updated: ({ ticket, quantity, limitPrice, stopPrice }) => {
        const orderId = ticket.clientOrderId;
        this.#sink({ type: 'OrderUpdated', at, orderId, quantity, limitPrice, stopPrice });
      },
      vanished: (order) => this.#session.cancel(book, order, 'POSITION_CLOSED', at),
    });
    this.#refresh(book);
  }

  /** Nothing works any longer on the instrument: its data, or the run, has ended. */
  expireAll(place: number, at: Timestamp): void {
    const book = this.#book(place);
    this.#session.expireAll(book, at);
    this.#refresh(book);
  }

  /** Cancels everything that works on the instrument. */
  cancelAll(place: number, code: CancellationCode, at: Timestamp): void {
    const book = this.#book(place);
    for (const order of [...book.orders]) this.#session.cancel(book, order, code, at);
    this.#refresh(book);
  }

  /** Whether anything works on the instrument. */
  isWorking(place: number): boolean {
    return this.#book(place).orders.length > 0;
  }

  #working(ticket: OrderTicket, at: Timestamp): WorkingOrder {
    this.#orders += 1;
    return {
      ticket,
      venueOrderId: venueOrderId(`S${this.#orders}`),
      arrival: this.#arrivals++,
      worksFrom: Number(at / 1_000_000n) + this.#latencyMs,
      quantity: ticket.quantity,
      filled: 0n as Quantity,
      limitPrice: ticket.limitPrice,
      stopPrice: ticket.stopPrice,
      triggered: false,
      best: null,
      bars: 0,
      armedInside: null,
      day: NO_DAY,
    };
  }

  #book(place: number): Book {
    const book = this.#books[place];
    if (!book) throw new RangeError(`the venue has no instrument ${place}`);
    return book;
  }

  #refresh(book: Book): void {
    const { low, high } = triggersOf(book);
    this.lowTrigger[book.place] = low;
    this.highTrigger[book.place] = high;
  }
}
