export { AnalyticsCore } from './analytics-core.ts';
export type { AnalyticsInput, EquityPoint } from './analytics-core.ts';
export { ExecutionCore } from './execution-core.ts';
export type { ExecutionInput, InstantVenue, VenueWord } from './execution-core.ts';
export { instantsOf } from './instants-of.ts';
export type { SessionLine } from './live-session.ts';
export { READS } from './reads.ts';
export { RiskCore } from './risk-core.ts';
export type { RiskInput } from './risk-core.ts';
export type { PersonCommand } from './person-command.ts';
export { idIn, isOf, timeOf, toldBy } from './stored.ts';
export { StrategyCore } from './strategy-core.ts';
export type { CorePorts, StrategyInput } from './strategy-core.ts';
export {
  codecOf,
  contextService,
  contextServices,
  SERVICE_NAMES,
  SERVICE_TOPICS,
} from './services.ts';
export type {
  ContextPorts,
  HostTerms,
  RunningContexts,
  RunningService,
  ServiceName,
} from './services.ts';
