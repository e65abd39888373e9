import type { EquityCurve } from '@stratvector/backtest';
import type { RowColumn } from '@stratvector/report-page';

/** The equity of a curve by row, made a stretch at a time. */
export class EquityColumn implements RowColumn {
  readonly length: number;
  readonly #curve: EquityCurve;
  /** Room for a stretch, kept from one to the next. */
  #room = new Float64Array(0);

  constructor(curve: EquityCurve) {
    this.length = curve.length;
    this.#curve = curve;
  }

  subarray(from: number, to: number): Float64Array {
    if (to - from > this.#room.length) this.#room = new Float64Array(to - from);
    const values = this.#room.subarray(0, to - from);
    this.#curve.equityFrom(from, values);
    return values;
  }
}

/** How far the equity of a curve is below its highest so far, as a fraction of that, by row. */
export class FallColumn implements RowColumn {
  readonly length: number;
  readonly #equity: EquityColumn;
  #peak = -Infinity;
  /** The rows before it are in the peak. */
  #next = 0;

  constructor(curve: EquityCurve) {
    this.length = curve.length;
    this.#equity = new EquityColumn(curve);
  }

  subarray(from: number, to: number): Float64Array {
    if (from < this.#next) {
      this.#peak = -Infinity;
      this.#next = 0;
    }
    if (from > this.#next) this.#pass(from);
    return this.#fall(from, to);
  }

  /** Takes the rows up to one into the peak. */
  #pass(to: number): void {
    const values = this.#equity.subarray(this.#next, to);
    let peak = this.#peak;
    for (let place = 0; place < values.length; place += 1) {
      const value = values[place] as number;
      if (value > peak) peak = value;
    }
    this.#peak = peak;
    this.#next = to;
  }

  #fall(from: number, to: number): Float64Array {
    const values = this.#equity.subarray(from, to);
    let peak = this.#peak;
    for (let place = 0; place < values.length; place += 1) {
      const value = values[place] as number;
      if (value > peak) peak = value;
      values[place] = value / peak - 1;
    }
    this.#peak = peak;
    this.#next = to;
    return values;
  }
}

/** The values of some rows, null for all of them. */
export const valuesOf = (column: RowColumn, rows: Int32Array | null): Float64Array =>
  rows === null
    ? column.subarray(0, column.length).slice()
    : Float64Array.from(rows, (row) => column.subarray(row, row + 1)[0] ?? NaN);

/** Positions over equity: gross sums their sizes, net their signed values. */
interface Shares {
  readonly gross: Float64Array;
  readonly net: Float64Array;
}

/** The mean shares of the rows up to each of `ends`, after the one before it. */
export const meanShares = (curve: EquityCurve, ends: Int32Array): Shares => {
  const [gross, net] = [new Float64Array(ends.length), new Float64Array(ends.length)];
  let row = 0;
  ends.forEach((end, place) => {
    const from = row;
    let [sizes, signed] = [0, 0];
    for (; row <= end; row += 1) {
      const found = curve.at(row);
      sizes += found.gross / found.equity;
      signed += found.net / found.equity;
    }
    gross[place] = sizes / (row - from);
    net[place] = signed / (row - from);
  });
  return { gross, net };
};
