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

/** The columns of one instrument while its rows come in. */
export class GrowingColumns {
  length = 0;
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
    [this.time, this.open, this.high] = [column(), column(), column()];
    [this.low, this.close, this.volume] = [column(), column(), column()];
    this.adjusted = new Float64Array(hasAdjusted ? rows : 0);
    this.closeTime = new Float64Array(hasCloseTime ? rows : 0);
    this.#hasAdjusted = hasAdjusted;
    this.#hasCloseTime = hasCloseTime;
  }

  push(time: number, row: RowValues): void {
    const at = this.length;
    if (at === this.time.length) this.#resize(at * 2);
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
    if (at + rows > this.time.length) this.#resize(Math.max(at * 2, at + rows));
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

  /** The rows that came. Memory beyond them was never touched, so a view costs nothing and a copy would. */
  taken(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
    return column.subarray(0, this.length);
  }

  #resize(rows: number): void {
    this.time = resized(this.time, rows);
    this.open = resized(this.open, rows);
    this.high = resized(this.high, rows);
    this.low = resized(this.low, rows);
    this.close = resized(this.close, rows);
    this.volume = resized(this.volume, rows);
    if (this.#hasAdjusted) this.adjusted = resized(this.adjusted, rows);
    if (this.#hasCloseTime) this.closeTime = resized(this.closeTime, rows);
  }
}
