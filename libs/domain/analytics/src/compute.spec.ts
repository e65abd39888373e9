import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computeMetrics } from './compute.ts';
import { bare, full } from './metrics/metric.fixture.ts';
import type { MetricsInput } from './metrics/metric.ts';
import { METRICS } from './metrics/registry.ts';
import { seriesOf } from './series-input.ts';

/** 1 % a period, with the rounding of a curve in floating point. */
const steadyGrowth = (length: number): number[] => {
  const curve = Array.from({ length: length + 1 }, (_, row) => 1.01 ** row);
  return curve.slice(1).map((value, row) => value / (curve[row] ?? NaN) - 1);
};

describe('all metrics', () => {
  it('are at least seventy, with names of their own', () => {
    const names = METRICS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(70);
  });

  it('have a value where everything is known', () => {
    expect(computeMetrics(full).reasons).toEqual({});
  });

  it('say why where a series is all there is', () => {
    const { metrics, reasons } = computeMetrics(bare);
    for (const [name, value] of Object.entries(metrics))
      expect(value === null).toBe(name in reasons);
    expect(reasons['win_rate']).toBe('NO_TRADES: no closed round trips');
    expect(reasons['beta']).toBe('NO_BENCHMARK: no benchmark was given');
  });

  const anyReturns = fc.array(fc.double({ min: -0.9, max: 3, noNaN: true }), { maxLength: 120 });
  const inputOf = (returns: readonly number[]): MetricsInput =>
    seriesOf({
      returns: Float64Array.from(returns),
      times: null,
      periodsPerYear: 252,
      riskFree: 0,
      benchmark: null,
    });

  it('are never NaN or infinite, whatever the series', () => {
    fc.assert(
      fc.property(anyReturns, (returns) => {
        const { metrics, reasons } = computeMetrics(inputOf(returns));
        for (const [name, value] of Object.entries(metrics))
          expect(value === null ? name in reasons : Number.isFinite(value)).toBe(true);
      }),
    );
  });

  it('do not change with the size of the account', () => {
    const equity = full.curve.map((value) => value * 123_456);
    const changes = Float64Array.from(
      equity.subarray(1),
      (value, row) => value / (equity[row] ?? NaN) - 1,
    );
    const scaled = computeMetrics(inputOf([...changes])).metrics;
    const original = computeMetrics(inputOf([...full.returns])).metrics;
    for (const [name, value] of Object.entries(original))
      if (value !== null) expect(scaled[name]).toBeCloseTo(value, 8);
  });

  it('of a flat series are null where a ratio divides by zero', () => {
    const { metrics, reasons } = computeMetrics(inputOf(new Array<number>(100).fill(0)));
    expect(metrics['sharpe']).toBeNull();
    expect(reasons['sharpe']).toMatch(/^UNDEFINED/);
    expect(metrics['max_drawdown']).toBe(0);
  });

  it.each([
    ['of returns', new Array<number>(100).fill(0.001)],
    ['worked out from equity', steadyGrowth(100)],
  ])('of a steady climb %s are null where a ratio divides by no spread', (_what, returns) => {
    const { metrics, reasons } = computeMetrics(inputOf(returns));
    for (const name of ['sharpe', 'skew', 'kurtosis_excess', 'probabilistic_sharpe', 'calmar'])
      expect([name, metrics[name]]).toEqual([name, null]);
    expect(reasons['sharpe']).toMatch(/^UNDEFINED/);
    expect(metrics['volatility_annual']).toBe(0);
    expect(metrics['cagr']).toBeGreaterThan(0);
  });

  it('say that the account was ruined', () => {
    const { metrics, reasons } = computeMetrics(
      inputOf([...new Array<number>(99).fill(0.01), -1.2]),
    );
    expect(metrics['cagr']).toBeNull();
    expect(reasons['cagr']).toMatch(/^RUINED/);
  });

  const BY_ORDER = /drawdown|calmar|martin|ulcer|pain_index|recovery|autocorrelation|stability/;

  it('do not change with the order of returns, but for those of the path', () => {
    const shuffled = fc.shuffledSubarray([...full.returns], {
      minLength: full.returns.length,
    });
    const original = computeMetrics(inputOf([...full.returns])).metrics;
    fc.assert(
      fc.property(shuffled, (returns) => {
        const { metrics } = computeMetrics(inputOf(returns));
        for (const [name, value] of Object.entries(original))
          if (value !== null && !BY_ORDER.test(name)) expect(metrics[name]).toBeCloseTo(value, 9);
      }),
      { numRuns: 20 },
    );
  });

  it('hold for a hundred thousand trades and more', () => {
    const trades = Array.from({ length: 300_000 }, () => full.trades?.[0]).flatMap((trade) =>
      trade ? [trade] : [],
    );
    expect(computeMetrics({ ...full, trades }).metrics['best_trade']).toBe(120.5);
  });
});
