import type { MetricsInput } from './metrics/metric.ts';
import { drawdownsOf } from './statistics/drawdowns.ts';
import { monthsOf } from './statistics/series.ts';

export interface Series {
  /** Simple returns per period. */
  readonly returns: Float64Array;
  /** One time more than returns: the start, then each period's end; a midnight ends the day before. */
  readonly times: Float64Array | null;
  readonly periodsPerYear: number;
  readonly riskFree: number;
  readonly benchmark: Float64Array | null;
}

/** The curve of returns, from 1. */
export const curveOf = (returns: Float64Array): Float64Array => {
  const curve = new Float64Array(returns.length + 1);
  let value = 1;
  curve[0] = value;
  returns.forEach((change, period) => {
    value *= 1 + change;
    curve[period + 1] = value;
  });
  return curve;
};

/** What metrics need of a series that has no trades or positions. */
export const seriesOf = ({ returns, times, ...rest }: Series): MetricsInput => {
  const curve = curveOf(returns);
  return {
    ...rest,
    returns,
    curve,
    times,
    drawdowns: drawdownsOf(curve),
    // A close is exclusive: one at midnight belongs to the day, and the month, before it.
    months: times
      ? monthsOf(
          curve,
          times.map((time) => time - 1),
        )
      : null,
    trades: null,
    account: null,
    trials: null,
  };
};
