import type { Timestamp } from '@stratvector/kernel';
import type { AccountId } from '@stratvector/model';

interface Handled<Topic extends string> {
  readonly topic: Topic;
  readonly accountId: AccountId;
  readonly closeTime: Timestamp;
}

/**
 * That a context has done its part of an instant for an account, and that what it said of it stands
 * before this on the same topic. In the order of an instant: what works has met its bars
 * (`instant-filled`), the books have them (`instant-booked`), strategies say what they want, all targets
 * are reviewed (`instant-reviewed`), and what was approved is at the venue (`instant-placed`).
 */
export type InstantFilledMessage = Handled<'execution.instant-filled.v1'>;
export type InstantBookedMessage = Handled<'risk.instant-booked.v1'>;
export type InstantReviewedMessage = Handled<'risk.instant-reviewed.v1'>;
export type InstantPlacedMessage = Handled<'execution.instant-placed.v1'>;

export type InstantHandledMessage =
  InstantFilledMessage | InstantBookedMessage | InstantReviewedMessage | InstantPlacedMessage;
