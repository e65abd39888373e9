import type { OrderTicket, Price, Quantity, VenueOrderId } from '@stratvector/model';
import { subtract } from '@stratvector/model';
import type { Book, Holding, WorkingOrder } from './book.ts';

/** What the venue adds to a ticket when it takes it. */
export interface Admission {
  readonly book: Book;
  readonly holding: Holding;
  readonly venueOrderId: VenueOrderId;
  readonly arrival: number;
  readonly worksFrom: number;
  readonly best: Price | null;
  readonly armedInside: number;
}

/** The one place where orders are made, so that all have one shape. */
export const workingOrder = (ticket: OrderTicket, admission: Admission): WorkingOrder => ({
  ticket,
  book: admission.book,
  holding: admission.holding,
  venueOrderId: admission.venueOrderId,
  buys: ticket.side === 'buy',
  isProtective: ticket.role === 'stop-loss' || ticket.role === 'take-profit',
  trails: ticket.trail !== null || admission.best !== null,
  trail: ticket.trail,
  bracket: ticket.bracket,
  arrival: admission.arrival,
  worksFrom: admission.worksFrom,
  quantity: ticket.quantity,
  filled: 0n as Quantity,
  limitPrice: ticket.limitPrice,
  stopPrice: ticket.stopPrice,
  triggered: false,
  best: admission.best,
  bars: 0,
  armedInside: admission.armedInside,
  passedIn: 0,
  isOver: false,
  day: null,
});

export const remainingOf = ({ quantity, filled }: WorkingOrder): Quantity =>
  subtract(quantity, filled);
