import type { EquityColumns } from '../engine/equity-record.ts';
import { LastNumber, TextFile } from './text-file.ts';

const HEADER = 'time,equity,cash,gross,net,exposure,drawdown,costs,benchmark';
const MONEY_DIGITS = 4;
const RATIO_DIGITS = 8;

/** NaN where a column has no such row, which a caller of this file cannot ask for. */
const at = (column: Float64Array, row: number): number => column[row] ?? NaN;

/** Writes the rows of the equity columns; the cells of a flat stretch are copies of those above them. */
class EquityRows {
  readonly #file: TextFile;
  readonly #columns: EquityColumns;
  readonly #benchmark: Float64Array | null;
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

  constructor(file: TextFile, columns: EquityColumns, benchmark: Float64Array | null) {
    this.#file = file;
    this.#columns = columns;
    this.#benchmark = benchmark;
  }

  write(row: number): void {
    const file = this.#file;
    const columns = this.#columns;
    const last = this.#last;
    const equity = at(columns.equity, row);
    const gross = at(columns.gross, row);
    const net = at(columns.net, row);
    if (equity > this.#peak) this.#peak = equity;
    file.time(at(columns.time, row));
    file.repeated(equity, MONEY_DIGITS, last.equity);
    file.repeated(equity - net, MONEY_DIGITS, last.cash);
    file.repeated(gross, MONEY_DIGITS, last.gross);
    file.repeated(net, MONEY_DIGITS, last.net);
    file.repeated(gross / equity, RATIO_DIGITS, last.exposure);
    file.repeated(Math.min(0, equity / this.#peak - 1), RATIO_DIGITS, last.drawdown);
    file.repeated(at(columns.costs, row), MONEY_DIGITS, last.costs);
    if (this.#benchmark === null) file.endRow();
    else {
      file.decimal(at(this.#benchmark, row), MONEY_DIGITS);
      file.endCells();
    }
  }
}

/**
 * `equity.csv`. `rows` says which rows, in order, null for all of them; `benchmark` has one value per
 * row of `columns`.
 */
export const writeEquity = (
  path: string,
  columns: EquityColumns,
  rows: Int32Array | null,
  benchmark: Float64Array | null,
): void => {
  const file = new TextFile(path);
  file.line(HEADER);
  const written = new EquityRows(file, columns, benchmark);
  const count = rows?.length ?? columns.length;
  for (let place = 0; place < count; place += 1) written.write(rows ? (rows[place] ?? 0) : place);
  file.close();
};
