export { AnalyticsCore } from './analytics-core.ts';
export type { AnalyticsInput, EquityPoint } from './analytics-core.ts';
export { ExecutionCore } from './execution-core.ts';
export type { ExecutionInput, InstantVenue, VenueWord } from './execution-core.ts';
export { RiskCore } from './risk-core.ts';
export type { RiskInput } from './risk-core.ts';
export { StrategyCore } from './strategy-core.ts';
export type { CorePorts, StrategyInput } from './strategy-core.ts';
