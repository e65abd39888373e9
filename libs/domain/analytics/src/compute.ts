import type { MetricsInput } from './metrics/metric.ts';
import { METRICS } from './metrics/registry.ts';

/** Every metric of one series. */
export interface MetricsReport {
  /** By name, in the order of the registry; null where a metric has no value. */
  readonly metrics: Readonly<Record<string, number | null>>;
  /** Why, for each null. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly conventions: Readonly<Record<string, string | number>>;
}

const UNDEFINED = 'UNDEFINED: the formula divides by zero on this series';
const RUINED = 'RUINED: the curve reached zero or less, from where returns have no value';

/** All metrics of a series. Nothing in it is NaN or infinite. */
export const computeMetrics = (input: MetricsInput): MetricsReport => {
  const metrics: Record<string, number | null> = {};
  const reasons: Record<string, string> = {};
  const undefinedReason = input.curve.some((value) => value <= 0) ? RUINED : UNDEFINED;
  for (const { name, compute } of METRICS) {
    const value = compute(input);
    if (typeof value === 'number' && Number.isFinite(value)) metrics[name] = value;
    else {
      metrics[name] = null;
      reasons[name] = typeof value === 'string' ? value : undefinedReason;
    }
  }
  const conventions = {
    returns: 'simple returns of equity per period',
    periods: input.returns.length,
    periods_per_year: input.periodsPerYear,
    risk_free_per_period: input.riskFree,
    deviation: 'sample, n − 1',
    quantiles: 'linear between order statistics (Hyndman and Fan, type 7)',
    drawdown: 'negative fractions of the running maximum; the curve starts at 1',
    too_short: 'under 60 periods, annual figures are null, reason TOO_SHORT',
    losses: 'value at risk and expected shortfall are positive where they are losses',
    round_trips: 'flat to flat per instrument and strategy, net of costs, on entry notional',
  };
  return { metrics, reasons, conventions };
};

/** The object of `metrics.json`: each metric under its name, then why some have none, then the conventions. */
export const metricsObject = ({
  metrics,
  reasons,
  conventions,
}: MetricsReport): Readonly<Record<string, unknown>> => ({ ...metrics, reasons, conventions });
