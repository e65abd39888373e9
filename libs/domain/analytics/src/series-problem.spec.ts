import { describe, expect, it } from '@jest/globals';
import { seriesProblems } from './series-problem.ts';
import type { RawSeries } from './series-problem.ts';

const SOUND: RawSeries = {
  kind: 'equity',
  values: Float64Array.of(100, 101, 99),
  times: Float64Array.of(1, 2, 3),
  benchmark: Float64Array.of(10, 11, 12),
};

const CASES: readonly (readonly [string, Partial<RawSeries>, object])[] = [
  [
    'not a number',
    { values: Float64Array.of(100, NaN, 99) },
    { column: 'equity', row: 1, found: 'NaN' },
  ],
  [
    'infinite',
    { values: Float64Array.of(100, 101, Infinity) },
    { column: 'equity', row: 2, found: 'Infinity' },
  ],
  ['an equity of nothing', { values: Float64Array.of(100, 0, 99) }, { column: 'equity', row: 1 }],
  ['a debt', { values: Float64Array.of(-1, 5, 99) }, { column: 'equity', row: 0, found: '-1' }],
  [
    'a loss of more than everything',
    { kind: 'returns', values: Float64Array.of(0.1, -1, 0.1) },
    { column: 'returns', row: 1, found: '-1' },
  ],
  [
    'a benchmark of other length',
    { benchmark: Float64Array.of(10, 11) },
    { column: 'benchmark', row: null, found: '2 rows' },
  ],
  [
    'a hole in the benchmark',
    { benchmark: Float64Array.of(10, NaN, 11) },
    { column: 'benchmark', row: 1 },
  ],
  ['times too few', { times: Float64Array.of(1, 2) }, { column: 'times', row: null }],
  ['times unsorted', { times: Float64Array.of(1, 3, 2) }, { column: 'times', row: 2, found: '2' }],
  [
    'a time that is none',
    { times: Float64Array.of(1, NaN, 2) },
    { column: 'times', row: 1, allowed: expect.stringContaining('a time such as 2024-03-28') },
  ],
  ['a time twice', { times: Float64Array.of(1, 1, 2) }, { column: 'times', row: 1 }],
];

describe('a series', () => {
  it('that is sound has no problem', () => {
    expect(seriesProblems(SOUND)).toEqual([]);
    expect(seriesProblems({ ...SOUND, times: null, benchmark: null })).toEqual([]);
  });

  it.each(CASES)('is refused: %s', (_what, change, problem) => {
    expect(seriesProblems({ ...SOUND, ...change })).toMatchObject([problem]);
  });

  it('that is broken throughout is not listed row by row', () => {
    const values = new Float64Array(1000).fill(NaN);
    const nothing = { kind: 'equity', values, times: null, benchmark: null } as const;
    expect(seriesProblems(nothing)).toHaveLength(20);
  });

  it('says what was found, what is allowed and what to do', () => {
    const problems = seriesProblems({ ...SOUND, values: Float64Array.of(100, 101, NaN) });
    expect(problems).toEqual([
      {
        column: 'equity',
        row: 2,
        found: 'NaN',
        allowed: 'an equity above 0: a return from nothing has no value; end the series before it',
      },
    ]);
  });
});
