import type { BarColumns, BarValues, ParameterValues } from '@stratvector/model';
import type { IndicatorDefinition } from './indicator.ts';

type Priced = 'open' | 'high' | 'low' | 'close' | 'volume';
const PRICED: readonly Priced[] = ['open', 'high', 'low', 'close', 'volume'];

const at = (column: Float64Array | null, row: number): number => column?.[row] ?? NaN;

/**
 * One column per output, over all bars: the very kernel that runs live, fed bar by bar, so that a
 * backtest and a live run see the same numbers. `other` is a second instrument's closes, where the
 * indicator compares two.
 */
export const computeColumns = (
  { outputs, create }: IndicatorDefinition,
  parameters: ParameterValues,
  bars: BarColumns,
  other: Float64Array | null = null,
): readonly Float64Array[] => {
  const kernel = create(parameters);
  const columns = outputs.map(() => new Float64Array(bars.length));
  const bar: BarValues = { open: NaN, high: NaN, low: NaN, close: NaN, volume: 0, other: NaN };
  for (let row = 0; row < bars.length; row += 1) {
    for (const name of PRICED) bar[name] = at(bars[name], row);
    bar.other = at(other, row);
    kernel.update(bar);
    columns.forEach((column, output) => {
      column[row] = at(kernel.values, output);
    });
  }
  return columns;
};
