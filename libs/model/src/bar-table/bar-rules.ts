import type { FindingKind } from '../history.ts';

/** One row as numbers; NaN where a cell is no number. Readers reuse one object. */
export interface RowValues {
  open: number;
  high: number;
  low: number;
  close: number;
  /** 0 where the table has none. */
  volume: number;
  /** The adjusted close; NaN where the table has none. */
  adjusted: number;
  /** Milliseconds UTC; NaN where the table has none, and a bar is then as long as its timeframe. */
  closeTime: number;
}

export interface Broken {
  readonly kind: FindingKind;
  readonly what: string;
}

/** Of one unit: with nine decimals, as fine as an instrument may count, it still fits the books. */
export const PRICE_MAX = 1e9;

const PRICES = ['open', 'high', 'low', 'close'] as const;

/** Whether a row keeps every rule; one expression, because nearly every row of a large file does. */
export const isSound = ({ open, high, low, close, volume }: RowValues): boolean =>
  low > 0 &&
  low <= open &&
  low <= close &&
  high >= open &&
  high >= close &&
  high <= PRICE_MAX &&
  volume >= 0 &&
  volume < Infinity;

/** What a reader found in the cell of a column; null where it has none to show. */
export type CellText = (column: keyof RowValues) => string | null;

const NO_TEXT: CellText = () => null;

const TEXT_SHOWN = 40;

const noNumber = (name: keyof RowValues, text: string | null): string => {
  if (text === null) return `${name} is no number`;
  return text.trim() === ''
    ? `${name} is no number: the cell is empty`
    : `${name} is no number: "${text.slice(0, TEXT_SHOWN)}"`;
};

const priceProblem = (name: keyof RowValues, value: number, cell: CellText): Broken | null => {
  if (!Number.isFinite(value)) return { kind: 'NOT_A_NUMBER', what: noNumber(name, cell(name)) };
  if (value <= 0) return { kind: 'NOT_POSITIVE', what: `${name} is ${value}, not above zero` };
  const what = `${name} is ${value}, above ${PRICE_MAX}: more than the books hold`;
  return value > PRICE_MAX ? { kind: 'TOO_LARGE', what } : null;
};

const volumeProblem = (volume: number, cell: CellText): Broken | null => {
  if (!Number.isFinite(volume))
    return { kind: 'BAD_VOLUME', what: noNumber('volume', cell('volume')) };
  return volume < 0 ? { kind: 'BAD_VOLUME', what: `volume is ${volume}, below 0` } : null;
};

/** The first rule that a row breaks, or null. `cell` shows what a number was made of. */
export const brokenRule = (row: RowValues, cell: CellText = NO_TEXT): Broken | null => {
  for (const name of PRICES) {
    const problem = priceProblem(name, row[name], cell);
    if (problem) return problem;
  }
  const volume = volumeProblem(row.volume, cell);
  if (volume) return volume;
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
