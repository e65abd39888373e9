import { nearestNames } from '@stratvector/kernel';
import { isTimeframe, TIMEFRAME_MILLISECONDS, TIMEFRAMES } from '@stratvector/model';
import type { ParameterValues, Timeframe } from '@stratvector/model';
import type { DeclaredIndicators, StrategyDefinition } from '../api/strategy-definition.ts';
import { computeColumns } from '../indicators/column.ts';
import type { IndicatorSeries } from '../indicators/column.ts';
import { parseExpression } from '../indicators/expression.ts';
import type { IndicatorExpression } from '../indicators/expression.ts';

export type IndicatorColumns = ReadonlyMap<string, Float64Array>;

/** The one that looks at bars. */
const innermost = (expression: IndicatorExpression): IndicatorExpression =>
  expression.on ? innermost(expression.on) : expression;

/** What a run has, against which declarations are checked. */
interface DeclarationTerms {
  /** The finest. */
  readonly timeframe: string;
  readonly symbols: readonly string[];
}

const strangerProblem = (
  { definition, other }: IndicatorExpression,
  symbols: readonly string[],
): string | null => {
  if (other === null || symbols.includes(other)) return null;
  const nearest = nearestNames(other, symbols, 1);
  const hint = nearest.length > 0 ? `did you mean ${nearest.join()}? It has` : 'it has';
  return `${definition.name} compares with ${other}, which is no instrument of the run; ${hint} ${symbols.join(', ')}; add others by their data and universe.symbols`;
};

const problemOf = (text: string, symbols: readonly string[]): string | null => {
  const { expression, problem } = parseExpression(text);
  return expression ? strangerProblem(innermost(expression), symbols) : problem;
};

const expressionProblems = (
  owner: string,
  declared: DeclaredIndicators,
  symbols: readonly string[],
): readonly string[] =>
  Object.entries(declared).flatMap(([name, text]) => {
    const problem = problemOf(text, symbols);
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

const declaredSets = (
  definition: StrategyDefinition,
  parameters: ParameterValues,
): readonly DeclaredIndicators[] => [
  definition.indicators?.(parameters) ?? {},
  ...Object.values(definition.timeframes?.(parameters) ?? {}),
];

/** What is wrong with the indicators and timeframes that a strategy declares; none where all is well. */
export const declarationProblems = (
  definition: StrategyDefinition,
  parameters: ParameterValues,
  { timeframe, symbols }: DeclarationTerms,
): readonly string[] => {
  const coarser = Object.entries(definition.timeframes?.(parameters) ?? {});
  return [
    ...coarser.flatMap(([name]) => timeframeProblem(definition.name, name, timeframe) ?? []),
    ...declaredSets(definition, parameters).flatMap((declared) =>
      expressionProblems(definition.name, declared, symbols),
    ),
  ];
};

const declaredExpressions = (
  definition: StrategyDefinition,
  parameters: ParameterValues,
): readonly IndicatorExpression[] =>
  declaredSets(definition, parameters)
    .flatMap((declared) => Object.values(declared))
    .flatMap((text) => parseExpression(text).expression ?? []);

/** The symbols that a strategy's indicators compare with. */
export const comparedSymbols = (
  definition: StrategyDefinition,
  parameters: ParameterValues,
): readonly string[] => [
  ...new Set(declaredExpressions(definition, parameters).flatMap(({ other }) => other ?? [])),
];

/** Indicators of a strategy that say nothing of data without volumes, as they were written. */
export const volumeIndicators = (
  definition: StrategyDefinition,
  parameters: ParameterValues,
): readonly string[] =>
  declaredExpressions(definition, parameters)
    .filter(({ needsVolume }) => needsVolume)
    .map(({ written }) => written);

/** The names under which each output of a declared indicator is found. */
export const columnNames = (
  name: string,
  { definition, output: meant }: IndicatorExpression,
): readonly (readonly string[])[] =>
  definition.outputs.map((label, output) => {
    const isMeant = meant === null ? output === 0 : meant === label;
    return isMeant ? [`${name}.${label}`, name] : [`${name}.${label}`];
  });

/**
 * The columns of declared indicators by the names they were given; an indicator with several outputs
 * is found as `name.output`. The first output also stands under the bare name.
 */
export const indicatorColumns = (
  declared: DeclaredIndicators,
  series: IndicatorSeries,
): IndicatorColumns => {
  const columns = new Map<string, Float64Array>();
  for (const [name, text] of Object.entries(declared)) {
    const { expression } = parseExpression(text);
    if (!expression) continue;
    const names = columnNames(name, expression);
    computeColumns(expression, series).forEach((column, output) => {
      for (const written of names[output] ?? []) columns.set(written, column);
    });
  }
  return columns;
};
