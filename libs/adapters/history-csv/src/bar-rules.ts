import type { FindingKind } from '@stratvector/model';

/** One row as numbers; `volume` is NaN where its cell is no number. */
export interface RowValues {
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
}

export interface Broken {
  readonly kind: FindingKind;
  readonly what: string;
}

const PRICES = ['open', 'high', 'low', 'close'] as const;

/** The first rule that a row breaks, or null. */
export const brokenRule = (row: RowValues): Broken | null => {
  for (const name of PRICES) {
    const value = row[name];
    if (!Number.isFinite(value)) return { kind: 'NOT_A_NUMBER', what: `${name} is no number` };
    if (value <= 0) return { kind: 'NOT_POSITIVE', what: `${name} is ${value}, not above zero` };
  }
  if (!(row.volume >= 0)) return { kind: 'BAD_VOLUME', what: `volume is ${row.volume}` };
  const top = Math.max(row.open, row.close);
  const bottom = Math.min(row.open, row.close);
  if (row.high < row.low)
    return { kind: 'BAD_RANGE', what: `high ${row.high} is under low ${row.low}` };
  if (row.high < top)
    return { kind: 'BAD_RANGE', what: `high ${row.high} is under open or close ${top}` };
  if (row.low > bottom)
    return { kind: 'BAD_RANGE', what: `low ${row.low} is over open or close ${bottom}` };
  return null;
};

/** Stretches high and low to what the row traded at; null where that does not mend it. */
export const repaired = (row: RowValues): RowValues | null => {
  const prices = PRICES.map((name) => row[name]);
  const mended = { ...row, high: Math.max(...prices), low: Math.min(...prices) };
  return brokenRule(mended) === null ? mended : null;
};
