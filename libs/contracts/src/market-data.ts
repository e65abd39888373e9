import type { Instant } from '@stratvector/model';

/** Published by market-data: everything that closes at one time. Key: feed. */
export interface InstantMessage extends Instant {
  readonly topic: 'market-data.instant.v1';
}
