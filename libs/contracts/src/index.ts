export type { OrderFact, OrderFactMessage } from './execution.ts';
export type {
  BookingMessage,
  CancelOrderedMessage,
  FlowKind,
  FlowMessage,
  OrderApprovedMessage,
  OrderDeniedMessage,
  RiskMessage,
  SplitMessage,
} from './risk.ts';
export type { Intent, OrderIdea, Signal, SignalsRaised } from './strategy.ts';
