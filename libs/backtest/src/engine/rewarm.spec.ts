import { describe, expect, it } from '@jest/globals';
import type { BarCursor, SplitNotice, StrategyDefinition } from '@stratvector/domain-strategy';
import type { BarColumns } from '@stratvector/model';
import { NoJournal } from '../journal/no-journal.ts';
import { Engine } from './engine.ts';
import { planOf, randomBars } from './plan.fixture.ts';
import type { PlannedAction, RunPlan } from './plan.ts';
import { ShareBasis } from './share-basis.ts';
import { VolatilityColumns } from './volatility-columns.ts';

const LENGTH = 60;
const WEEK = 5;
const SPLITS: readonly (readonly [row: number, ratio: number])[] = [
  [22, 2],
  [41, 4],
];

/** On the shares of the last day. */
const ADJUSTED = randomBars(LENGTH, 7);

/** The same market in the shares of each day: before a split a share was so many. */
const raw = ({ open, high, low, close, volume, ...rest }: BarColumns): BarColumns => {
  const sharesOf = (row: number): number =>
    SPLITS.reduce((shares, [at, ratio]) => (row < at ? shares * ratio : shares), 1);
  const times = (column: Float64Array): Float64Array =>
    column.map((value, row) => value * sharesOf(row));
  return {
    ...rest,
    open: times(open),
    high: times(high),
    low: times(low),
    close: times(close),
    volume: volume.map((value, row) => value / sharesOf(row)),
  };
};

/** Five days each; what mixes two kinds of shares is as wrong as it can be. */
const weeksOf = ({
  openTime,
  closeTime,
  open,
  high,
  low,
  close,
  volume,
}: BarColumns): BarColumns => {
  const weeks = Array.from({ length: LENGTH / WEEK }, (_, week) => [
    week * WEEK,
    (week + 1) * WEEK,
  ]);
  const made = (of: (from: number, to: number) => number | undefined): Float64Array =>
    Float64Array.from(weeks, ([from = 0, to = 0]) => of(from, to) ?? NaN);
  return {
    length: weeks.length,
    openTime: made((from) => openTime[from]),
    closeTime: made((_, to) => closeTime[to - 1]),
    open: made((from) => open[from]),
    high: made((from, to) => Math.max(...high.subarray(from, to))),
    low: made((from, to) => Math.min(...low.subarray(from, to))),
    close: made((_, to) => close[to - 1]),
    volume: made((from, to) => volume.subarray(from, to).reduce((a, b) => a + b, 0)),
    hasVolume: true,
  };
};

const actions: readonly PlannedAction[] = SPLITS.map(([row, ratio]) => ({
  kind: 'split',
  row,
  numerator: BigInt(ratio),
  denominator: 1n,
}));

const weekly = (bar: BarCursor): readonly number[] => [
  bar.open,
  bar.high,
  bar.low,
  bar.close,
  bar.value('trend'),
];

const daily = (bar: BarCursor): readonly number[] => {
  const past = [1, 4, 9].flatMap((ago) => [bar.closeAgo(ago), bar.value('mean', ago)]);
  const week = bar.latest('1w');
  const own = [bar.open, bar.high, bar.low, bar.value('smooth'), bar.value('range')];
  return [...own, ...past, ...(week ? weekly(week) : [])];
};

/** Writes down everything that it can see, in prices of the day. */
const watcher = (seen: number[][], splits: SplitNotice[]): StrategyDefinition => ({
  name: 'watcher',
  title: 'Watcher',
  description: 'Looks.',
  source: 'spec',
  parameters: [],
  indicators: () => ({ mean: 'sma(7)', smooth: 'ema(9)', range: 'atr(5)' }),
  timeframes: () => ({ '1w': { trend: 'sma(3)' } }),
  warmUp: () => 10,
  create: () => ({
    onBar: (bar) => {
      const prices = bar.timeframe === '1w' ? weekly(bar) : daily(bar);
      seen.push([...prices.map((price) => price / bar.close), (bar.volume * bar.close) / 1e8]);
    },
    onSplit: (split) => splits.push(split),
  }),
});

