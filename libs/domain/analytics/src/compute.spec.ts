import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { computeMetrics } from './compute.ts';
import { bare, full } from './metrics/metric.fixture.ts';
import type { MetricsInput } from './metrics/metric.ts';
import { METRICS } from './metrics/registry.ts';
import { seriesOf } from './series-input.ts';

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
});
