import type { BusMessage } from './message-bus.ts';

/** A message that waits for a person: it could not be handled, or stands behind one that could not. */
export interface Parked {
  readonly consumer: string;
  /** What keeps its order: later messages of the stream wait behind this one. */
  readonly stream: string;
  readonly message: BusMessage;
  /** A sentence: why it waits. */
  readonly reason: string;
}

export interface ParkedStream {
  readonly stream: string;
  readonly count: number;
  /** Of the message at its head. */
  readonly reason: string;
}

/** Messages that wait, in the order in which they came, for each consumer and stream. */
export interface Parking {
  /** At the end of its stream; a message that waits already stays where it is. */
  park(parked: Parked): Promise<void>;
  /** Parks where its stream waits already; false, and nothing stored, where it does not. */
  parkBehind(parked: Parked): Promise<boolean>;
  /** From the head of the stream on. */
  parked(consumer: string, stream: string, limit: number): Promise<readonly Parked[]>;
  /** What waits, by the names of streams. */
  parkedStreams(consumer: string): Promise<readonly ParkedStream[]>;
  /** Lets go of one that was handled. */
  unpark(consumer: string, stream: string, message: string): Promise<void>;
}
