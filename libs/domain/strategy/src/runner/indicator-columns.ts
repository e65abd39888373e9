import { nearestNames } from '@stratvector/kernel';
import { isTimeframe, TIMEFRAME_MILLISECONDS, TIMEFRAMES } from '@stratvector/model';
import type { BarColumns, ParameterValues, Timeframe } from '@stratvector/model';
import type { DeclaredIndicators, StrategyDefinition } from '../api/strategy-definition.ts';
import { computeColumns } from '../indicators/column.ts';
import { parseExpression } from '../indicators/expression.ts';

export type IndicatorColumns = ReadonlyMap<string, Float64Array>;

const expressionProblems = (owner: string, declared: DeclaredIndicators): readonly string[] =>
  Object.entries(declared).flatMap(([name, text]) => {
    const { problem } = parseExpression(text);
    return problem === null ? [] : [`indicator ${name} of ${owner}: ${problem}`];
  });

const timeframeProblem = (owner: string, name: string, finest: string): string | null => {
  if (!isTimeframe(name)) {
    const [nearest = TIMEFRAMES.join(', ')] = nearestNames(name, TIMEFRAMES, 1);
    return `timeframe of ${owner}: found "${name}", did you mean ${nearest}?`;
  }
  const width = isTimeframe(finest) ? TIMEFRAME_MILLISECONDS[finest] : 0;
  return TIMEFRAME_MILLISECONDS[name] > width
    ? null
    : `timeframe of ${owner}: found "${name}", allowed are coarser ones than the run's ${finest}; run it on finer bars (data.timeframe)`;
};

/** The coarser timeframes that a strategy declares, finest first. */
export const coarserTimeframes = (
  { timeframes }: StrategyDefinition,
  parameters: ParameterValues,
): readonly (readonly [Timeframe, DeclaredIndicators])[] =>
  Object.entries(timeframes?.(parameters) ?? {})
    .flatMap(([name, declared]) => (isTimeframe(name) ? [[name, declared] as const] : []))
    .sort(([a], [b]) => TIMEFRAME_MILLISECONDS[a] - TIMEFRAME_MILLISECONDS[b]);

/** What is wrong with the indicators and timeframes that a strategy declares; none where all is well. */
export const declarationProblems = (
  definition: StrategyDefinition,
  parameters: ParameterValues,
  timeframe: string,
): readonly string[] => {
  const coarser = Object.entries(definition.timeframes?.(parameters) ?? {});
  const sets = [definition.indicators?.(parameters) ?? {}, ...coarser.map(([, set]) => set)];
  return [
    ...coarser.flatMap(([name]) => timeframeProblem(definition.name, name, timeframe) ?? []),
    ...sets.flatMap((declared) => expressionProblems(definition.name, declared)),
  ];
};

/**
 * The columns of declared indicators by the names they were given; an indicator with several outputs
 * is found as `name.output`. The first output also stands under the bare name.
 */
export const indicatorColumns = (
  declared: DeclaredIndicators,
  bars: BarColumns,
): IndicatorColumns => {
  const columns = new Map<string, Float64Array>();
  for (const [name, text] of Object.entries(declared)) {
    const { expression } = parseExpression(text);
    if (!expression) continue;
    const { outputs } = expression.definition;
    computeColumns(expression.definition, expression.parameters, bars).forEach((column, output) => {
      const label = outputs[output] ?? '';
      columns.set(`${name}.${label}`, column);
      const isMeant = expression.output === null ? output === 0 : expression.output === label;
      if (isMeant) columns.set(name, column);
    });
  }
  return columns;
};
