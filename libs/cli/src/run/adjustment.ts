import {
  actionFactors,
  adjustedCloseFactors,
  bookedActions,
  impossibleDividends,
  multipliedBars,
} from '@stratvector/domain-market-data';
import type {
  Adjustment,
  AdjustmentFactors,
  ScheduledAction,
} from '@stratvector/domain-market-data';
import { firstAfter } from '@stratvector/kernel';
import type { BarColumns, CorporateAction, LoadedSeries } from '@stratvector/model';

interface AdjustmentTerms {
  readonly kind: Adjustment;
  /** Of the instrument's prices. */
  readonly decimals: number;
}

/** What the prices from a moment to the next were multiplied by. */
export interface DatedFactors extends AdjustmentFactors {
  /** Milliseconds, ascending. */
  readonly from: Float64Array;
}

interface Adjusted {
  readonly bars: BarColumns;
  /** Null where the adjustment changed nothing. */
  readonly factors: DatedFactors | null;
  readonly booked: readonly ScheduledAction[];
}

/** `data.adjust`, or what stands where it is absent. */
export const adjustmentOf = (
  asked: Adjustment | null,
  actions: readonly CorporateAction[] | null,
  series: readonly LoadedSeries[],
): Adjustment => {
  const hasFactors = actions !== null || series.some(({ adjustedClose }) => adjustedClose !== null);
  return asked ?? (hasFactors ? 'all' : 'none');
};

const badAdjustedRows = ({ adjustedClose }: LoadedSeries): number =>
  adjustedClose?.filter((value) => !(value > 0)).length ?? 0;

/** What cannot be adjusted, in sentences. */
export const adjustmentProblems = (
  series: LoadedSeries,
  actions: readonly ScheduledAction[],
  kind: Adjustment,
): readonly string[] => {
  const { instrument, bars } = series;
  const bad = kind === 'all' && actions.length === 0 ? badAdjustedRows(series) : 0;
  if (bad > 0)
    return [
      `data.adjust: ${bad} adjusted closes of ${instrument} are no number above 0; mend the column, or use adjust = "none"`,
    ];
  return impossibleDividends(bars, actions).map(
    ({ date }) =>
      `corporate_actions.file: the dividend of ${instrument} on ${date} is not below the close before it; it is an amount a share, in the instrument's currency`,
  );
};

const factorsOf = (
  { bars, adjustedClose }: LoadedSeries,
  actions: readonly ScheduledAction[],
  kind: Adjustment,
): AdjustmentFactors | null => {
  const byCloses = kind === 'all' && actions.length === 0 ? adjustedClose : null;
  return byCloses ? adjustedCloseFactors(bars, byCloses) : actionFactors(bars, actions, kind);
};

/** Frees prices of an instrument's actions: by its own, or else by the adjusted closes of its data. */
export const adjusted = (
  series: LoadedSeries,
  actions: readonly ScheduledAction[],
  { kind, decimals }: AdjustmentTerms,
): Adjusted => {
  const { bars } = series;
  const booked = bookedActions(actions, kind);
  const factors = factorsOf(series, actions, kind);
  if (!factors) return { bars, factors: null, booked };
  const made = multipliedBars(bars, factors, decimals);
  return { bars: made, factors: { from: bars.openTime, ...factors }, booked };
};

const place = (times: Float64Array, moment: number): number =>
  Math.max(0, firstAfter(times, moment) - 1);

/** Bars on the scale of others: each by the factors of the moment it opens at. */
export const scaled = (
  bars: BarColumns,
  { from, price, volume }: DatedFactors,
  decimals: number,
): BarColumns => {
  const rows = Int32Array.from(bars.openTime, (time) => place(from, time));
  const taken = (column: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => column[row] ?? 1);
  return multipliedBars(bars, { price: taken(price), volume: taken(volume) }, decimals);
};
