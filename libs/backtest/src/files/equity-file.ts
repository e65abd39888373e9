import type { EquityCurve } from '../engine/equity-record.ts';
import { LastNumber, TextFile } from './text-file.ts';

const HEADER = 'time,equity,cash,gross,net,exposure,drawdown,costs,benchmark';
const MONEY_DIGITS = 4;
const RATIO_DIGITS = 8;
/** Rows that are passed over together. */
const PASSED = 4096;

/** The highest equity so far, of the rows that are written and of those between them. */
class Peak {
  readonly #curve: EquityCurve;
  readonly #passed = new Float64Array(PASSED);
  #value = -Infinity;
  /** The rows before it have been looked at. */
  #next = 0;

  constructor(curve: EquityCurve) {
    this.#curve = curve;
  }

  /** With the equity of a row; rows do not go back. */
  at(row: number, equity: number): number {
    while (this.#next < row) this.#pass(Math.min(PASSED, row - this.#next));
    this.#next = row + 1;
    if (equity > this.#value) this.#value = equity;
    return this.#value;
  }

  #pass(count: number): void {
    const passed = this.#passed.subarray(0, count);
    this.#curve.equityFrom(this.#next, passed);
    this.#next += count;
    for (let place = 0; place < count; place += 1) {
      const equity = passed[place] as number;
      if (equity > this.#value) this.#value = equity;
    }
  }
}

/** Writes the rows of a curve; the cells of a flat stretch are copies of those above them. */
class EquityRows {
  readonly #file: TextFile;
  readonly #curve: EquityCurve;
  readonly #benchmark: EquityCurve | null;
  readonly #last = {
    equity: new LastNumber(),
    cash: new LastNumber(),
    gross: new LastNumber(),
    net: new LastNumber(),
    exposure: new LastNumber(),
    drawdown: new LastNumber(),
    costs: new LastNumber(),
  };
  readonly #peak: Peak;

  constructor(file: TextFile, curve: EquityCurve, benchmark: EquityCurve | null) {
    this.#file = file;
    this.#curve = curve;
    this.#benchmark = benchmark;
    this.#peak = new Peak(curve);
  }

  write(row: number): void {
    const file = this.#file;
    const last = this.#last;
    const { equity, gross, net, costs } = this.#curve.at(row);
    const peak = this.#peak.at(row, equity);
    file.time(this.#curve.time[row] ?? NaN);
    file.repeated(equity, MONEY_DIGITS, last.equity);
    // Without a position cash is the equity, and of long ones gross is net: the cell is written already.
    file.repeated(equity - net, MONEY_DIGITS, net === 0 ? last.equity : last.cash);
    file.repeated(gross, MONEY_DIGITS, last.gross);
    file.repeated(net, MONEY_DIGITS, net === gross ? last.gross : last.net);
    file.repeated(gross / equity, RATIO_DIGITS, last.exposure);
    file.repeated(Math.min(0, equity / peak - 1), RATIO_DIGITS, last.drawdown);
    file.repeated(costs, MONEY_DIGITS, last.costs);
    if (this.#benchmark === null) file.endRow();
    else {
      file.decimal(this.#benchmark.at(row).equity, MONEY_DIGITS);
      file.endCells();
    }
  }
}

/**
 * `equity.csv`. `rows` says which rows, in order, null for all of them; a row says the same either way,
 * its drawdown too, which is from the highest of all rows. `benchmark` has the same rows as `curve`.
 */
export const writeEquity = (
  path: string,
  curve: EquityCurve,
  rows: Int32Array | null,
  benchmark: EquityCurve | null,
): void => {
  const file = new TextFile(path);
  file.line(HEADER);
  const written = new EquityRows(file, curve, benchmark);
  const count = rows?.length ?? curve.length;
  for (let place = 0; place < count; place += 1) written.write(rows ? (rows[place] ?? 0) : place);
  file.close();
};
