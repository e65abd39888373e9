import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instrumentId } from '@stratvector/model';
import type { LoadedSeries } from '@stratvector/model';
import type { Provenance } from './provenance.ts';

const MINUTE_MS = 60_000;
export const START = Date.UTC(2024, 0, 2, 14, 30);

/** A folder that is gone when the tests are over. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'stratvector-parquet-'));

  file(name: string): string {
    return join(this.path, name);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Minutes from a place on, each with its number as its close. */
export const minutes = (
  from: number,
  count: number,
  change: Partial<LoadedSeries> = {},
): LoadedSeries => {
  const column = (value: (row: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, row) => value(from + row));
  const openTime = column((row) => START + row * MINUTE_MS);
  return {
    instrument: instrumentId('AAPL'),
    timeframe: '1m',
    bars: {
      length: count,
      openTime,
      closeTime: openTime.map((time) => time + MINUTE_MS),
      open: column((row) => 100 + row),
      high: column((row) => 102.5 + row),
      low: column((row) => 99 + row),
      close: column((row) => 101 + row),
      volume: column((row) => 1000 + row),
      hasVolume: true,
    },
    sessionDates: false,
    adjustedClose: null,
    priceDecimals: 1,
    source: 'test',
    findings: [],
    tally: {},
    counts: { read: count, used: count, skipped: 0, repaired: 0 },
    ...change,
  };
};

export const provenance = (name: string): Provenance => ({
  timezone: 'America/New_York',
  adjust: 'none',
  sources: [{ name, fingerprint: `sha256:${name}` }],
});
