import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BarColumns } from '@stratvector/model';
import { calendarOf } from '../calendars/registry.ts';
import { choleskyOf, equicorrelation } from './cholesky.ts';
import { generateBars, syntheticProblem } from './generate.ts';
import type { SyntheticTerms } from './generate.ts';
import { Random } from './random.ts';
import { regimePath } from './regimes.ts';

const CALM = { drift: 0.06, volatility: 0.2, sessions: 100 };
const NO_JUMPS = { perYear: 0, mean: 0, deviation: 0 };

const terms = (changes: Partial<SyntheticTerms> = {}): SyntheticTerms => ({
  seed: 7,
  symbols: ['A'],
  timeframe: '1d',
  calendar: calendarOf('XNYS'),
  firstDate: '2000-01-01',
  sessions: 5000,
  regimes: [CALM],
  jumps: NO_JUMPS,
  correlation: equicorrelation(changes.symbols?.length ?? 1, 0),
  startPrice: 100,
  overnightShare: 0.25,
  volume: { perSession: 1_000_000, deviation: 0.4 },
  priceDecimals: 4,
  ...changes,
});

const barsOf = (changes: Partial<SyntheticTerms> = {}): BarColumns => {
  const [one] = generateBars(terms(changes));
  if (!one) throw new Error('no series');
  return one.bars;
};

const at = (column: ArrayLike<number>, row: number): number => column[row] ?? NaN;
const logReturns = ({ close }: BarColumns): readonly number[] =>
  Array.from(close.slice(1), (value, row) => Math.log(value / at(close, row)));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]): number => {
  const [meanOfA, meanOfB] = [mean(a), mean(b)];
  return mean(a.map((value, place) => (value - meanOfA) * (at(b, place) - meanOfB)));
};
const deviation = (values: readonly number[]): number => Math.sqrt(covariance(values, values));
const kurtosis = (values: readonly number[]): number => {
  const [center, spread] = [mean(values), deviation(values)];
  return mean(values.map((value) => ((value - center) / spread) ** 4)) - 3;
};
const isBar = (bars: BarColumns, row: number): boolean =>
  at(bars.high, row) >= Math.max(at(bars.open, row), at(bars.close, row)) &&
  at(bars.low, row) <= Math.min(at(bars.open, row), at(bars.close, row)) &&
  at(bars.low, row) > 0 &&
  at(bars.openTime, row) < at(bars.closeTime, row) &&
  (row === 0 || at(bars.openTime, row) >= at(bars.closeTime, row - 1));

describe('draws', () => {
  const random = new Random(1, 0);
  const normals = Array.from({ length: 100_000 }, () => random.normal());

  it('are normal with mean 0 and deviation 1, to five standard errors', () => {
    expect(Math.abs(mean(normals))).toBeLessThan(5 / Math.sqrt(1e5));
    expect(Math.abs(deviation(normals) - 1)).toBeLessThan(5 / Math.sqrt(2e5));
    expect(Math.abs(kurtosis(normals))).toBeLessThan(5 * Math.sqrt(24 / 1e5));
  });

  it('lie strictly between 0 and 1', () => {
    const values = Array.from({ length: 1000 }, () => random.uniform());
    expect(Math.min(...values)).toBeGreaterThan(0);
    expect(Math.max(...values)).toBeLessThan(1);
  });

  it('count events with the mean that is asked for', () => {
    const counts = Array.from({ length: 20_000 }, () => random.poisson(0.7));
    expect(Math.abs(mean(counts) - 0.7)).toBeLessThan(5 * Math.sqrt(0.7 / 2e4));
    expect(random.poisson(0)).toBe(0);
  });

  it('of two streams are not correlated, of the same one are equal', () => {
    const drawn = (seed: number, stream: number): readonly number[] => {
      const source = new Random(seed, stream);
      return Array.from({ length: 20_000 }, () => source.normal());
    };
    expect(Math.abs(covariance(drawn(1, 1), drawn(1, 2)))).toBeLessThan(5 / Math.sqrt(2e4));
    expect(Math.abs(covariance(drawn(1, 1), drawn(2, 1)))).toBeLessThan(5 / Math.sqrt(2e4));
    expect(drawn(3, 4)).toEqual(drawn(3, 4));
  });
});

