export { computeMetrics } from './compute.ts';
export type { MetricsReport } from './compute.ts';
export type {
  AccountFigures,
  Metric,
  MetricsInput,
  MonthFigure,
  TradeFigures,
} from './metrics/metric.ts';
export { METRICS } from './metrics/registry.ts';
export { curveOf, seriesOf } from './series-input.ts';
export { drawdownColumn, drawdownsOf } from './statistics/drawdowns.ts';
export type { Drawdown } from './statistics/drawdowns.ts';
export { monthsOf } from './statistics/series.ts';
export { covariance, mean, quantile, sampleDeviation } from './statistics/statistics.ts';
export { buildTrades } from './trades/build-trades.ts';
export type { Trade, TradeFill } from './trades/trade.ts';
export { WARNINGS, warningsOf } from './warnings/warnings.ts';
export type { Warning, WarningInput } from './warnings/warnings.ts';
