export { firstAfter, firstFrom } from './ascending.ts';
export { assert, AssertionFailed, unreachable } from './assert.ts';
export { replay } from './decider.ts';
export type { Decider } from './decider.ts';
export { Aggregates } from './journal.ts';
export type { Journal, Journaled } from './journal.ts';
export { millisecondsOf, timestampOfMilliseconds } from './message.ts';
export type { Command, Event, Message, Timestamp } from './message.ts';
export { LOG_START } from './event-store.ts';
export type {
  Append,
  Appended,
  EventStore,
  Json,
  JsonObject,
  Lease,
  LogPlace,
  NewEvent,
  Snapshot,
  StoredEvent,
  StreamAppend,
} from './event-store.ts';
export type { BusMessage, MessageBus, Subscriber, Subscription } from './message-bus.ts';
export type { Parked, ParkedStream, Parking } from './parking.ts';
export { floatOf, integerOf } from './whole.ts';
export { editDistance, nearestNames } from './nearest.ts';
