import type { BarColumns, BarValues, ParameterValues } from '@stratvector/model';
import type { IndicatorDefinition } from './indicator.ts';

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
    bar.open = bars.open[row] ?? NaN;
    bar.high = bars.high[row] ?? NaN;
    bar.low = bars.low[row] ?? NaN;
    bar.close = bars.close[row] ?? NaN;
    bar.volume = bars.volume[row] ?? 0;
    if (other) bar.other = other[row] ?? NaN;
    kernel.update(bar);
    for (let output = 0; output < columns.length; output += 1) {
      const column = columns[output];
      if (column) column[row] = kernel.values[output] ?? NaN;
    }
  }
  return columns;
};
