export { AccountProjection } from './accounts/account-projection.ts';
export type { AccountView, BooksMessage, PositionView } from './accounts/account-projection.ts';
export { markedAccount } from './accounts/marked.ts';
export type { CloseMark, MarkedAccount, MarkedPosition } from './accounts/marked.ts';
export { TradeLog } from './accounts/trade-log.ts';
export type { OrderPurpose } from './accounts/trade-log.ts';
export { attributionOf } from './attribution/attribution.ts';
export type {
  AttributedTrade,
  AttributionInput,
  AttributionRow,
  AttributionTable,
  CostTotals,
  MonthEnd,
} from './attribution/attribution.ts';
export { contributionsOf } from './attribution/contribution.ts';
export type { Contribution } from './attribution/contribution.ts';
export { costScenarios, equityAtCosts, equityResultOf } from './attribution/cost-scenarios.ts';
export type { CostedSeries, CostScenario, EquityResult } from './attribution/cost-scenarios.ts';
export { computeMetrics, metricsObject } from './compute.ts';
export type { MetricsReport } from './compute.ts';
export type {
  AccountFigures,
  Metric,
  MetricsInput,
  MonthFigure,
  TradeFigures,
} from './metrics/metric.ts';
export { METRICS } from './metrics/registry.ts';
export {
  atRows,
  dayOf,
  monthOf,
  periodEnds,
  periodReturns,
  yearOf,
} from './periods/period-ends.ts';
export type { PeriodOf, PeriodReturn } from './periods/period-ends.ts';
export { curveOf, seriesOf } from './series-input.ts';
export { seriesProblems } from './series-problem.ts';
export type { RawSeries, SeriesProblem } from './series-problem.ts';
export { drawdownColumn, drawdownsOf } from './statistics/drawdowns.ts';
export type { Drawdown } from './statistics/drawdowns.ts';
export { monthsOf } from './statistics/series.ts';
export { covariance, mean, quantile, sampleDeviation } from './statistics/statistics.ts';
export { drawdownTable } from './tables/drawdown-table.ts';
export type { DrawdownRow } from './tables/drawdown-table.ts';
export { histogramOf } from './tables/histogram.ts';
export type { Histogram } from './tables/histogram.ts';
export { rollingBeta, rollingSharpe, rollingVolatility } from './tables/rolling.ts';
export type { RollingTerms } from './tables/rolling.ts';
export { buildTrades } from './trades/build-trades.ts';
export type { Trade, TradeFill, TradeSplit } from './trades/trade.ts';
export { WARNINGS, warningsOf } from './warnings/warnings.ts';
export type { Warning, WarningInput } from './warnings/warnings.ts';
