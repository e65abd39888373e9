import { floatOf, integerOf } from './whole.ts';

/** Nanoseconds since the Unix epoch, UTC. */
export type Timestamp = bigint & { readonly __brand: 'Timestamp' };

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

export const timestampOfMilliseconds = (milliseconds: number): Timestamp =>
  BigInt.asIntN(64, integerOf(milliseconds) * NANOSECONDS_PER_MILLISECOND) as Timestamp;

/** Rounds toward the past; columns and calendars count milliseconds. */
export const millisecondsOf = (timestamp: Timestamp): number =>
  floatOf(BigInt.asIntN(64, timestamp / NANOSECONDS_PER_MILLISECOND));

/** A fact or an intention: a name and its data. Never mutated once created. */
export interface Message<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Readonly<Data>;
}

/** What happened. Named in the past tense. */
export type Event<Type extends string = string, Data = unknown> = Message<Type, Data>;

/** What is asked for. Named in the imperative, and stamped with the time it was asked at. */
export type Command<Type extends string = string, Data = unknown> = Message<Type, Data> & {
  readonly at: Timestamp;
};
