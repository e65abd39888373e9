import { SeriesOfRun, ShareBasis } from '@stratvector/backtest';
import type { PlannedStrategy, RunPlan } from '@stratvector/backtest';
import { coarserTimeframes, indicatorColumns } from '@stratvector/domain-strategy';
import type { DeclaredIndicators, IndicatorSeries } from '@stratvector/domain-strategy';
import { windowsOf } from './warm-windows.ts';
import type { Window } from './warm-windows.ts';

/** How far an indicator that has seen the warm-up alone is from one that has seen everything. */
export interface IndicatorMemory {
  readonly strategy: string;
  /** Of a coarser timeframe with its name before it: `1w trend`. */
  readonly indicator: string;
  /** Bars of the run. */
  readonly warmUp: number;
  /** The largest relative difference found, over all instruments; null where there was no value. */
  readonly difference: number | null;
}

type Columns = ReadonlyMap<string, Float64Array>;

/** What a start in the middle may change of an indicator: a tenth of a percent of its size. */
export const MEMORY_DIFFERENCE_MAX = 0.001;

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

/** Where the instrument that it compares with has no bar, it has no value in either. */
const isGap = (whole: Float64Array, row: number, found: number): boolean =>
  Number.isNaN(found) && Number.isNaN(whole[row]) && whole.subarray(0, row).some(Number.isFinite);

const differenceAt = (whole: Columns, part: Columns, name: string, row: number): number => {
  const column = whole.get(name) ?? new Float64Array();
  const alone = part.get(name);
  const [expected, found] = [column[row] ?? NaN, alone?.[alone.length - 1] ?? NaN];
  if (expected === found || isGap(column, row, found)) return 0;
  return Math.abs(found - expected) / (sizeOf(column) || 1);
};

/** A series as if there were no bars but those of a window. */
const within = (series: IndicatorSeries, { row, seen }: Window): IndicatorSeries => {
  const [from, to] = [row + 1 - seen.length, row + 1];
  return {
    bars: seen,
    sessions: () => series.sessions().subarray(from, to),
    closesOf: (symbol) => series.closesOf(symbol)?.subarray(from, to) ?? null,
  };
};

const differences = (
  declared: DeclaredIndicators,
  series: IndicatorSeries,
  windows: readonly Window[],
): ReadonlyMap<string, number> => {
  const whole = indicatorColumns(declared, series);
  const most = new Map<string, number>();
  for (const window of windows) {
    const { row } = window;
    const part = indicatorColumns(declared, within(series, window));
    for (const name of namesOf(whole)) {
      const before = most.get(name) ?? 0;
      const found = differenceAt(whole, part, name, row);
      // NaN, once found, stays: an indicator without a value is the worst difference.
      most.set(name, Number.isNaN(before) || found < before ? before : found);
    }
  }
  return most;
};

/** What a strategy sees of one instrument, by the name of each indicator. */
const memoriesOf = (
  { definition, parameters }: PlannedStrategy,
  place: number,
  run: SeriesOfRun,
): readonly (readonly [name: string, difference: number])[] => {
  const series = run.of(place);
  const rows = windowsOf(series.bars, definition.warmUp(parameters));
  const own = definition.indicators?.(parameters) ?? {};
  const coarser = coarserTimeframes(definition, parameters).flatMap(([timeframe, declared]) => {
    const coarse = run.at(place, timeframe);
    if (!coarse) return [];
    const windows = rows.map((one) => one.coarser(coarse.bars));
    return [...differences(declared, coarse, windows)].map(
      ([name, value]) => [`${timeframe} ${name}`, value] as const,
    );
  });
  return [...differences(own, series, rows), ...coarser];
};

/**
 * Every declared indicator of every strategy, of coarser timeframes too, computed on the last `warmUp`
 * bars against all bars; prices before a split on the shares after it.
 */
export const indicatorMemories = (plan: RunPlan): readonly IndicatorMemory[] => {
  const run = new SeriesOfRun(plan, new ShareBasis({ ...plan, start: Infinity }));
  return plan.strategies.flatMap((planned) => {
    const worst = new Map<string, number>();
    for (const place of planned.universe)
      for (const [name, value] of memoriesOf(planned, place, run))
        if (!((worst.get(name) ?? -1) >= value)) worst.set(name, value);
    return [...worst].map(([indicator, value]) => ({
      strategy: planned.definition.name,
      indicator,
      warmUp: planned.definition.warmUp(planned.parameters),
      difference: Number.isNaN(value) ? null : value,
    }));
  });
};
