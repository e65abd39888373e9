import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber } from '@stratvector/model';
import type { EquityCurve } from '../engine/equity-record.ts';
import { figureOf, planOf, randomBars } from '../engine/plan.fixture.ts';
import type { RunPlan } from '../engine/plan.ts';
import { benchmarkOf } from './benchmark.ts';

const BARS = { AAA: randomBars(80, 3), BBB: randomBars(80, 4) };
const lastOf = (curve: EquityCurve): number => curve.at(curve.length - 1).equity;

describe('the benchmark', () => {
  it('of one instrument follows that instrument alone', () => {
    const plan = planOf(BARS);
    const { close, open } = BARS.BBB;
    const growth = (close.at(-1) ?? NaN) / (open[1] ?? NaN);
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
    const equity = (of: RunPlan): readonly number[] => figureOf(benchmarkOf(of, null), 'equity');
    expect(equity(limited)).toEqual(equity(plan));
  });
});