const watched = (columns: BarColumns, change: Partial<RunPlan>, own = actions) => {
  const seen: number[][] = [];
  const splits: SplitNotice[] = [];
  const plan = planOf({ AAA: columns }, change, [watcher(seen, splits)]);
  const instruments = plan.instruments.map((one) => ({
    ...one,
    actions: own,
    coarser: new Map([['1w', weeksOf(columns)]]),
  }));
  new Engine({ ...plan, instruments }, new NoJournal()).run();
  return { seen, splits };
};

/** To nine digits: sums in other orders differ in the last. */
const rounded = (rows: readonly (readonly number[])[]) =>
  rows.map((row) => row.map((value) => (Number.isNaN(value) ? 'none' : value.toFixed(9))));

describe('what a strategy sees over splits', () => {
  const expected = watched(ADJUSTED, {}, []);

  it('is in the shares of its day, in windows, in the past and in coarser bars', () => {
    const { seen, splits } = watched(raw(ADJUSTED), {});
    expect(rounded(seen)).toEqual(rounded(expected.seen));
    expect(seen.length).toBeGreaterThan(50);
    expect(splits).toEqual(SPLITS.map(([, ratio]) => ({ index: 0, ratio })));
  });

  it('was so before the run began', () => {
    const start = ADJUSTED.closeTime[30] ?? NaN;
    const { seen, splits } = watched(raw(ADJUSTED), { start });
    expect(rounded(seen)).toEqual(rounded(watched(ADJUSTED, { start }, []).seen));
    expect(splits).toEqual([{ index: 0, ratio: 4 }]);
  });

  it('is not told of a split before it has seen a bar', () => {
    const early: readonly PlannedAction[] = [
      { kind: 'split', row: 3, numerator: 2n, denominator: 1n },
    ];
    expect(watched(ADJUSTED, {}, early).splits).toEqual([]);
  });

  it('does not know of a split to come', () => {
    const all = raw(ADJUSTED);
    const { seen } = watched(all, {});
    const late: readonly PlannedAction[] = actions.slice(0, 1);
    const before = watched(all, {}, late).seen;
    // The rows before the second split, coarser ones among them.
    expect(seen.slice(0, 36)).toEqual(before.slice(0, 36));
  });
});

/** What a strategy of AAA alone sees of its beta to BBB, whose splits are these. */
const betas = (other: BarColumns, own: readonly PlannedAction[]): readonly number[] => {
  const seen: number[] = [];
  const comparer: StrategyDefinition = {
    ...watcher([], []),
    indicators: () => ({ beta: 'sma(beta(8,BBB),2)' }),
    timeframes: () => ({}),
    create: () => ({ onBar: (bar) => seen.push(bar.value('beta'), bar.value('beta', 3)) }),
  };
  const plan = planOf({ AAA: randomBars(LENGTH, 3), BBB: other }, {}, [comparer]);
  const instruments = plan.instruments.map((one) =>
    one.instrument.id === 'BBB' ? { ...one, actions: own } : one,
  );
  const strategies = plan.strategies.map((one) => ({ ...one, universe: [0] }));
  new Engine({ ...plan, instruments, strategies }, new NoJournal()).run();
  return seen;
};

describe('a comparison with another instrument', () => {
  it('stands on its new shares after its splits', () => {
    const found = betas(raw(ADJUSTED), actions);
    expect(rounded([found])).toEqual(rounded([betas(ADJUSTED, [])]));
    expect(found.filter(Number.isFinite).length).toBeGreaterThan(80);
  });
});

describe('volatility over splits', () => {
  it('is that of prices on one kind of shares', () => {
    const plan = {
      ...planOf({ AAA: raw(ADJUSTED) }),
      volatility: { period: 20, periodsPerYear: 252 },
    };
    const split = { ...plan, instruments: plan.instruments.map((one) => ({ ...one, actions })) };
    const basis = new ShareBasis(split);
    const columns = new VolatilityColumns(split, basis);
    const whole = planOf({ AAA: ADJUSTED }, { volatility: plan.volatility });
    const expected = new VolatilityColumns(whole, new ShareBasis(whole));
    expect(columns.at(0, 59)).not.toBe(expected.at(0, 59));
    for (let made = 0; made < SPLITS.length; made += 1) {
      basis.advance(0);
      columns.rewarm(0);
    }
    expect(columns.at(0, 59)).toBe(expected.at(0, 59));
  });
});
