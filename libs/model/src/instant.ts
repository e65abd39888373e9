import type { Timestamp } from '@stratvector/kernel';
import type { InstrumentId } from './identifiers.ts';

/** One bar that closes at an instant. Times are milliseconds, prices as the data gives them. */
export interface InstantBar {
  readonly instrumentId: InstrumentId;
  readonly openTime: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** 0 where the data has none. */
  readonly volume: number;
  readonly hasVolume: boolean;
  readonly firstOfSession: boolean;
  readonly lastOfSession: boolean;
}

/** Everything of a feed that closes at one time. */
export interface Instant {
  readonly feed: string;
  /** Counts the instants of the feed from 1, without gaps. */
  readonly sequence: number;
  readonly closeTime: Timestamp;
  /** In order of instrument id. */
  readonly bars: readonly InstantBar[];
}

/**
 * Every instant that market-data has published, for good: what is published stands here first. Warm-up
 * and restart read it, so that whoever comes back sees the very bars that it has decided on.
 */
export interface BarLog {
  /** Appends the next instant of a feed; false, and nothing stored, where the log has that sequence. */
  append(instant: Instant): Promise<boolean>;
  /** Instants of a feed after a sequence, in order, at most `limit` of them. */
  read(feed: string, after: number, limit: number): Promise<readonly Instant[]>;
  /** The latest of a feed; null where it has none. */
  last(feed: string): Promise<Instant | null>;
}
