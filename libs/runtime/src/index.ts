export { CommandHandler, LeaseLost } from './command-handler.ts';
export type { CommandContext, Handled, HandlerTerms } from './command-handler.ts';
export { Dispatcher, parkingStreamOf } from './dispatcher.ts';
export type { DispatcherTerms, Unparked } from './dispatcher.ts';
export { Relay } from './relay.ts';
export type { RelayTerms } from './relay.ts';
export type { SnapshotTerms } from './snapshots.ts';
export { lifted, UnknownSchema } from './upcasters.ts';
export type { Lift, Upcasters } from './upcasters.ts';
