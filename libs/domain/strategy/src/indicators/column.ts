import type { BarColumns } from '@stratvector/model';
import type { IndicatorKernel } from './indicator.ts';
import { createKernel, noBar } from './kernel.ts';
import type { Takeable } from './kernel.ts';

/** What indicators are computed on. */
export interface IndicatorSeries {
  readonly bars: BarColumns;
  /** The session of each bar, as a number that its bars share; asked for where an indicator wants it. */
  readonly sessions: () => Int32Array;
  /** The close of another instrument at each bar, NaN where it has none; null for a stranger. */
  readonly closesOf: (symbol: string) => Float64Array | null;
}

const NONE: ArrayLike<number> = [];

const at = (column: ArrayLike<number>, row: number): number => column[row] ?? NaN;

const read = (kernel: IndicatorKernel, columns: readonly Float64Array[], row: number): void => {
  columns.forEach((column, output) => {
    column[row] = at(kernel.values, output);
  });
};

const usesSessions = ({ definition, on }: Takeable): boolean =>
  definition.inputs.includes('session') || (on !== null && usesSessions(on));

/** What is asked for beside the bars, once per column. */
const besides = (indicator: ComputedIndicator, series: IndicatorSeries) => ({
  others: (indicator.other === null ? null : series.closesOf(indicator.other)) ?? NONE,
  sessions: usesSessions(indicator) ? series.sessions() : NONE,
});

/** An indicator that is computed on a series. */
export interface ComputedIndicator extends Takeable {
  readonly other: string | null;
}

/**
 * One column per output, over all bars: the very kernel that runs live, fed bar by bar, so that a
 * backtest and a live run see the same numbers.
 */
export const computeColumns = (
  indicator: ComputedIndicator,
  series: IndicatorSeries,
): readonly Float64Array[] => {
  const { bars } = series;
  const { others, sessions } = besides(indicator, series);
  const kernel = createKernel(indicator);
  const columns = indicator.definition.outputs.map(() => new Float64Array(bars.length));
  const bar = noBar();
  for (let row = 0; row < bars.length; row += 1) {
    bar.open = at(bars.open, row);
    bar.high = at(bars.high, row);
    bar.low = at(bars.low, row);
    bar.close = at(bars.close, row);
    bar.volume = at(bars.volume, row);
    bar.other = at(others, row);
    bar.session = at(sessions, row);
    kernel.update(bar);
    read(kernel, columns, row);
  }
  return columns;
};