describe('the Cholesky factor', () => {
  it('of a matrix from the book is the one in the book', () => {
    const lower = choleskyOf([
      [4, 12, -16],
      [12, 37, -43],
      [-16, -43, 98],
    ]);
    expect(lower?.map((row) => Array.from(row))).toEqual([
      [2, 0, 0],
      [6, 1, 0],
      [-8, 5, 3],
    ]);
  });

  it.each([
    [
      'not symmetric',
      [
        [1, 0.5],
        [0.4, 1],
      ],
    ],
    [
      'not positive definite',
      [
        [1, 2],
        [2, 1],
      ],
    ],
    ['singular', equicorrelation(2, 1)],
    ['too negative for its size', equicorrelation(3, -0.6)],
    [
      'with a hole',
      [
        [1, NaN],
        [NaN, 1],
      ],
    ],
  ])('of a matrix that is %s does not exist', (_what, matrix) => {
    expect(choleskyOf(matrix)).toBeNull();
  });
});

describe('regimes', () => {
  it('last as long as they say, on average', () => {
    const regimes = [
      { ...CALM, sessions: 90 },
      { ...CALM, sessions: 30 },
    ];
    const path = regimePath(regimes, 200_000, new Random(5, 0));
    const share = path.filter((one) => one === 0).length / path.length;
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.8);
  });
});

