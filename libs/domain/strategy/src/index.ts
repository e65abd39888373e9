export { BarCursor } from './api/bar-cursor.ts';
export type { CursorSource } from './api/bar-cursor.ts';
export { Decisions } from './api/decisions.ts';
export type { Decision, InstrumentHandle, Timer } from './api/decisions.ts';
export { DecisionRefused } from './api/decision-refused.ts';
export type { ChangeRequest } from './api/change-request.ts';
export type { OrderRequest } from './api/order-request.ts';
export type {
  DeclaredIndicators,
  Instant,
  SplitNotice,
  Strategy,
  StrategyDefinition,
  StrategySetup,
} from './api/strategy-definition.ts';
export { computeColumns } from './indicators/column.ts';
export type { IndicatorSeries } from './indicators/column.ts';
export { parseExpression } from './indicators/expression.ts';
export type { IndicatorExpression, ParsedExpression } from './indicators/expression.ts';
export type { IndicatorDefinition, IndicatorKernel } from './indicators/indicator.ts';
export { INDICATORS } from './indicators/registry.ts';
export { TA_LIB } from './indicators/ta-lib.ts';
export {
  coarserTimeframes,
  comparedSymbols,
  declarationProblems,
  indicatorColumns,
  volumeIndicators,
} from './runner/indicator-columns.ts';
export { ArrivingColumns } from './runner/arriving-columns.ts';
export { GrowingIndicators } from './runner/growing-indicators.ts';
export { closesBeside } from './runner/closes-beside.ts';
export { publishedDecisions } from './published.ts';
export { signalOf } from './runner/signals.ts';
export { strategy } from './runner/strategy.ts';
export type {
  RunningStrategy,
  SetTimer,
  StrategyCommand,
  StrategyEvent,
} from './runner/strategy.ts';
export { STRATEGIES } from './strategies/registry.ts';
export { FORWARD_PREFIX } from './labels/label.ts';
export type { LabelDefinition } from './labels/label.ts';
export { LABELS, parseLabel } from './labels/registry.ts';
