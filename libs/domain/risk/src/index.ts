export { createAccount } from './account/account.ts';
export { CONTROL_REFUSALS } from './account/control-refusal.ts';
export { DENIAL_REASONS } from './account/denied-reason.ts';
export type { DeniedCode, DeniedReason } from './account/denied-reason.ts';
export type {
  AccountCommand,
  AccountEvent,
  FinancedBalance,
  Mark,
  RiskStatistics,
  Valuation,
  Volatilities,
} from './account/events.ts';
export { trade } from './account/position.ts';
export type { Holding } from './account/position.ts';
export { scopeName } from './account/latch.ts';
export type { Breach, KillScope, Latch, LatchCause } from './account/latch.ts';
export { SlotIndex } from './account/slot-index.ts';
export type { SlotTerms } from './account/slot-index.ts';
export { isUnmet } from './account/state.ts';
export type { Account, EndCause, OpenOrder, Slot } from './account/state.ts';
export { asksForStatistics, UNLIMITED } from './account/terms.ts';
export type {
  AccountTerms,
  FinancingTerms,
  Limits,
  SlicingTerms,
  StrategyTerms,
} from './account/terms.ts';
export { publishedAccountFact } from './published.ts';
export { fraction } from './sizers/fraction.ts';
export { SIZERS } from './sizers/registry.ts';
export type { Sizer, SizerAnswer, SizerInput } from './sizers/sizer.ts';
export { historicalSimulation } from './statistics/historical-simulation.ts';
export { concernsAccount, onOrderFact, orderInterestOf } from './subscribed.ts';
export type { OrderInterest } from './subscribed.ts';