describe('synthetic bars', () => {
  it('have the volatility and the drift that are asked for', () => {
    const returns = logReturns(barsOf());
    expect(deviation(returns) * Math.sqrt(252)).toBeCloseTo(0.2, 2);
    const expected = (0.06 - 0.02) / 252;
    expect(Math.abs(mean(returns) - expected)).toBeLessThan((4 * 0.2) / Math.sqrt(252 * 5000));
  });

  it('are correlated as asked', () => {
    const [a, b] = generateBars(
      terms({ symbols: ['A', 'B'], correlation: equicorrelation(2, 0.6) }),
    );
    const [x, y] = [a, b].map((one) => logReturns(one?.bars ?? barsOf()));
    if (!x || !y) throw new Error('two series');
    expect(covariance(x, y) / deviation(x) / deviation(y)).toBeCloseTo(0.6, 1);
  });

  it('put their share of variance between close and open', () => {
    const { open, close } = barsOf();
    const gaps = Array.from(open.slice(1), (value, row) => Math.log(value / at(close, row)));
    const share = covariance(gaps, gaps) / covariance(logReturns(barsOf()), logReturns(barsOf()));
    expect(share).toBeGreaterThan(0.23);
    expect(share).toBeLessThan(0.3);
  });

  it('have fat tails with jumps, and the same drift', () => {
    const jumps = { perYear: 10, mean: -0.02, deviation: 0.03 };
    const returns = logReturns(barsOf({ jumps }));
    expect(kurtosis(returns)).toBeGreaterThan(2);
    const growth = mean(returns.map((value) => Math.exp(value) - 1)) * 252;
    expect(Math.abs(growth - 0.06)).toBeLessThan(4 * deviation(returns) * Math.sqrt(252 / 20));
  });

  it('change volatility with the regime, so that calm and storm cluster', () => {
    const regimes = [
      { drift: 0.1, volatility: 0.1, sessions: 200 },
      { drift: -0.2, volatility: 0.5, sessions: 50 },
    ];
    const sizes = logReturns(barsOf({ regimes })).map(Math.abs);
    expect(covariance(sizes.slice(0, -1), sizes.slice(1)) / deviation(sizes) ** 2).toBeGreaterThan(
      0.15,
    );
  });

  it('trade most at the edges of the day', () => {
    const { volume, length } = barsOf({ timeframe: '30m', sessions: 500, firstDate: '2020-01-01' });
    const totals = new Float64Array(13);
    const full = Math.floor(length / 13) * 13;
    for (let row = 0; row < full; row += 1) {
      const place = row % 13;
      totals[place] = at(totals, place) + at(volume, row);
    }
    expect(at(totals, 0)).toBeGreaterThan(1.5 * at(totals, 6));
    expect(at(totals, 12)).toBeGreaterThan(1.2 * at(totals, 6));
  });

  it('have the mean volume that is asked for, skewed like the real one', () => {
    const volumes = Array.from(barsOf().volume);
    expect(Math.abs(mean(volumes) / 1e6 - 1)).toBeLessThan(0.1);
    const middle = volumes.toSorted((a, b) => a - b)[volumes.length >> 1] ?? NaN;
    expect(middle).toBeLessThan(mean(volumes));
    expect(volumes.every((value) => Number.isSafeInteger(value) && value > 0)).toBe(true);
  });

  it('stand on the sessions of the calendar, early closes and the midday break too', () => {
    const day = barsOf({ timeframe: '1h', firstDate: '2024-07-03', sessions: 1 });
    expect(Array.from(day.openTime, (time) => new Date(time).toISOString().slice(11, 16))).toEqual([
      '13:30',
      '14:30',
      '15:30',
      '16:30',
    ]);
    expect(new Date(at(day.closeTime, 3)).toISOString()).toBe('2024-07-03T17:00:00.000Z');
    const tokyo = barsOf({
      timeframe: '30m',
      calendar: calendarOf('XTKS'),
      firstDate: '2024-01-04',
      sessions: 1,
    });
    expect(tokyo.length).toBe(10);
  });

  it('keep the path of an instrument when others are appended', () => {
    const alone = barsOf({ sessions: 50 });
    const [first] = generateBars(
      terms({ sessions: 50, symbols: ['A', 'B'], correlation: equicorrelation(2, 0.5) }),
    );
    expect(first?.bars).toEqual(alone);
  });

  it('are what they were in the version before', () => {
    const { open, high, low, close, volume } = barsOf({ sessions: 3, priceDecimals: 2 });
    expect([open, high, low, close, volume].map((column) => Array.from(column)))
      .toMatchInlineSnapshot(`
     [
       [
         100,
         99.96,
         98.88,
       ],
       [
         100.96,
         99.97,
         99.32,
       ],
       [
         99.43,
         98.13,
         98.54,
       ],
       [
         100.68,
         98.15,
         98.62,
       ],
       [
         1077237,
         1181530,
         1068576,
       ],
     ]
    `);
  });

  it('obey the rules of bars and depend on the seed alone', () => {
    const drawn = fc.record({
      seed: fc.nat(),
      timeframe: fc.constantFrom('1m', '5m', '1h', '4h', '1d'),
      sessions: fc.integer({ min: 1, max: 4 }),
      startPrice: fc.double({ min: 0.01, max: 1e5, noNaN: true }),
      overnightShare: fc.double({ min: 0, max: 0.9, noNaN: true }),
    });
    fc.assert(
      fc.property(drawn, (changes) => {
        const bars = barsOf({
          ...changes,
          priceDecimals: 2,
          regimes: [{ ...CALM, volatility: 2 }],
        });
        expect(
          barsOf({ ...changes, priceDecimals: 2, regimes: [{ ...CALM, volatility: 2 }] }),
        ).toEqual(bars);
        const rows = Array.from(bars.openTime.keys());
        expect(rows.filter((row) => !isBar(bars, row))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['more sessions than the calendar has', { sessions: 20_000 }, 'ask for fewer'],
    ['a start before the calendar', { firstDate: '1980-01-01' }, 'known from 1990-01-01'],
    ['no correlation matrix', { correlation: equicorrelation(1, 0).slice(1) }, 'of that size'],
  ])('%s is answered in a sentence', (_what, changes, sentence) => {
    expect(syntheticProblem(terms(changes))).toContain(sentence);
  });
});
