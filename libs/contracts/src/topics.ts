import type { ContractMessage, MessageTopic } from './codec/codec.ts';

/** How a topic is made and kept. */
export interface TopicTerms {
  /** What its messages are ordered by: all of one key stand in one partition. */
  readonly key: 'accountId' | 'feed';
  readonly partitions: number;
  /** How long a subscriber may stay away; the log of the publisher keeps everything. */
  readonly retentionDays: number;
  /** Whether the last message of a key is kept for good. */
  readonly compacted: boolean;
  /** The topic it travels on, where its place among the messages of another matters; else its own. */
  readonly carriedBy: MessageTopic | null;
  readonly describes: string;
}

const PARTITIONS = 12;
const RETENTION_DAYS = 7;

const ofAccount = (describes: string, carriedBy: MessageTopic | null = null): TopicTerms => ({
  key: 'accountId',
  partitions: PARTITIONS,
  retentionDays: RETENTION_DAYS,
  compacted: false,
  carriedBy,
  describes,
});

/** What a message is ordered by: the text under the key of its topic. */
export const keyOf = (message: ContractMessage): string => {
  switch (message.topic) {
    case 'market-data.instant.v1':
      return message.feed;
    case 'risk.order-approved.v1':
    case 'risk.modification-approved.v1':
      return message.ticket.accountId;
    default:
      return message.accountId;
  }
};

/** The topic that a type of message travels on. */
export const topicOf = (type: MessageTopic): MessageTopic => TOPICS[type].carriedBy ?? type;

/** All topics of the contexts, in one place: the admin task makes them as they stand here. */
export const TOPICS: { readonly [Topic in MessageTopic]: TopicTerms } = {
  'market-data.instant.v1': {
    ...ofAccount('all bars of a feed that close at one time'),
    key: 'feed',
  },
  'strategy.signal.v1': ofAccount('what a strategy wants at an instant, also when that is nothing'),
  'risk.order-approved.v1': ofAccount('orders that may be sent, with their protection'),
  'risk.order-denied.v1': ofAccount('orders that may not be sent, and why'),
  'risk.cancel-ordered.v1': ofAccount('orders that risk wants gone', 'risk.order-approved.v1'),
  'risk.modification-approved.v1': ofAccount(
    'working orders that may be changed, as they are to stand',
    'risk.order-approved.v1',
  ),
  'risk.modification-denied.v1': ofAccount('changes of working orders that may not be, and why'),
  'risk.booking.v1': ofAccount('fills as the books hold them'),
  'risk.flow.v1': ofAccount('cash that came or went without a trade', 'risk.booking.v1'),
  'risk.split.v1': ofAccount('splits as the books hold them', 'risk.booking.v1'),
  'execution.order.v1': ofAccount('every fact of an order, in the order of its stream'),
  'execution.break.v1': ofAccount('differences between our books and the venue, while they stand'),
  'execution.instant-filled.v1': ofAccount(
    'what works has met the bars of an instant',
    'execution.order.v1',
  ),
  'risk.instant-booked.v1': ofAccount('the books have the fills of an instant', 'risk.booking.v1'),
  'risk.instant-reviewed.v1': ofAccount(
    'all targets of an instant are reviewed',
    'risk.order-approved.v1',
  ),
  'execution.instant-placed.v1': ofAccount(
    'what was approved at an instant is at the venue',
    'execution.order.v1',
  ),
};
