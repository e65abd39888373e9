import type { OrderTicket, Price, Quantity, VenueOrderId } from '@stratvector/model';
import { absolute, least, subtract } from '@stratvector/model';
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
  readonly armedByLimit: boolean;
}

const NOTHING = 0n as Quantity;

/** Of an order against the position; those that only reduce are cut when they fill. */
const closingPart = ({ side, quantity, reduceOnly }: OrderTicket, { position }: Holding) => {
  if (reduceOnly || position === 0n || position > 0n === (side === 'buy')) return NOTHING;
  return least(quantity, absolute(position));
};

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
  filled: NOTHING,
  limitPrice: ticket.limitPrice,
  stopPrice: ticket.stopPrice,
  triggered: false,
  best: admission.best,
  bars: 0,
  armedInside: admission.armedInside,
  armedByLimit: admission.armedByLimit,
  closing: closingPart(ticket, admission.holding),
  isCut: false,
  passedIn: 0,
  isOver: false,
  day: null,
});

/** What may still fill. */
export const remainingOf = ({ quantity, filled }: WorkingOrder): Quantity =>
  subtract(quantity, filled);
