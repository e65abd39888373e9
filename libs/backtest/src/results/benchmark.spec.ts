import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber } from '@stratvector/model';
import { planOf, randomBars } from '../engine/plan.fixture.ts';
import { benchmarkOf } from './benchmark.ts';

const BARS = { AAA: randomBars(80, 3), BBB: randomBars(80, 4) };
const lastOf = (column: Float64Array): number => column[column.length - 1] ?? NaN;

describe('the benchmark', () => {
  it('of one instrument follows that instrument alone', () => {
    const plan = planOf(BARS);
    const { close, open } = BARS.BBB;
    const growth = lastOf(close) / (open[1] ?? NaN);
    expect(lastOf(benchmarkOf(plan, 'BBB')) / 100_000).toBeCloseTo(growth, 1);
    expect(lastOf(benchmarkOf(plan, 'BBB'))).not.toBe(lastOf(benchmarkOf(plan, 'AAA')));
  });

  it('of the universe is in between', () => {
    const plan = planOf(BARS);
    const [one = NaN, other = NaN] = ['AAA', 'BBB'].map((id) => lastOf(benchmarkOf(plan, id)));
    const both = lastOf(benchmarkOf(plan, null));
    expect(both).toBeGreaterThan(Math.min(one, other));
    expect(both).toBeLessThan(Math.max(one, other));
  });

  it('is not halted by the limits of the run', () => {
    const plan = planOf(BARS);
    const limits = {
      ...plan.terms.limits,
      maxDrawdown: fractionOfNumber(0.001),
      onBreach: 'flatten',
    } as const;
    const limited = { ...plan, terms: { ...plan.terms, limits } };
    expect(benchmarkOf(limited, null)).toEqual(benchmarkOf(plan, null));
  });
});
