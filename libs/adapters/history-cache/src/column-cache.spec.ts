import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instrumentId } from '@stratvector/model';
import type { LoadedHistory, LoadedSeries, ReadOptions } from '@stratvector/model';
import { ColumnCache } from './column-cache.ts';
import { fingerprintOf } from './fingerprint.ts';

const folder = mkdtempSync(join(tmpdir(), 'stratvector-cache-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OPTIONS: ReadOptions = {
  symbol: 'AAPL',
  onBadBar: 'drop',
  timestamp: 'open',
  timezone: 'UTC',
};
const MINUTE = 60_000;
const EVERY = { sourceBytesMin: 0, cacheBytesMax: Infinity };

const column = (rows: number, value: (row: number) => number): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) => value(row));

const seriesOf = (symbol: string, rows: number): LoadedSeries => ({
  instrument: instrumentId(symbol),
  timeframe: '1m',
  bars: {
    length: rows,
    openTime: column(rows, (row) => row * MINUTE),
    closeTime: column(rows, (row) => row * MINUTE + MINUTE),
    open: column(rows, (row) => row + 1.25),
    high: column(rows, (row) => row + 3),
    low: column(rows, (row) => row + 1),
    close: column(rows, (row) => row + 2),
    volume: column(rows, (row) => row),
    hasVolume: true,
  },
  sessionDates: false,
  adjustedClose: null,
  priceDecimals: 2,
  source: '',
  findings: [{ kind: 'BAD_RANGE', row: 7, time: null, sentence: 'left out' }],
  tally: { BAD_RANGE: 1 },
  counts: { read: rows + 1, used: rows, skipped: 1, repaired: 0 },
});

let places = 0;
/** A source, a cache, and how often the source was read. */
const setUp = (series: readonly LoadedSeries[], limits = EVERY) => {
  const root = join(folder, String((places += 1)));
  const path = `${root}.csv`;
  writeFileSync(path, `source ${places}`);
  const cache = new ColumnCache(join(root, 'cache'), limits);
  const counted = { reads: 0 };
  const load = async (change: Partial<ReadOptions> = {}) => {
    const answer = await cache.load(
      { path, fingerprint: fingerprintOf(path) },
      { ...OPTIONS, ...change },
      (): Promise<LoadedHistory> => {
        counted.reads += 1;
        return Promise.resolve({
          series: series.map((one) => ({ ...one, source: path })),
          problems: [],
        });
      },
    );
    expect(await answer.written).toBeNull();
    return answer;
  };
  const entries = (): readonly string[] =>
    readdirSync(join(root, 'cache')).map((name) => join(root, 'cache', name));
  return { path, load, entries, counted, cacheFolder: join(root, 'cache') };
};

describe('the column cache', () => {
  it('gives back everything that was read, without reading it again', async () => {
    const odd = seriesOf('B', 3);
    const late = odd.bars.closeTime.slice();
    late[2] = 2 * MINUTE + 30_000;
    const all = [
      seriesOf('A', 1000),
      { ...odd, bars: { ...odd.bars, closeTime: late } },
      {
        ...seriesOf('C', 2),
        adjustedClose: Float64Array.of(1.5, NaN),
        bars: { ...seriesOf('C', 2).bars, volume: new Float64Array(2), hasVolume: false },
      },
    ];
    const { load, counted, path, entries } = setUp(all);
    const first = await load();
    const second = await load();
    expect([first.isCached, second.isCached, counted.reads]).toEqual([false, true, 1]);
    expect(second.history).toEqual({
      series: all.map((one) => ({ ...one, source: path })),
      problems: [],
    });
    expect(entries()).toHaveLength(1);
  });

  it('reads again when the file changed, or is read in another way', async () => {
    const { load, counted, path } = setUp([seriesOf('A', 10)]);
    await load();
    await load({ timezone: 'Europe/Berlin' });
    await load({ onBadBar: 'error' });
    await load({ timestamp: 'close' });
    await load({ symbol: 'MSFT' });
    expect(counted.reads).toBe(5);
    writeFileSync(path, 'other');
    expect((await load()).isCached).toBe(false);
    expect((await load()).isCached).toBe(true);
  });

  it('does not keep what could not be read, nor small files', async () => {
    const root = join(folder, 'problems');
    const path = `${root}.csv`;
    writeFileSync(path, 'x');
    const source = { path, fingerprint: fingerprintOf(path) };
    const problems = [{ source: path, row: 1, sentence: 'bad' }];
    const cache = new ColumnCache(root, EVERY);
    const read = () => Promise.resolve<LoadedHistory>({ series: [], problems });
    expect((await cache.load(source, OPTIONS, read)).history.problems).toEqual(problems);
    const usual = new ColumnCache(root);
    const good = () => Promise.resolve<LoadedHistory>({ series: [seriesOf('A', 2)], problems: [] });
    await usual.load(source, OPTIONS, good);
    expect((await usual.load(source, OPTIONS, good)).isCached).toBe(false);
    expect(() => readdirSync(root)).toThrow('ENOENT');
  });

  it('never trusts a damaged entry: whatever byte is changed or lost, the file is read again and the entry mended', async () => {
    const { load, counted, entries } = setUp([seriesOf('A', 20)]);
    await load();
    const [entry = ''] = entries();
    const whole = readFileSync(entry);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (place, change, isCut) => {
          const damaged = Buffer.from(whole);
          damaged[place] = (damaged[place] ?? 0) ^ change;
          writeFileSync(entry, isCut ? whole.subarray(0, place) : damaged);
          const before = counted.reads;
          const { isCached, history } = await load();
          expect([isCached, counted.reads]).toEqual([false, before + 1]);
          expect(history.series[0]?.bars).toEqual(seriesOf('A', 20).bars);
          expect(readFileSync(entry).equals(whole)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('forgets what was used longest ago when it grows over its limit', async () => {
    const { load, entries, counted } = setUp([seriesOf('A', 100)], {
      sourceBytesMin: 0,
      cacheBytesMax: 12_000,
    });
    await load();
    const size = statSync(entries()[0] ?? '').size;
    await load({ symbol: 'B' });
    await load({ symbol: 'C' });
    expect(entries().length).toBe(Math.floor(12_000 / size));
    expect((await load({ symbol: 'C' })).isCached).toBe(true);
    expect(counted.reads).toBe(3);
  });

  it('says so when it cannot be written, and loads all the same', async () => {
    const root = join(folder, 'blocked');
    writeFileSync(root, 'a file stands where the folder should be');
    const path = join(folder, 'blocked.csv');
    writeFileSync(path, 'x');
    const { history, written } = await new ColumnCache(root, EVERY).load(
      { path, fingerprint: fingerprintOf(path) },
      OPTIONS,
      () => Promise.resolve({ series: [seriesOf('A', 2)], problems: [] }),
    );
    expect(history.series).toHaveLength(1);
    expect(await written).toMatch(
      /the cache .*blocked cannot be written: (something of that name is in its way|a part of its path is a file)/,
    );
    expect(await written).not.toMatch(/\bE[A-Z]{3,}\b/);
  });
});

describe('a fingerprint', () => {
  it('is the SHA-256 of the bytes', () => {
    const path = join(folder, 'abc');
    writeFileSync(path, 'abc');
    // FIPS 180-2, appendix B.1.
    expect(fingerprintOf(path)).toBe(
      'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
