import type { BarColumns, InstantBar } from '@stratvector/model';

const FIRST_CAPACITY = 256;

/** A longer column with the same beginning; what is not there yet is later, or larger, than anything. */
export const grown = (column: Float64Array, capacity: number, rest: number): Float64Array => {
  const wider = new Float64Array(capacity).fill(rest);
  wider.set(column);
  return wider;
};

/**
 * Bars that come one by one, as columns: what reads a backtest's columns reads these. Arrays are longer
 * than the bars there are and are replaced when they are full, so hold this object and not its arrays.
 */
export class ArrivingColumns implements BarColumns {
  length = 0;
  hasVolume = true;
  openTime: Float64Array = new Float64Array(FIRST_CAPACITY).fill(Infinity);
  closeTime: Float64Array = new Float64Array(FIRST_CAPACITY).fill(Infinity);
  open: Float64Array = new Float64Array(FIRST_CAPACITY);
  high: Float64Array = new Float64Array(FIRST_CAPACITY);
  low: Float64Array = new Float64Array(FIRST_CAPACITY);
  close: Float64Array = new Float64Array(FIRST_CAPACITY);
  volume: Float64Array = new Float64Array(FIRST_CAPACITY);

  /** Rows that fit before the arrays are replaced. */
  get capacity(): number {
    return this.close.length;
  }

  /** True where the arrays were replaced. */
  push(bar: InstantBar, closeTime: number): boolean {
    const grows = this.length === this.capacity;
    if (grows) this.#grow(2 * this.capacity);
    const row = this.length;
    this.openTime[row] = bar.openTime;
    this.closeTime[row] = closeTime;
    this.open[row] = bar.open;
    this.high[row] = bar.high;
    this.low[row] = bar.low;
    this.close[row] = bar.close;
    this.volume[row] = bar.volume;
    this.hasVolume = bar.hasVolume;
    this.length = row + 1;
    return grows;
  }

  #grow(capacity: number): void {
    this.openTime = grown(this.openTime, capacity, Infinity);
    this.closeTime = grown(this.closeTime, capacity, Infinity);
    this.open = grown(this.open, capacity, NaN);
    this.high = grown(this.high, capacity, NaN);
    this.low = grown(this.low, capacity, NaN);
    this.close = grown(this.close, capacity, NaN);
    this.volume = grown(this.volume, capacity, NaN);
  }
}
