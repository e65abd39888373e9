import { describe, expect, it } from '@jest/globals';
import { computeMetrics } from '../compute.ts';
import { seriesOf } from '../series-input.ts';
import golden from './series.json' with { type: 'json' };

describe('metrics of a fat-tailed series', () => {
  const { returns, benchmark, trials, periodsPerYear, riskFree } = golden;
  const series = seriesOf({
    returns: Float64Array.from(returns),
    benchmark: Float64Array.from(benchmark),
    times: null,
    periodsPerYear,
    riskFree,
  });
  const { metrics } = computeMetrics({ ...series, trials });

  it.each(Object.entries(golden.metrics))('%s is that of numpy and scipy', (name, expected) => {
    const scale = Math.max(1, Math.abs(expected));
    expect(Math.abs((metrics[name] ?? NaN) - expected) / scale).toBeLessThan(1e-10);
  });
});
