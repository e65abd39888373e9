import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instrumentId } from '@stratvector/model';
import type { LoadedSeries } from '@stratvector/model';
import { BarStore } from './bar-store.ts';
import { mergeBars } from './merge-bars.ts';
import { Folder, minutes, provenance, START } from './series.fixture.ts';

const folder = new Folder();
afterAll(() => folder.remove());

let stores = 0;
const fresh = (): BarStore => new BarStore(folder.file(`store-${(stores += 1)}`));

const closes = async (store: BarStore): Promise<readonly number[]> => [
  ...((await store.read('AAPL', '1m')).series[0]?.bars.close ?? []),
];

/** Other closes at the same times. */
const raised = (series: LoadedSeries): LoadedSeries => ({
  ...series,
  bars: { ...series.bars, close: series.bars.close.map((close) => close + 0.5) },
});

describe('the store', () => {
  it('gives back what it was given', async () => {
    const store = fresh();
    const series = minutes(0, 5000);
    const { problems, note } = await store.write(series, provenance('a.csv'));
    expect(problems).toEqual([]);
    const [read] = (await store.read('AAPL', '1m')).series;
    expect(read?.bars).toEqual(series.bars);
    expect(read).toMatchObject({ timeframe: '1m', sessionDates: false, priceDecimals: 1 });
    expect(note).toMatchObject({
      rows: 5000,
      first: START,
      provenance: { timezone: 'America/New_York' },
    });
    expect((await store.describe('AAPL', '1m'))?.note).toEqual(note);
  });

  it('keeps days as days, adjusted closes, and what has no volume', async () => {
    const store = fresh();
    const day = 86_400_000;
    const base = minutes(0, 2);
    const openTime = Float64Array.of(Date.UTC(1969, 11, 31), Date.UTC(2024, 0, 2));
    const series: LoadedSeries = {
      ...base,
      timeframe: '1d',
      sessionDates: true,
      adjustedClose: Float64Array.of(50.5, NaN),
      bars: {
        ...base.bars,
        openTime,
        closeTime: openTime.map((time) => time + day),
        volume: new Float64Array(2),
        hasVolume: false,
      },
    };
    await store.write(series, provenance('a.csv'));
    const [read] = (await store.read('AAPL', '1d')).series;
    expect(read?.bars).toEqual(series.bars);
    expect(read?.sessionDates).toBe(true);
    expect([...(read?.adjustedClose ?? [])]).toEqual([50.5, NaN]);
  });

  it('keeps the close of a bar that ends early', async () => {
    const store = fresh();
    const whole = minutes(0, 3);
    const closeTime = whole.bars.closeTime.slice();
    closeTime[2] = START + 2 * 60_000 + 30_000;
    const series = { ...whole, bars: { ...whole.bars, closeTime } };
    await store.write(series, provenance('a.csv'));
    expect((await store.read('AAPL', '1m')).series[0]?.bars).toEqual(series.bars);
  });

  it('keeps the timeframe of a single bar', async () => {
    const store = fresh();
    await store.write(minutes(0, 1), provenance('a.csv'));
    const [read] = (await store.read('AAPL', '1m')).series;
    expect(read?.timeframe).toBe('1m');
    expect(read?.bars.closeTime[0]).toBe(START + 60_000);
  });

  it.each(['BRK/B', '../../etc', '.hidden', 'a*b?', 'ÄÖ', 'CON:', '^GSPC', "it's"])(
    'takes the symbol %s',
    async (symbol) => {
      const store = fresh();
      await store.write(minutes(0, 2, { instrument: instrumentId(symbol) }), provenance('a.csv'));
      expect((await store.list()).map(({ instrument }) => instrument)).toEqual([symbol]);
      expect((await store.read(symbol, '1m')).series[0]?.instrument).toBe(symbol);
      expect(readdirSync(join(store.root, '1m'))).toHaveLength(1);
    },
  );

  it('lists everything, the damaged too, and nothing that is no series', async () => {
    const store = fresh();
    expect(await store.list()).toEqual([]);
    await store.write(minutes(0, 2), provenance('a.csv'));
    await store.write(minutes(0, 3, { instrument: instrumentId('MSFT') }), provenance('b.csv'));
    writeFileSync(join(store.root, '1m', 'BAD.parquet'), 'x');
    writeFileSync(join(store.root, '1m', 'notes.txt'), 'x');
    writeFileSync(join(store.root, 'readme.md'), 'x');
    const listed = await store.list();
    expect(listed.map(({ instrument, note }) => [instrument, note?.rows ?? null])).toEqual([
      ['AAPL', 2],
      ['BAD', null],
      ['MSFT', 3],
    ]);
    expect((await store.read('BAD', '1m')).problems[0]?.sentence).toContain('cannot be read');
    expect(await store.describe('NONE', '1m')).toBeNull();
    expect([store.remove('BAD', '1m'), store.remove('BAD', '1m')]).toEqual([true, false]);
  });

  it('writes the same bytes for the same bars', async () => {
    const [one, other] = [fresh(), fresh()];
    const bytes = async (store: BarStore): Promise<Buffer> => {
      await store.write(minutes(0, 5000), provenance('a.csv'));
      return readFileSync(join(store.root, '1m', 'AAPL.parquet'));
    };
    expect((await bytes(one)).equals(await bytes(other))).toBe(true);
  });
});

