export { stock, ticket } from './builders.ts';
export { describeEventStore } from './event-store-suite.ts';
export type { OpenedEventStore } from './event-store-suite.ts';
export { describeCache } from './cache-suite.ts';
export type { OpenedCache } from './cache-suite.ts';
export { describeMessageBus } from './message-bus-suite.ts';
export type { OpenedMessageBus } from './message-bus-suite.ts';
export { decided, play } from './scenario.ts';
export type { Scenario } from './scenario.ts';
