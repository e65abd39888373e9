import {
  adjustedBars,
  barsOfAdjustedCloses,
  bookedActions,
  impossibleDividends,
} from '@stratvector/domain-market-data';
import type { Adjustment, ScheduledAction } from '@stratvector/domain-market-data';
import type { BarColumns, CorporateAction, LoadedSeries } from '@stratvector/model';

interface AdjustmentTerms {
  readonly kind: Adjustment;
  /** Of the instrument's prices. */
  readonly decimals: number;
}

interface Adjusted {
  readonly bars: BarColumns;
  readonly isAdjusted: boolean;
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

/** Frees prices of an instrument's actions: by its own, or else by the adjusted closes of its data. */
export const adjusted = (
  { bars, adjustedClose }: LoadedSeries,
  actions: readonly ScheduledAction[],
  terms: AdjustmentTerms,
): Adjusted => {
  const booked = bookedActions(actions, terms.kind);
  const byCloses = terms.kind === 'all' && actions.length === 0 ? adjustedClose : null;
  const made = byCloses
    ? barsOfAdjustedCloses(bars, byCloses, terms.decimals)
    : adjustedBars(bars, actions, terms);
  return { bars: made, isAdjusted: made !== bars, booked };
};
