import { PRICE_MAX } from './bar-rules.ts';

/** Some rows as columns, for readers of files that are stored so; each column has at least `rows` values. */
export interface BarBlock {
  readonly rows: number;
  /** Milliseconds UTC; NaN where it is no time. */
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly adjusted: Float64Array;
  readonly closeTime: Float64Array;
}

const ascends = ({ rows, time }: BarBlock, after: number): boolean => {
  let last = after;
  for (let row = 0; row < rows; row += 1) {
    const next = time[row] as number;
    if (!(next > last)) return false;
    last = next;
  }
  return true;
};

const hasSoundPrices = ({ rows, open, high, low, close }: BarBlock): boolean => {
  for (let row = 0; row < rows; row += 1) {
    const first = open[row] as number;
    const last = close[row] as number;
    const top = high[row] as number;
    const bottom = low[row] as number;
    const isSound = bottom > 0 && bottom <= first && bottom <= last && top >= first && top >= last;
    if (!isSound || top > PRICE_MAX) return false;
  }
  return true;
};

const hasSoundVolumes = ({ rows, volume }: BarBlock): boolean => {
  for (let row = 0; row < rows; row += 1) {
    const traded = volume[row] as number;
    if (!(traded >= 0 && traded < Infinity)) return false;
  }
  return true;
};

/** Whether every row comes after the one before it and keeps the rules of `isSound`. */
export const areSound = (block: BarBlock, after: number): boolean =>
  ascends(block, after) && hasSoundPrices(block) && hasSoundVolumes(block);
