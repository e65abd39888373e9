export { MessageCodec } from './codec/codec.ts';
export type { ContractMessage, Decoded, MessageTopic } from './codec/codec.ts';
export type { Scales } from './codec/wire-reader.ts';
export { keyOf, TOPICS, topicOf } from './topics.ts';
export type { TopicTerms } from './topics.ts';
export type {
  InstantBookedMessage,
  InstantFilledMessage,
  InstantHandledMessage,
  InstantPlacedMessage,
  InstantReviewedMessage,
} from './handled.ts';
export type { InstantMessage } from './market-data.ts';
export type { Break, BreakKind, BreakMessage, OrderFact, OrderFactMessage } from './execution.ts';
export type {
  BookingMessage,
  CancelOrderedMessage,
  FlowKind,
  FlowMessage,
  ModificationApprovedMessage,
  ModificationDeniedMessage,
  OrderApprovedMessage,
  OrderDeniedMessage,
  RiskMessage,
  SplitMessage,
} from './risk.ts';
export type { Intent, OrderChange, OrderIdea, Signal, SignalsRaised } from './strategy.ts';
