import type { Parking } from './parking.ts';

/** What JSON can say: an event as it is stored and as it travels. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

export interface NewEvent {
  /** Derived, never drawn: the same decision made again has the same id. */
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  /** Who, why and when: actor, correlation, causation, domain time. */
  readonly metadata: JsonObject;
}

/**
 * A place in the order in which a log may be read: by the transaction that wrote, then by position in
 * it. Positions alone skip what commits late.
 */
export interface LogPlace {
  readonly transaction: bigint;
  readonly position: bigint;
}

export const LOG_START: LogPlace = { transaction: 0n, position: 0n };

export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** Counts from 1 within the stream, without gaps. */
  readonly version: number;
  readonly place: LogPlace;
  /** SHA-256, in hexadecimal, over the hash of the event before it in its stream and this event. */
  readonly hash: string;
}

export interface StreamAppend {
  readonly stream: string;
  /** The version that was read: 0 for a stream that is not there yet. */
  readonly expectedVersion: number;
  readonly events: readonly NewEvent[];
}

export interface Append {
  readonly streams: readonly StreamAppend[];
  /** The message this handles; appended once, however often it comes. */
  readonly handles: { readonly consumer: string; readonly message: string } | null;
  /** The right to write: refused once a later epoch of the lease is known. */
  readonly lease: { readonly name: string; readonly epoch: number } | null;
}

/** Either all of an append is stored, or none of it. */
export type Appended =
  | { readonly outcome: 'appended' }
  /** The message was handled before. */
  | { readonly outcome: 'duplicate' }
  /** Somebody else has written to the stream since it was read. */
  | { readonly outcome: 'conflict'; readonly stream: string; readonly version: number }
  /** The lease has passed on: this writer has to stop. */
  | { readonly outcome: 'fenced'; readonly epoch: number };

export interface Snapshot {
  readonly version: number;
  readonly state: JsonObject;
}

export interface Lease {
  readonly name: string;
  /** Grows with each holder. */
  readonly epoch: number;
}

/**
 * The durable log of one service, and what stands beside it: handled messages, leases, checkpoints,
 * snapshots, messages that wait. What is answered has been stored; a promise that is rejected says
 * that nobody knows whether it has.
 */
export interface EventStore extends Parking {
  append(append: Append): Promise<Appended>;
  /** Events of a stream after a version, in order, at most `limit` of them. */
  read(stream: string, after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** Events of all streams after a place, in the order of places; nothing that could still be overtaken. */
  tail(after: LogPlace, limit: number): Promise<readonly StoredEvent[]>;
  /** Calls back soon after something was stored; a hint, which may be lost. Answers with how to stop. */
  listen(wake: () => void): Promise<() => Promise<void>>;
  checkpoint(name: string): Promise<LogPlace>;
  /** False, and nothing stored, where the checkpoint does not stand at `from` any longer. */
  moveCheckpoint(name: string, from: LogPlace, to: LogPlace): Promise<boolean>;
  snapshot(stream: string): Promise<Snapshot | null>;
  /** An older one than is there is let go of. */
  saveSnapshot(stream: string, snapshot: Snapshot): Promise<void>;
  /** Null while another holder has it. Taking it, and taking it anew after it ran out, raises the epoch. */
  acquireLease(name: string, holder: string, forMs: number): Promise<Lease | null>;
  /** False where it has passed on. */
  renewLease(lease: Lease, forMs: number): Promise<boolean>;
  releaseLease(lease: Lease): Promise<void>;
  close(): Promise<void>;
}
