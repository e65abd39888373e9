import type { Timestamp } from '@stratvector/kernel';
import type { OrderTicket } from '@stratvector/model';

interface Expired {
  readonly ticket: Pick<OrderTicket, 'timeInForce'>;
  readonly working: Timestamp | null;
  readonly ended: Timestamp | null;
}

/**
 * Why an order expired; `last` is the last moment of the run. One that is good till canceled does not
 * expire by itself, nor does one at the moment it begins to work: then there were no more bars, of the
 * run or of the instrument.
 */
export const expiryCause = (
  { ticket, working, ended }: Expired,
  last: Timestamp | null,
): 'TIME_IN_FORCE' | 'RUN_ENDED' | 'DATA_ENDED' => {
  const cannot = ticket.timeInForce === 'GTC' || working === null || working === ended;
  if (!cannot) return 'TIME_IN_FORCE';
  return ended === last ? 'RUN_ENDED' : 'DATA_ENDED';
};
