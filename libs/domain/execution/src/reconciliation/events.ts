import type { Break } from '@stratvector/contracts';
import type { Command, Event, Timestamp } from '@stratvector/kernel';
import type { ClientOrderId } from '@stratvector/model';
import type { BooksAtHand, VenueSnapshot } from './snapshot.ts';

export type ReconciliationCause =
  /** A session has begun: at start and after a line was lost. */
  | 'LOGON'
  /** The venue has left an order without an answer, or says what our books do not. */
  | 'DOUBT'
  /** Its time had come. */
  | 'CONTINUOUS';

/** An order that the venue lists nowhere, and since when. */
interface Absence {
  readonly orderId: ClientOrderId;
  readonly since: Timestamp;
}

export type ReconciliationEvent =
  | Event<'ReconciliationBegan', { run: string; cause: ReconciliationCause }>
  /** Another began before all was answered. */
  | Event<'ReconciliationAbandoned', { run: string }>
  | Event<'AbsenceNoted', Absence>
  /** It is listed again, or open with us no longer. */
  | Event<'AbsenceEnded', { orderId: ClientOrderId }>
  /** Absent in two answers a settle time apart, and nothing speaks for it. */
  | Event<'AbsenceProven', Absence>
  | Event<'BreakOpened', Break>
  | Event<'BreakChanged', Break>
  | Event<'BreakClosed', Break>
  | Event<
      'ReconciliationCompleted',
      {
        run: string;
        openOrders: number;
        completedOrders: number;
        executions: number;
        positions: number;
        breaks: number;
        coversFrom: Timestamp;
      }
    >
  /** A later epoch leads the account: nothing of ours leaves any more. */
  | Event<'LeadershipLost', { epoch: number; current: number }>;

export type ReconciliationCommand =
  | Command<'BeginReconciliation', { run: string; cause: ReconciliationCause }>
  | Command<'CompareBooks', { run: string; snapshot: VenueSnapshot; books: BooksAtHand }>
  | Command<'RecordStaleSession', { epoch: number; current: number }>;

/** How an account stands with its venue. */
export interface Reconciliation {
  /** The run that waits for answers; null where none does. */
  readonly run: string | null;
  /** A later epoch leads the account; a session that begins anew starts without it. */
  readonly isStale: boolean;
  readonly absences: ReadonlyMap<ClientOrderId, Timestamp>;
  readonly breaks: ReadonlyMap<string, Break>;
}
