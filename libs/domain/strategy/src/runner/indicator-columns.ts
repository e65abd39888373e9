import type { BarColumns, ParameterValues } from '@stratvector/model';
import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { computeColumns } from '../indicators/column.ts';
import { parseExpression } from '../indicators/expression.ts';

export type IndicatorColumns = ReadonlyMap<string, Float64Array>;

/** What is wrong with the indicators that a strategy declares; none where all is well. */
export const indicatorProblems = (
  definition: StrategyDefinition,
  parameters: ParameterValues,
): readonly string[] =>
  Object.entries(definition.indicators?.(parameters) ?? {}).flatMap(([name, text]) => {
    const { problem } = parseExpression(text);
    return problem === null ? [] : [`indicator ${name} of ${definition.name}: ${problem}`];
  });

/**
 * The columns of a strategy's indicators by the names it gave them; an indicator with several outputs
 * is found as `name.output`. The first output also stands under the bare name.
 */
export const indicatorColumns = (
  definition: StrategyDefinition,
  parameters: ParameterValues,
  bars: BarColumns,
): IndicatorColumns => {
  const columns = new Map<string, Float64Array>();
  for (const [name, text] of Object.entries(definition.indicators?.(parameters) ?? {})) {
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
