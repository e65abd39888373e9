export { CommandHandler, LeaseLost } from './command-handler.ts';
export type { CommandContext, Handled, HandlerTerms } from './command-handler.ts';
export { Relay } from './relay.ts';
export type { RelayTerms } from './relay.ts';
