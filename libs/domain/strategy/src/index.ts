export { BarCursor } from './api/bar-cursor.ts';
export type { CursorSource } from './api/bar-cursor.ts';
export { Decisions } from './api/decisions.ts';
export type { Decision, InstrumentHandle } from './api/decisions.ts';
export type {
  Instant,
  Strategy,
  StrategyDefinition,
  StrategySetup,
} from './api/strategy-definition.ts';
export { computeColumns } from './indicators/column.ts';
export { parseExpression } from './indicators/expression.ts';
export type { IndicatorExpression, ParsedExpression } from './indicators/expression.ts';
export type { IndicatorDefinition, IndicatorKernel } from './indicators/indicator.ts';
export { INDICATORS } from './indicators/registry.ts';
export { indicatorColumns, indicatorProblems } from './runner/indicator-columns.ts';
export { signalOf } from './runner/signals.ts';
export { strategy } from './runner/strategy.ts';
export type { RunningStrategy, StrategyCommand, StrategyEvent } from './runner/strategy.ts';
export { STRATEGIES } from './strategies/registry.ts';
export { FORWARD_PREFIX } from './labels/label.ts';
export type { LabelDefinition } from './labels/label.ts';
export { LABELS, parseLabel } from './labels/registry.ts';
