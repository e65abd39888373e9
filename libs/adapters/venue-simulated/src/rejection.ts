import { millisecondsOf } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { onLot, onTick } from '@stratvector/model';
import type { Instrument, OrderTicket, Price, RejectionCode } from '@stratvector/model';

import type { Book } from './book.ts';
import { isForNow } from './time-in-force.ts';
import type { TradingHalts } from './trading-halts.ts';
import type { TradingHours } from './trading-hours.ts';

export interface Rejection {
  readonly code: RejectionCode;
  readonly detail: string;
}

const isPriced = ({ type, limitPrice, stopPrice, trail }: OrderTicket): boolean => {
  switch (type) {
    case 'market':
      return true;
    case 'limit':
      return limitPrice !== null;
    case 'stop':
      return stopPrice !== null;
    case 'stop-limit':
      return stopPrice !== null && limitPrice !== null;
    case 'trailing-stop':
      return trail !== null;
  }
};

const offTick = (at: Price, instrument: Instrument): Rejection | null => {
  if (at <= 0n) return { code: 'PRICE_NOT_POSITIVE', detail: `${at} is not above zero` };
  if (onTick(instrument, at)) return null;
  return { code: 'PRICE_OFF_TICK', detail: `${at} is no multiple of ${instrument.tick}` };
};

const offTickOrNone = (at: Price | null, instrument: Instrument): Rejection | null =>
  at === null ? null : offTick(at, instrument);

const bracketRejection = ({ bracket }: OrderTicket, instrument: Instrument): Rejection | null =>
  bracket && (offTickOrNone(bracket.stop, instrument) ?? offTickOrNone(bracket.target, instrument));

const priceRejection = (ticket: OrderTicket, instrument: Instrument): Rejection | null => {
  const { limitPrice, stopPrice } = ticket;
  if (!isPriced(ticket))
    return { code: 'PRICE_MISSING', detail: `a ${ticket.type} order needs its price` };
  return (
    offTickOrNone(limitPrice, instrument) ??
    offTickOrNone(stopPrice, instrument) ??
    bracketRejection(ticket, instrument)
  );
};

/** What is wrong with the terms of an order for the instrument, or null. */
export const termsRejection = (
  ticket: OrderTicket,
  instrument: Instrument,
  at: Timestamp,
): Rejection | null => {
  const { quantity, timeInForce, goodTill } = ticket;
  if (quantity <= 0n) return { code: 'QUANTITY_NOT_POSITIVE', detail: String(quantity) };
  if (!onLot(instrument, quantity))
    return { code: 'QUANTITY_OFF_LOT', detail: `${quantity} is no multiple of ${instrument.lot}` };
  if (timeInForce === 'GTD' && (goodTill === null || goodTill <= at))
    return { code: 'GOOD_TILL_PASSED', detail: String(goodTill) };
  return priceRejection(ticket, instrument);
};

interface Circumstances {
  readonly at: Timestamp;
  readonly hours: TradingHours | undefined;
  readonly halts: TradingHalts | undefined;
}

const isHalted = ({ isHalted: byHand, place }: Book, { at, halts }: Circumstances): boolean =>
  byHand || (halts?.isHalted(place, millisecondsOf(at)) ?? false);

/** IOC and FOK mean now: between two sessions there is none. */
const isOutsideHours = (ticket: OrderTicket, book: Book, { at, hours }: Circumstances): boolean =>
  hours !== undefined && isForNow({ ticket }) && hours.isClosed(book.place, millisecondsOf(at));

/** Why a venue would not take the order into the book of its instrument, or null. */
export const rejectionOf = (
  ticket: OrderTicket,
  book: Book | undefined,
  by: Circumstances,
): Rejection | null => {
  const { clientOrderId, instrumentId, timeInForce } = ticket;
  if (!book) return { code: 'INSTRUMENT_UNKNOWN', detail: instrumentId };
  if (isHalted(book, by)) return { code: 'INSTRUMENT_HALTED', detail: instrumentId };
  if (book.works(clientOrderId)) return { code: 'DUPLICATE_ORDER_ID', detail: clientOrderId };
  if (isOutsideHours(ticket, book, by))
    return { code: 'OUTSIDE_HOURS', detail: `${timeInForce} between two sessions` };
  return termsRejection(ticket, book.instrument, by.at);
};
