export type { VenueRules } from './bar-session.ts';
export type { FinerBars } from './finer-bars.ts';
export { FinerColumns } from './finer-columns.ts';
export type { IntrabarPolicy } from './matching.ts';
export type { LimitFill, VenueBar } from './reach.ts';
export { SimulatedVenue } from './simulated-venue.ts';
export { TradingHalts } from './trading-halts.ts';
export type { Halt } from './trading-halts.ts';
export type { TradingHours } from './trading-hours.ts';
