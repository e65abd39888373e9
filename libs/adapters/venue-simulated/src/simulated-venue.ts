import type { Timestamp } from '@stratvector/kernel';
import { millisecondsOf } from '@stratvector/kernel';
import { venueOrderId } from '@stratvector/model';
import type {
  CancellationCode,
  ClientOrderId,
  Instrument,
  OrderModification,
  OrderTicket,
  Venue,
  VenueSink,
} from '@stratvector/model';
import { Book } from './book.ts';
import { BarSession } from './bar-session.ts';
import type { VenueRules } from './bar-session.ts';
import { Desk } from './desk.ts';
import type { VenueBar } from './reach.ts';
import { rejectionOf, termsRejection } from './rejection.ts';
import type { Rejection } from './rejection.ts';
import { splitBook } from './split.ts';
import type { Split } from './split.ts';
import { Triggers } from './triggers.ts';
import { bookState, restoreBook } from './venue-state.ts';
import type { VenueState } from './venue-state.ts';
import { workingOrder } from './working-order.ts';

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
  readonly #desk: Desk;
  readonly #session: BarSession;
  readonly #triggers: Triggers;
  readonly #rules: VenueRules;
  #orders = 0;

  /** `instruments` in the order in which fills inside one instant are worked through. */
  constructor(instruments: readonly Instrument[], rules: VenueRules, sink: VenueSink) {
    this.#books = instruments.map((instrument, place) => new Book(instrument, place));
    for (const book of this.#books) this.#places.set(book.instrument.id, book);
    this.#triggers = new Triggers(instruments.length);
    this.lowTrigger = this.#triggers.lows;
    this.highTrigger = this.#triggers.highs;
    this.#rules = rules;
    this.#desk = new Desk(this.#books, sink);
    this.#session = new BarSession(rules, this.#desk);
  }

  submit(ticket: OrderTicket, at: Timestamp): void {
    const { hours, halts } = this.#rules;
    const book = this.#places.get(ticket.instrumentId);
    const rejection = rejectionOf(ticket, book, { at, hours, halts });
    if (book && !rejection) this.#accept(ticket, book, at);
    else if (rejection) this.#reject(ticket, rejection, at);
  }

  cancel(orderId: ClientOrderId, at: Timestamp): void {
    const order = this.#desk.find(orderId);
    if (!order) {
      this.#desk.tell({ type: 'CancelRejected', at, orderId, code: 'ORDER_UNKNOWN' });
      return;
    }
    this.#desk.cancel(order, 'REQUESTED', at);
    this.#triggers.refresh(order.book);
  }

  modify(orderId: ClientOrderId, change: OrderModification, at: Timestamp): void {
    const order = this.#desk.find(orderId);
    if (!order) {
      this.#desk.tell({ type: 'ModifyRejected', at, orderId, code: 'ORDER_UNKNOWN' });
      return;
    }
    const rejection = termsRejection({ ...order.ticket, ...change }, order.book.instrument, at);
    if (rejection || change.quantity <= order.filled) {
      const code = rejection?.code ?? 'QUANTITY_NOT_POSITIVE';
      this.#desk.tell({ type: 'ModifyRejected', at, orderId, code });
      return;
    }
    if (order.isCut) {
      this.#desk.tell({ type: 'ModifyRejected', at, orderId, code: 'ORDER_CUT' });
      return;
    }
    this.#desk.modify(order, change, millisecondsOf(at) + this.#rules.latencyMs);
    this.#desk.update(order, at);
    this.#triggers.refresh(order.book);
  }

  /** Nothing of the instrument trades until it is resumed; orders stay, and new ones are rejected. */
  halt(place: number): void {
    this.#book(place).isHalted = true;
  }

  resume(place: number): void {
    this.#book(place).isHalted = false;
  }

  /** First call of an instant, for every instrument with a bar: fills that the open decides. */
  open(place: number, bar: VenueBar): void {
    this.#session.open(this.#book(place), bar);
  }

  /** Second call: fills inside the bar. */
  inside(place: number, bar: VenueBar): void {
    this.#session.inside(this.#book(place), bar);
  }

  /** Last call: fills at the close, levels that trail, orders whose time is over. */
  close(place: number, bar: VenueBar): void {
    const book = this.#book(place);
    this.#session.close(book, bar);
    this.#triggers.refresh(book);
  }

  /** Fills what was decided on this bar at its close; `fill = "this-close"`. */
  fillAtClose(place: number, bar: VenueBar): void {
    const book = this.#book(place);
    this.#session.fillAtClose(book, bar);
    this.#triggers.refresh(book);
  }

  /** Fills what still works at the bar's close, whatever its volume: the instrument's last. */
  closeOut(place: number, bar: VenueBar): void {
    const book = this.#book(place);
    this.#session.closeOut(book, bar);
    this.#triggers.refresh(book);
  }

  /** Holdings and orders on new shares; called before the first bar that shows them. */
  split(place: number, ratio: Split, at: Timestamp): void {
    const book = this.#book(place);
    splitBook(book, ratio, this.#desk, at);
    this.#triggers.refresh(book);
  }

  /** Nothing works any longer on the instrument: its data, or the run, has ended. */
  expireAll(place: number, at: Timestamp): void {
    const book = this.#book(place);
    for (const order of [...book.orders]) this.#desk.expire(order, at);
    this.#triggers.refresh(book);
  }

  /** Cancels everything that works on the instrument. */
  cancelAll(place: number, code: CancellationCode, at: Timestamp): void {
    const book = this.#book(place);
    for (const order of [...book.orders]) this.#desk.cancel(order, code, at);
    this.#triggers.refresh(book);
  }

  /** Whether anything works on the instrument. */
  isWorking(place: number): boolean {
    return this.#book(place).orders.length > 0;
  }

  /** All that it knows, between two calls. */
  snapshot(): VenueState {
    return {
      orders: this.#orders,
      arrivals: this.#desk.arrivals,
      month: this.#session.month.state,
      books: this.#books.map(bookState),
    };
  }

  /** Goes on from a snapshot, before its first call. @throws RangeError for other instruments. */
  restore({ orders, arrivals, month, books }: VenueState): void {
    for (const [place, book] of this.#books.entries()) {
      const state = books[place];
      if (state?.instrumentId !== book.instrument.id || books.length !== this.#books.length)
        throw new RangeError('the snapshot is of a venue with other instruments');
      restoreBook(book, state);
      this.#triggers.refresh(book);
    }
    this.#orders = orders;
    this.#desk.resume(arrivals);
    this.#session.month.restore(month);
  }

  #reject(ticket: OrderTicket, { code, detail }: Rejection, at: Timestamp): void {
    const orderId = ticket.clientOrderId;
    this.#desk.tell({ type: 'OrderRejected', at, orderId, code, detail });
  }

  #accept(ticket: OrderTicket, book: Book, at: Timestamp): void {
    this.#orders += 1;
    const order = workingOrder(ticket, {
      book,
      holding: book.holding(ticket.strategyId),
      venueOrderId: venueOrderId(`S${String(this.#orders)}`),
      arrival: this.#desk.nextArrival(),
      worksFrom: millisecondsOf(at) + this.#rules.latencyMs,
      best: null,
      armedInside: NaN,
      armedByLimit: false,
    });
    this.#desk.admit(order);
    this.#desk.tell({
      type: 'OrderAccepted',
      at,
      orderId: ticket.clientOrderId,
      venueOrderId: order.venueOrderId,
    });
    this.#triggers.widen(order);
  }

  #book(place: number): Book {
    const book = this.#books[place];
    if (!book) throw new RangeError(`the venue has no instrument ${place}`);
    return book;
  }
}
