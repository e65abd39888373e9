import type { Event, StoredEvent, Timestamp } from '@stratvector/kernel';
import { restored } from '@stratvector/runtime';

/** Whether an event is of a stream of this category. */
export const isOf = ({ stream }: StoredEvent, category: string): boolean =>
  stream.startsWith(`${category}-`);

/** The id within the name of a stream of this category. */
export const idIn = <Id extends string>({ stream }: StoredEvent, category: string): Id =>
  // Named by the deciders of this category, by ids of this kind.
  stream.slice(category.length + 1) as Id;

/** An event as its decider wrote it. */
export const toldBy = <E extends Event>({ type, data }: StoredEvent): E =>
  ({ type, data: restored(data) }) as unknown as E;

/** The time at which it was decided. */
export const timeOf = ({ metadata }: StoredEvent): Timestamp =>
  BigInt(metadata['at'] as string) as Timestamp;
