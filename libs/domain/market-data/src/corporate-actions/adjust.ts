import type { BarColumns, CorporateAction } from '@stratvector/model';

/** What prices are freed of: nothing, splits, or splits and cash dividends. */
export type Adjustment = 'none' | 'splits' | 'all';

/** An action and the moment from which it shows: bars that open at or after it are behind it. */
export interface ScheduledAction {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly action: CorporateAction;
}

const PRICES = ['open', 'high', 'low', 'close'] as const;

/** To a whole count of 10^-decimals, one at least: an adjusted price is still a price. */
const priced = (value: number, decimals: number): number => {
  const scale = 10 ** decimals;
  return Math.max(1, Math.round(value * scale)) / scale;
};

/** New shares for an old one. */
const ratioOf = (action: CorporateAction): number =>
  action.type === 'split' ? Number(action.numerator) / Number(action.denominator) : 1;

const amountOf = (action: CorporateAction): number =>
  action.type === 'cash-dividend' ? Number(action.amount) : 0;

/** Actions by the first row that shows them; those from outside of the data show nowhere. */
const byRow = (
  { openTime, length }: BarColumns,
  actions: readonly ScheduledAction[],
): ReadonlyMap<number, readonly CorporateAction[]> => {
  const found = new Map<number, CorporateAction[]>();
  for (const { at, action } of actions) {
    const row = openTime.findIndex((time) => time >= at);
    if (row > 0 && row < length) found.set(row, [...(found.get(row) ?? []), action]);
  }
  return found;
};

/** What each bar's prices and volume are multiplied by. */
export interface AdjustmentFactors {
  readonly price: Float64Array;
  readonly volume: Float64Array;
}

/**
 * Factors that free bars of actions, on the scale of the last bar. Before a split of r new shares for one, prices
 * are divided by r. Before an ex-date they are multiplied by 1 − dividend / close of the bar before,
 * that close on the ex-date's shares (CRSP, "Data Descriptions Guide", factor to adjust price).
 */
const factorsOf = (
  bars: BarColumns,
  actions: readonly ScheduledAction[],
  kind: Adjustment,
): AdjustmentFactors => {
  const rows = byRow(bars, actions);
  const price = new Float64Array(bars.length);
  const volume = new Float64Array(bars.length);
  let [ofPrice, ofVolume] = [1, 1];
  for (let row = bars.length - 1; row >= 0; row -= 1) {
    price[row] = ofPrice;
    volume[row] = ofVolume;
    const due = rows.get(row) ?? [];
    const ratio = due.reduce((product, action) => product * ratioOf(action), 1);
    const paid = kind === 'all' ? due.reduce((sum, action) => sum + amountOf(action), 0) : 0;
    const before = (bars.close[row - 1] ?? NaN) / ratio;
    ofPrice *= (paid > 0 ? 1 - paid / before : 1) / ratio;
    ofVolume *= ratio;
  }
  return { price, volume };
};

/** Prices and volumes times their factors; prices are rounded to 10^-decimals. */
export const multipliedBars = (
  bars: BarColumns,
  { price, volume }: AdjustmentFactors,
  decimals: number,
): BarColumns => ({
  ...bars,
  ...Object.fromEntries(
    PRICES.map((name) => [
      name,
      bars[name].map((value, row) => priced(value * (price[row] ?? 1), decimals)),
    ]),
  ),
  volume: bars.volume.map((value, row) => value * (volume[row] ?? 1)),
});

/** What frees bars of the actions; null where they have no effect on a price. */
export const actionFactors = (
  bars: BarColumns,
  actions: readonly ScheduledAction[],
  kind: Adjustment,
): AdjustmentFactors | null => {
  if (kind === 'none' || actions.length === 0) return null;
  const factors = factorsOf(bars, actions, kind);
  return factors.price.some((factor) => factor !== 1) ? factors : null;
};

/** What makes of closes the adjusted closes; the other prices keep their proportion to them. */
export const adjustedCloseFactors = (
  { close, length }: BarColumns,
  adjusted: Float64Array,
): AdjustmentFactors => ({
  price: close.map((value, row) => (adjusted[row] ?? NaN) / value),
  volume: new Float64Array(length).fill(1),
});

/** The dividends that are not below the close before them: no price could be freed of those. */
export const impossibleDividends = (
  bars: BarColumns,
  actions: readonly ScheduledAction[],
): readonly CorporateAction[] =>
  [...byRow(bars, actions)].flatMap(([row, due]) => {
    const ratio = due.reduce((product, action) => product * ratioOf(action), 1);
    const before = (bars.close[row - 1] ?? NaN) / ratio;
    const paid = due.reduce((sum, action) => sum + amountOf(action), 0);
    return paid < before ? [] : due.filter(({ type }) => type === 'cash-dividend');
  });
