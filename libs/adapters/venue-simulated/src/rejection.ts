import { onLot, onTick } from '@stratvector/model';
import type { Instrument, OrderTicket, Price, RejectionCode } from '@stratvector/model';

import type { Book } from './book.ts';

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

const priceRejection = (ticket: OrderTicket, instrument: Instrument): Rejection | null => {
  const { limitPrice, stopPrice } = ticket;
  if (!isPriced(ticket))
    return { code: 'PRICE_MISSING', detail: `a ${ticket.type} order needs its price` };
  const rejection = limitPrice === null ? null : offTick(limitPrice, instrument);
  return rejection ?? (stopPrice === null ? null : offTick(stopPrice, instrument));
};

/** What is wrong with the terms of an order for the instrument, or null. */
export const termsRejection = (ticket: OrderTicket, instrument: Instrument): Rejection | null => {
  const { quantity, timeInForce, goodTill, decidedAt } = ticket;
  if (quantity <= 0n) return { code: 'QUANTITY_NOT_POSITIVE', detail: String(quantity) };
  if (!onLot(instrument, quantity))
    return { code: 'QUANTITY_OFF_LOT', detail: `${quantity} is no multiple of ${instrument.lot}` };
  if (timeInForce === 'GTD' && (goodTill === null || goodTill <= decidedAt))
    return { code: 'GOOD_TILL_PASSED', detail: String(goodTill) };
  return priceRejection(ticket, instrument);
};

/** Why a venue would not take the order into the book of its instrument, or null. */
export const rejectionOf = (ticket: OrderTicket, book: Book | undefined): Rejection | null => {
  const { clientOrderId, instrumentId } = ticket;
  if (!book) return { code: 'INSTRUMENT_UNKNOWN', detail: instrumentId };
  if (book.works(clientOrderId)) return { code: 'DUPLICATE_ORDER_ID', detail: clientOrderId };
  return termsRejection(ticket, book.instrument);
};
