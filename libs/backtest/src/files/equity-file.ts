import type { EquityCurve } from '../engine/equity-record.ts';
import { LastNumber, TextFile } from './text-file.ts';

const HEADER = 'time,equity,cash,gross,net,exposure,drawdown,costs,benchmark';
const MONEY_DIGITS = 4;
const RATIO_DIGITS = 8;

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
  #peak = -Infinity;

  constructor(file: TextFile, curve: EquityCurve, benchmark: EquityCurve | null) {
    this.#file = file;
    this.#curve = curve;
    this.#benchmark = benchmark;
  }

  write(row: number): void {
    const file = this.#file;
    const last = this.#last;
    const { equity, gross, net, costs } = this.#curve.at(row);
    if (equity > this.#peak) this.#peak = equity;
    file.time(this.#curve.time[row] ?? NaN);
    file.repeated(equity, MONEY_DIGITS, last.equity);
    file.repeated(equity - net, MONEY_DIGITS, last.cash);
    file.repeated(gross, MONEY_DIGITS, last.gross);
    file.repeated(net, MONEY_DIGITS, last.net);
    file.repeated(gross / equity, RATIO_DIGITS, last.exposure);
    file.repeated(Math.min(0, equity / this.#peak - 1), RATIO_DIGITS, last.drawdown);
    file.repeated(costs, MONEY_DIGITS, last.costs);
    if (this.#benchmark === null) file.endRow();
    else {
      file.decimal(this.#benchmark.at(row).equity, MONEY_DIGITS);
      file.endCells();
    }
  }
}

/**
 * `equity.csv`. `rows` says which rows, in order, null for all of them; `benchmark` has the same
 * rows as `curve`.
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
