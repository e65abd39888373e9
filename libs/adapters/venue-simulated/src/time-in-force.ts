import type { Timestamp } from '@stratvector/kernel';
import type { OrderTicket } from '@stratvector/model';
import type { WorkingOrder } from './book.ts';
import type { VenueBar } from './reach.ts';

export type End = 'expired' | 'IMMEDIATE_OR_CANCEL' | 'FILL_OR_KILL';

/** Whether the time of an order that is good till a date is over. */
export const isPast = ({ ticket }: WorkingOrder, at: Timestamp): boolean =>
  ticket.timeInForce === 'GTD' && ticket.goodTill !== null && ticket.goodTill <= at;

/** Whether it fills in its first bar or not at all. */
export const isForNow = ({ ticket }: { readonly ticket: OrderTicket }): boolean =>
  ticket.timeInForce === 'IOC' || ticket.timeInForce === 'FOK';

/** What its time in force makes of an order once a bar is over; null where it works on. */
export const endOf = (order: WorkingOrder, bar: VenueBar, at: Timestamp): End | null => {
  const worked = order.bars > 0;
  switch (order.ticket.timeInForce) {
    case 'GTC':
      return null;
    case 'GTD':
      return isPast(order, at) ? 'expired' : null;
    case 'IOC':
      return worked ? 'IMMEDIATE_OR_CANCEL' : null;
    case 'FOK':
      return worked ? 'FILL_OR_KILL' : null;
    case 'OPG':
      return worked ? 'expired' : null;
    case 'DAY':
    case 'CLS':
      // The session that counts is the one that holds the first bar it could work in: a session whose
      // bars had all begun when it arrived has given it no chance to fill.
      return worked && bar.lastOfSession ? 'expired' : null;
  }
};
