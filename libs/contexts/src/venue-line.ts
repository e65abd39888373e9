import type { Event, Timestamp } from '@stratvector/kernel';
import type {
  AccountId,
  ClientOrderId,
  Instant,
  OrderModification,
  OrderTicket,
} from '@stratvector/model';
import type { Outgoing } from '@stratvector/runtime';
import { restored, stored } from '@stratvector/runtime';
import type { InstantVenue, ExecutionInput } from './execution-core.ts';

/** What is sent to the simulated venue, in the order in which it is sent. */
export type VenueCall =
  | { readonly topic: 'venue.submit'; readonly ticket: OrderTicket; readonly at: Timestamp }
  | { readonly topic: 'venue.cancel'; readonly orderId: ClientOrderId; readonly at: Timestamp }
  | {
      readonly topic: 'venue.modify';
      readonly orderId: ClientOrderId;
      readonly change: OrderModification;
      readonly at: Timestamp;
    }
  | { readonly topic: 'venue.meet'; readonly instant: Instant }
  | { readonly topic: 'venue.ask'; readonly closeTime: Timestamp };

/** What the venue says of it. */
export type VenueSaid = Extract<ExecutionInput, { topic: `venue.${string}` | 'wire.sent' }>;

/** The two directions of the line, as topics of the bus; nobody but the two ends reads them. */
export const CALLS = 'venue.call';
export const WORDS = 'venue.word';

export type VenueEvent = Event<'CallTaken', VenueCall>;

/** As it stands in the log of who says it, and travels. */
export const onLine = (
  type: typeof CALLS | typeof WORDS,
  key: AccountId,
  said: VenueCall | VenueSaid,
): Outgoing => ({ type, key, value: JSON.stringify(stored(said)) });

/** What the other end has put on the line. */
export const offLine = <Said extends VenueCall | VenueSaid>(value: string): Said =>
  // Written by `onLine`, and by nobody else.
  restored<Said>(JSON.parse(value) as ReturnType<typeof stored>);

/** Execution's end of the line: what is sent goes into the log of the step that sends it. */
export const venueLine = (accountId: AccountId, say: (message: Outgoing) => void): InstantVenue => {
  const call = (said: VenueCall): void => say(onLine(CALLS, accountId, said));
  return {
    submit: (ticket, at) => call({ topic: 'venue.submit', ticket, at }),
    cancel: (orderId, at) => call({ topic: 'venue.cancel', orderId, at }),
    modify: (orderId, change, at) => call({ topic: 'venue.modify', orderId, change, at }),
    meet: (instant) => call({ topic: 'venue.meet', instant }),
    ask: (closeTime) => call({ topic: 'venue.ask', closeTime }),
  };
};
