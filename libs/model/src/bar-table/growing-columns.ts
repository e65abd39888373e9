import type { BarBlock } from './bar-block.ts';
import type { RowValues } from './bar-rules.ts';

const ROWS_MIN = 64;

/** What a table has beside times and prices. */
export interface TableShape {
  readonly hasVolume: boolean;
  readonly hasAdjusted: boolean;
  readonly hasCloseTime: boolean;
  /** How many rows to make room for at once. */
  readonly expectedRows: number;
}

/** Grows a column, without a copy where the machine can. */
const resized = (column: Float64Array<ArrayBuffer>, rows: number): Float64Array<ArrayBuffer> =>
  new Float64Array(column.buffer.transfer(rows * Float64Array.BYTES_PER_ELEMENT));

const isGapless = (times: Float64Array, rows: number, width: number): boolean => {
  for (let row = 1; row < rows; row += 1)
    if ((times[row] as number) !== (times[row - 1] as number) + width) return false;
  return true;
};

const later = (times: Float64Array, width: number): Float64Array<ArrayBuffer> => {
  const moved = new Float64Array(times.length);
  for (let row = 0; row < times.length; row += 1) moved[row] = (times[row] as number) + width;
  return moved;
};

/** The columns of one instrument while its rows come in. */
export class GrowingColumns {
  length = 0;
  /** Has room for one more than the others: see `closes`. */
  time: Float64Array<ArrayBuffer>;
  open: Float64Array<ArrayBuffer>;
  high: Float64Array<ArrayBuffer>;
  low: Float64Array<ArrayBuffer>;
  close: Float64Array<ArrayBuffer>;
  volume: Float64Array<ArrayBuffer>;
  /** Empty where the table has no adjusted closes. */
  adjusted: Float64Array<ArrayBuffer>;
  /** Empty where the table has no closing times. */
  closeTime: Float64Array<ArrayBuffer>;
  readonly #hasAdjusted: boolean;
  readonly #hasCloseTime: boolean;

  constructor({ expectedRows, hasAdjusted, hasCloseTime }: TableShape) {
    const rows = Math.max(ROWS_MIN, expectedRows);
    const column = (): Float64Array<ArrayBuffer> => new Float64Array(rows);
    this.time = new Float64Array(rows + 1);
    [this.open, this.high, this.low] = [column(), column(), column()];
    [this.close, this.volume] = [column(), column()];
    this.adjusted = new Float64Array(hasAdjusted ? rows : 0);
    this.closeTime = new Float64Array(hasCloseTime ? rows : 0);
    this.#hasAdjusted = hasAdjusted;
    this.#hasCloseTime = hasCloseTime;
  }

  push(time: number, row: RowValues): void {
    const at = this.length;
    if (at === this.open.length) this.#resize(at * 2);
    this.time[at] = time;
    this.open[at] = row.open;
    this.high[at] = row.high;
    this.low[at] = row.low;
    this.close[at] = row.close;
    this.volume[at] = row.volume;
    if (this.#hasAdjusted) this.adjusted[at] = row.adjusted;
    if (this.#hasCloseTime) this.closeTime[at] = row.closeTime;
    this.length = at + 1;
  }

  /** Puts the rows of a block behind those that came before. */
  append({ rows, ...block }: BarBlock): void {
    const at = this.length;
    if (at + rows > this.open.length) this.#resize(Math.max(at * 2, at + rows));
    this.time.set(block.time.subarray(0, rows), at);
    this.open.set(block.open.subarray(0, rows), at);
    this.high.set(block.high.subarray(0, rows), at);
    this.low.set(block.low.subarray(0, rows), at);
    this.close.set(block.close.subarray(0, rows), at);
    this.volume.set(block.volume.subarray(0, rows), at);
    if (this.#hasAdjusted) this.adjusted.set(block.adjusted.subarray(0, rows), at);
    if (this.#hasCloseTime) this.closeTime.set(block.closeTime.subarray(0, rows), at);
    this.length = at + rows;
  }

  /** Turns round the rows that came. */
  reverse(): void {
    const { time, open, high, low, close, volume, adjusted, closeTime } = this;
    for (const column of [time, open, high, low, close, volume]) this.taken(column).reverse();
    if (this.#hasAdjusted) this.taken(adjusted).reverse();
    if (this.#hasCloseTime) this.taken(closeTime).reverse();
  }

  /** The rows that came. Memory beyond them was never touched, so a view costs nothing and a copy would. */
  taken(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
    return column.subarray(0, this.length);
  }

  /**
   * Of bars that are as long as each other: a width after their opens. Where each opens as the one before
   * it closes, the closes are the opens one row on, and stand in the same memory.
   */
  closes(width: number): Float64Array<ArrayBuffer> {
    const { time, length } = this;
    if (!isGapless(time, length, width)) return later(this.taken(time), width);
    time[length] = (time[length - 1] ?? NaN) + width;
    return time.subarray(1, length + 1);
  }

  #resize(rows: number): void {
    this.time = resized(this.time, rows + 1);
    this.open = resized(this.open, rows);
    this.high = resized(this.high, rows);
    this.low = resized(this.low, rows);
    this.close = resized(this.close, rows);
    this.volume = resized(this.volume, rows);
    if (this.#hasAdjusted) this.adjusted = resized(this.adjusted, rows);
    if (this.#hasCloseTime) this.closeTime = resized(this.closeTime, rows);
  }
}
