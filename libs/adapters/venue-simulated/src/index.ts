export type { VenueRules } from './bar-session.ts';
export type { IntrabarPolicy } from './matching.ts';
export type { LimitFill, VenueBar } from './reach.ts';
export { SimulatedVenue } from './simulated-venue.ts';
