import { onLot, onTick } from '@stratvector/model';
import type { Instrument, OrderTicket, Price, RejectionCode } from '@stratvector/model';

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
  if (!isPriced(ticket))
    return { code: 'PRICE_MISSING', detail: `a ${ticket.type} order needs its price` };
  for (const at of [ticket.limitPrice, ticket.stopPrice]) {
    const rejection = at === null ? null : offTick(at, instrument);
    if (rejection) return rejection;
  }
  return null;
};

/** Why a venue would not take the order, or null. */
export const rejectionOf = (
  ticket: OrderTicket,
  instrument: Instrument | undefined,
): Rejection | null => {
  if (!instrument) return { code: 'INSTRUMENT_UNKNOWN', detail: ticket.instrumentId };
  const { quantity, timeInForce, goodTill, decidedAt } = ticket;
  if (quantity <= 0n) return { code: 'QUANTITY_NOT_POSITIVE', detail: String(quantity) };
  if (!onLot(instrument, quantity))
    return { code: 'QUANTITY_OFF_LOT', detail: `${quantity} is no multiple of ${instrument.lot}` };
  if (timeInForce === 'GTD' && (goodTill === null || goodTill <= decidedAt))
    return { code: 'GOOD_TILL_PASSED', detail: String(goodTill) };
  return priceRejection(ticket, instrument);
};
