import { BarTable, parseTime } from '@stratvector/model';
import type { BarColumn, BarHeader, LoadedHistory, ReadOptions } from '@stratvector/model';

const numberOf = (text: string | undefined): number =>
  text === undefined || text.trim() === '' ? NaN : Number(text);

/** Turns the cells of a table, row by row, into bars. */
export class TableReader {
  readonly #header: BarHeader;
  readonly #width: number;
  readonly #options: ReadOptions;
  readonly #table: BarTable;

  constructor(header: BarHeader, width: number, terms: ReadOptions & { readonly source: string }) {
    this.#header = header;
    this.#width = width;
    this.#options = terms;
    this.#table = new BarTable(
      { ...terms, timeframe: null },
      {
        hasVolume: header.has('volume'),
        hasAdjusted: header.has('adjusted'),
        hasCloseTime: false,
        expectedRows: 0,
      },
    );
  }

  row(cells: readonly string[], line: number): void {
    const table = this.#table;
    table.select(this.#cell(cells, 'symbol') ?? this.#options.symbol);
    if (cells.length !== this.#width) {
      const what = `it has ${cells.length} cells, the header has ${this.#width}`;
      table.refuse(line, 'CELL_COUNT', what);
      return;
    }
    const text = this.#cell(cells, 'time') ?? '';
    const time = parseTime(text, this.#options.timezone);
    if (!time) table.refuseTime(line, text);
    else if (!table.accepts(time)) table.refuseManner(line, text);
    else {
      this.#fill(cells);
      table.row(line, time.milliseconds);
    }
  }

  finish(): LoadedHistory {
    return this.#table.finish();
  }

  #cell(cells: readonly string[], column: BarColumn): string | undefined {
    const place = this.#header.get(column);
    return place === undefined ? undefined : cells[place];
  }

  #fill(cells: readonly string[]): void {
    const value = (column: BarColumn): number => numberOf(this.#cell(cells, column));
    Object.assign(this.#table.values, {
      open: value('open'),
      high: value('high'),
      low: value('low'),
      close: value('close'),
      volume: this.#header.has('volume') ? value('volume') : 0,
      adjusted: value('adjusted'),
    });
  }
}
