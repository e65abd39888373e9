export type { OrderFact, OrderFactMessage } from './execution.ts';
export type {
  BookingMessage,
  CancelOrderedMessage,
  OrderApprovedMessage,
  OrderDeniedMessage,
  RiskMessage,
} from './risk.ts';
export type { Intent, OrderIdea, Signal, SignalsRaised } from './strategy.ts';