describe('a merge', () => {
  it('adds what is new before, between and after', async () => {
    const store = fresh();
    await store.merge(minutes(10, 10), provenance('a.csv'), 'refuse');
    const { counts, problems, note } = await store.merge(
      minutes(5, 20),
      provenance('b.csv'),
      'refuse',
    );
    expect(problems).toEqual([]);
    expect(counts).toEqual({ added: 10, same: 10, replaced: 0, kept: 0 });
    expect(await closes(store)).toEqual(Array.from({ length: 20 }, (_, row) => 106 + row));
    expect(note?.provenance.sources.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
  });

  it('decides by rule where bars differ', async () => {
    const store = fresh();
    await store.merge(minutes(0, 3), provenance('a.csv'), 'refuse');
    const kept = await store.merge(raised(minutes(1, 3)), provenance('b.csv'), 'keep');
    expect(kept.counts).toEqual({ added: 1, same: 0, replaced: 0, kept: 2 });
    expect(await closes(store)).toEqual([101, 102, 103, 104.5]);
    const replaced = await store.merge(raised(minutes(1, 2)), provenance('c.csv'), 'replace');
    expect(replaced.counts).toEqual({ added: 0, same: 0, replaced: 2, kept: 0 });
    expect(await closes(store)).toEqual([101, 102.5, 103.5, 104.5]);
  });

  it('refuses differing bars where it is told to, and changes nothing', async () => {
    const store = fresh();
    await store.merge(minutes(0, 3), provenance('a.csv'), 'refuse');
    const { problems, note } = await store.merge(
      raised(minutes(2, 3)),
      provenance('b.csv'),
      'refuse',
    );
    expect(note).toBeNull();
    expect(problems[0]?.sentence).toContain(
      '1 bars are stored with other values, the first at 2024-01-02T14:32:00.000Z',
    );
    expect(await closes(store)).toEqual([101, 102, 103]);
  });

  it('done twice leaves the file untouched', async () => {
    const store = fresh();
    const path = join(store.root, '1m', 'AAPL.parquet');
    await store.merge(minutes(0, 3), provenance('a.csv'), 'replace');
    const before = statSync(path, { bigint: true });
    const { counts } = await store.merge(minutes(0, 3), provenance('a.csv'), 'replace');
    expect(counts).toEqual({ added: 0, same: 3, replaced: 0, kept: 0 });
    const after = statSync(path, { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  });

  it.each([
    [
      'session dates with moments',
      { sessionDates: true },
      'the store has moments, the new bars have session dates',
    ],
    [
      'an adjusted close with none',
      { adjustedClose: Float64Array.of(1, 2) },
      'adjusted close: the store has none',
    ],
    [
      'no volume with a volume',
      { bars: { ...minutes(0, 2).bars, hasVolume: false } },
      'volume: the store has a volume',
    ],
  ])('does not mix %s', async (_what, change, sentence) => {
    const store = fresh();
    await store.merge(minutes(0, 2), provenance('a.csv'), 'keep');
    const { problems } = await store.merge(minutes(0, 2, change), provenance('b.csv'), 'keep');
    expect(problems[0]?.sentence).toContain(sentence);
    expect(await closes(store)).toEqual([101, 102]);
  });

  it('does not mix adjustments', async () => {
    const store = fresh();
    await store.merge(minutes(0, 2), provenance('a.csv'), 'keep');
    const other = { ...provenance('b.csv'), adjust: 'all' as const };
    const { problems } = await store.merge(minutes(2, 2), other, 'keep');
    expect(problems[0]?.sentence).toContain('the store has "none", the new bars have "all"');
  });

  it('refuses what it cannot read, and says what to do', async () => {
    const store = fresh();
    await store.write(minutes(0, 2), provenance('a.csv'));
    writeFileSync(join(store.root, '1m', 'AAPL.parquet'), 'x');
    const { problems } = await store.merge(minutes(0, 2), provenance('b.csv'), 'keep');
    expect(problems.at(-1)?.sentence).toContain('remove it and import again');
  });

  it('leaves nothing half-written where it cannot write, and sweeps up after killed processes', async () => {
    const store = fresh();
    await store.write(minutes(0, 2), provenance('a.csv'));
    writeFileSync(join(store.root, '1m', '.MSFT.parquet.partial-999999999-1'), 'x');
    await store.write(minutes(0, 2), provenance('a.csv'));
    expect(readdirSync(join(store.root, '1m'))).toEqual(['AAPL.parquet']);
    const blocked = new BarStore(join(store.root, '1m', 'AAPL.parquet'));
    const { problems } = await blocked.write(minutes(0, 2), provenance('a.csv'));
    expect(problems[0]?.sentence).toMatch(
      /it cannot be written: (a part of its path is a file|something of that name)/,
    );
    expect(existsSync(join(store.root, '1m', 'AAPL.parquet'))).toBe(true);
  });

  it('of any two series is the union in order, whatever the rule', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1 });
    const of = (places: readonly number[]): LoadedSeries => {
      const sorted = [...places].sort((a, b) => a - b);
      const whole = minutes(0, 31);
      const pick = (column: Float64Array) => Float64Array.from(sorted, (row) => column[row] ?? NaN);
      const { bars } = whole;
      return {
        ...whole,
        bars: {
          length: sorted.length,
          hasVolume: true,
          openTime: pick(bars.openTime),
          closeTime: pick(bars.closeTime),
          open: pick(bars.open),
          high: pick(bars.high),
          low: pick(bars.low),
          close: pick(bars.close),
          volume: pick(bars.volume),
        },
      };
    };
    fc.assert(
      fc.property(times, times, fc.constantFrom('keep', 'replace', 'refuse'), (a, b, rule) => {
        const { series, counts } = mergeBars(of(a), of(b), rule);
        expect(series.bars).toEqual(of([...new Set([...a, ...b])]).bars);
        expect(counts.added + a.length).toBe(series.bars.length);
      }),
    );
  });
});
