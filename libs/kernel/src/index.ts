export { assert, AssertionFailed, unreachable } from './assert.ts';
export { replay } from './decider.ts';
export type { Decider } from './decider.ts';
export { Aggregates } from './journal.ts';
export type { Journal, Journaled } from './journal.ts';
export { millisecondsOf, timestampOfMilliseconds } from './message.ts';
export type { Command, Event, Message, Timestamp } from './message.ts';
export { integerOf } from './whole.ts';
export { editDistance, nearestNames } from './nearest.ts';
