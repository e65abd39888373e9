import type { RunPlan } from '@stratvector/backtest';
import { indicatorColumns } from '@stratvector/domain-strategy';
import type { BarColumns } from '@stratvector/model';
import { slice } from './run-series.ts';

/** How far an indicator that has seen the warm-up alone is from one that has seen everything. */
export interface IndicatorMemory {
  readonly strategy: string;
  readonly indicator: string;
  readonly warmUp: number;
  /** The largest relative difference found, over all instruments; null where there was no value. */
  readonly difference: number | null;
}

type Columns = ReadonlyMap<string, Float64Array>;

const PLACES = 8;

/** What a start in the middle may change of an indicator: a tenth of a percent of its size. */
export const MEMORY_DIFFERENCE_MAX = 0.001;

/** The rows at which the two are compared: the first decision, then evenly to the last bar. */
const rowsOf = (length: number, warmUp: number): readonly number[] =>
  Array.from({ length: PLACES }, (_, place) =>
    Math.floor(warmUp - 1 + (place * (length - warmUp)) / (PLACES - 1)),
  );

/** Relative to the usual size of the indicator, so that one that crosses zero has a difference too. */
const sizeOf = (column: Float64Array): number => {
  const known = column.filter((value) => Number.isFinite(value));
  return known.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, known.length);
};

/** An output that stands under two names is one indicator; the shorter name is the user's own. */
const namesOf = (columns: Columns): readonly string[] => {
  const names = new Map<Float64Array, string>();
  for (const [name, column] of columns) {
    const known = names.get(column);
    if (known === undefined || name.length < known.length) names.set(column, name);
  }
  return [...names.values()];
};

const differenceAt = (whole: Columns, part: Columns, name: string, row: number): number => {
  const column = whole.get(name) ?? new Float64Array();
  const alone = part.get(name);
  const [expected, found] = [column[row] ?? NaN, alone?.[alone.length - 1] ?? NaN];
  return expected === found ? 0 : Math.abs(found - expected) / (sizeOf(column) || 1);
};

const differences = (
  columnsOf: (bars: BarColumns) => Columns,
  bars: BarColumns,
  warmUp: number,
): ReadonlyMap<string, number> => {
  const whole = columnsOf(bars);
  const most = new Map<string, number>();
  for (const row of rowsOf(bars.length, warmUp)) {
    const part = columnsOf(slice(bars, row + 1 - warmUp, row + 1));
    for (const name of namesOf(whole)) {
      const before = most.get(name) ?? 0;
      const found = differenceAt(whole, part, name, row);
      // NaN, once found, stays: an indicator without a value is the worst difference.
      most.set(name, Number.isNaN(before) || found < before ? before : found);
    }
  }
  return most;
};

/** Every declared indicator of every strategy, computed on the last `warmUp` bars against all bars. */
export const indicatorMemories = ({
  strategies,
  instruments,
}: RunPlan): readonly IndicatorMemory[] =>
  strategies.flatMap(({ definition, parameters }) => {
    const warmUp = definition.warmUp(parameters);
    const worst = new Map<string, number>();
    for (const { columns } of instruments) {
      const found = differences(
        (bars) => indicatorColumns(definition.indicators?.(parameters) ?? {}, bars),
        columns,
        warmUp,
      );
      for (const [name, value] of found)
        if (!((worst.get(name) ?? -1) >= value)) worst.set(name, value);
    }
    return [...worst].map(([indicator, value]) => ({
      strategy: definition.name,
      indicator,
      warmUp,
      difference: Number.isNaN(value) ? null : value,
    }));
  });
