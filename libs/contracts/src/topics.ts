import type { MessageTopic } from './codec/codec.ts';

/** How a topic is made and kept. */
export interface TopicTerms {
  /** What its messages are ordered by: all of one key stand in one partition. */
  readonly key: 'accountId' | 'instrumentId';
  readonly partitions: number;
  /** How long a subscriber may stay away; the log of the publisher keeps everything. */
  readonly retentionDays: number;
  /** Whether the last message of a key is kept for good. */
  readonly compacted: boolean;
  readonly describes: string;
}

const PARTITIONS = 12;
const RETENTION_DAYS = 7;

const ofAccount = (describes: string): TopicTerms => ({
  key: 'accountId',
  partitions: PARTITIONS,
  retentionDays: RETENTION_DAYS,
  compacted: false,
  describes,
});

/** All topics of the contexts, in one place: the admin task makes them as they stand here. */
export const TOPICS: { readonly [Topic in MessageTopic]: TopicTerms } = {
  'strategy.signal.v1': ofAccount('what a strategy wants at an instant, also when that is nothing'),
  'risk.order-approved.v1': ofAccount('orders that may be sent, with their protection'),
  'risk.order-denied.v1': ofAccount('orders that may not be sent, and why'),
  'risk.cancel-ordered.v1': ofAccount('orders that risk wants gone'),
  'risk.booking.v1': ofAccount('fills as the books hold them'),
  'risk.flow.v1': ofAccount('cash that came or went without a trade'),
  'risk.split.v1': ofAccount('splits as the books hold them'),
  'execution.order.v1': ofAccount('every fact of an order, in the order of its stream'),
};
