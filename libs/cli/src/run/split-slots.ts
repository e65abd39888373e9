import { multipliedBars } from '@stratvector/domain-market-data';
import type { ScheduledAction } from '@stratvector/domain-market-data';
import { divideHalfUp, formatDecimal, parseDecimal } from '@stratvector/model';
import type { BarColumns, CorporateAction } from '@stratvector/model';

type Split = Extract<CorporateAction, { type: 'split' }>;

/** A split within a coarser bar: from its open on, the bar stands on new shares. */
interface Mixed {
  readonly split: Split;
  readonly opens: number;
  readonly at: number;
}

const AMOUNT_DECIMALS = 9;

const mixedOf = (coarser: BarColumns, actions: readonly ScheduledAction[]): readonly Mixed[] =>
  actions.flatMap(({ at, action }): Mixed[] => {
    if (action.type !== 'split') return [];
    const row = coarser.openTime.findIndex(
      (opens, place) => opens < at && at < (coarser.closeTime[place] ?? NaN),
    );
    return row < 0 ? [] : [{ split: action, opens: coarser.openTime[row] ?? NaN, at }];
  });

const isBefore = ({ opens, at }: Mixed, time: number): boolean => opens <= time && time < at;

/** New shares for an old one, of a moment in such a bar before its split. */
const sharesAt = (mixed: readonly Mixed[], time: number): number =>
  mixed.reduce(
    (shares, one) =>
      isBefore(one, time)
        ? (shares * Number(one.split.numerator)) / Number(one.split.denominator)
        : shares,
    1,
  );

const onNewShares = ({ at, action }: ScheduledAction, mixed: readonly Mixed[]): ScheduledAction => {
  const own = mixed.find(({ split }) => split === action);
  if (own) return { at: own.opens, action };
  if (action.type !== 'cash-dividend') return { at, action };
  let [numerator, denominator] = [parseDecimal(action.amount, AMOUNT_DECIMALS) ?? 0n, 1n];
  for (const one of mixed.filter((other) => isBefore(other, at))) {
    numerator *= one.split.denominator;
    denominator *= one.split.numerator;
  }
  const amount = formatDecimal(divideHalfUp(numerator, denominator), AMOUNT_DECIMALS);
  return { at, action: { ...action, amount } };
};

interface OnNewShares {
  readonly bars: BarColumns;
  readonly booked: readonly ScheduledAction[];
}

/**
 * Bars of which coarser ones can be made that mix no shares: where a split lies within a coarser bar,
 * what comes before it in that bar is put on new shares, and the split is booked at the bar's open. Null
 * where none does.
 */
export const splitsAtOpens = (
  bars: BarColumns,
  coarser: BarColumns,
  booked: readonly ScheduledAction[],
  decimals: number,
): OnNewShares | null => {
  const mixed = mixedOf(coarser, booked);
  if (mixed.length === 0) return null;
  const shares = bars.openTime.map((time) => sharesAt(mixed, time));
  const factors = { price: shares.map((count) => 1 / count), volume: shares };
  return {
    bars: multipliedBars(bars, factors, decimals),
    booked: booked.map((one) => onNewShares(one, mixed)),
  };
};
