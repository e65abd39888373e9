import { OPEN_QUOTE } from '@stratvector/local-files';
import type { ByteLines } from '@stratvector/local-files';
import { BarTable, numberOfText } from '@stratvector/model';
import type {
  BarColumn,
  BarHeader,
  CellText,
  LoadedHistory,
  ReadOptions,
} from '@stratvector/model';
import { plainDecimal } from './cell-number.ts';
import { CellTime } from './cell-time.ts';

/** What is known of a table once its header is read. */
interface TableTerms extends ReadOptions {
  readonly source: string;
  readonly expectedRows: number;
  readonly delimiter: string;
}

const ABSENT = -1;

/** Turns the lines of a table into bars; text is made only of what is not written in a usual way. */
export class TableReader {
  readonly #lines: ByteLines;
  readonly #width: number;
  readonly #table: BarTable;
  readonly #time: CellTime;
  /** Places of the columns; `ABSENT` where there is none. */
  readonly #places: Readonly<Record<BarColumn, number>>;
  readonly #source: string;
  readonly #delimiter: string;
  /** What stands in a column of the line at hand. */
  readonly #cell: CellText = (column) => {
    if (column === 'closeTime') return null;
    this.#lines.select(this.#places[column]);
    return this.#lines.cellText();
  };
  /** The first number that was written with a comma. */
  #comma: string | null = null;
  /** The symbol of the line before, as bytes. */
  #symbol: Uint8Array | null = null;

  constructor(lines: ByteLines, header: BarHeader, width: number, terms: TableTerms) {
    const place = (column: BarColumn): number => header.get(column) ?? ABSENT;
    this.#lines = lines;
    this.#source = terms.source;
    this.#delimiter = terms.delimiter;
    this.#width = width;
    this.#time = new CellTime(terms.timezone);
    this.#places = {
      time: place('time'),
      open: place('open'),
      high: place('high'),
      low: place('low'),
      close: place('close'),
      adjusted: place('adjusted'),
      volume: place('volume'),
      symbol: place('symbol'),
    };
    const hasSymbol = header.has('symbol');
    this.#table = new BarTable(
      { ...terms, timeframe: null },
      {
        hasVolume: header.has('volume'),
        hasAdjusted: header.has('adjusted'),
        hasCloseTime: false,
        expectedRows: hasSymbol ? 0 : terms.expectedRows,
      },
    );
    // A line that is too short to have a symbol is counted to the one before it.
    this.#table.select(terms.symbol);
  }

  /** Reads so many lines more; false once there are none left. */
  advance(lines: number): boolean {
    for (let read = 0; read < lines; read += 1) {
      if (!this.#lines.next()) return false;
      this.#row();
    }
    return true;
  }

  finish(): LoadedHistory {
    const { openQuote } = this.#lines;
    // What came before it may well be right, and what came after was never cut into rows.
    if (openQuote !== null) {
      const problem = { source: this.#source, row: openQuote, sentence: OPEN_QUOTE };
      return { series: [], problems: [problem] };
    }
    const history = this.#table.finish();
    const { problems } = history;
    if (problems.length === 0 || this.#comma === null) return history;
    const sentence = `"${this.#comma}" has a comma, which is no part of a number here; write a decimal point, and nothing between thousands`;
    return { series: [], problems: [...problems, { source: this.#source, row: null, sentence }] };
  }

  #row(): void {
    const lines = this.#lines;
    const { time, symbol } = this.#places;
    if (symbol !== ABSENT && symbol < lines.count) this.#select(symbol);
    if (lines.count !== this.#width) {
      const what = `it has ${lines.count} cells, the header has ${this.#width}${this.#cause(lines.count)}`;
      this.#table.refuse(lines.line, 'CELL_COUNT', what);
      return;
    }
    lines.select(time);
    if (!this.#time.read(lines.bytes, lines.from, lines.to) && !this.#readTimeText()) return;
    if (!this.#table.accepts(this.#time.manner)) {
      this.#table.refuseManner(lines.line, lines.cellText());
      return;
    }
    this.#fill();
    this.#table.row(lines.line, this.#time.milliseconds, this.#cell);
  }

  /** Why a line may have more cells than its header. */
  #cause(cells: number): string {
    return cells > this.#width && this.#delimiter === ','
      ? ' (a decimal comma, or one between thousands, parts a number: write 1234.5, or part the columns by semicolons)'
      : '';
  }

  #readTimeText(): boolean {
    const text = this.#lines.cellText();
    if (this.#time.readText(text)) return true;
    this.#table.refuseTime(this.#lines.line, text);
    return false;
  }

  #fill(): void {
    const { values } = this.#table;
    const places = this.#places;
    values.open = this.#number(places.open);
    values.high = this.#number(places.high);
    values.low = this.#number(places.low);
    values.close = this.#number(places.close);
    if (places.volume !== ABSENT) values.volume = this.#number(places.volume);
    if (places.adjusted !== ABSENT) values.adjusted = this.#number(places.adjusted);
  }

  #number(place: number): number {
    const lines = this.#lines;
    lines.select(place);
    const value = plainDecimal(lines.bytes, lines.from, lines.to);
    return Number.isNaN(value) ? this.#numberOf(lines.cellText()) : value;
  }

  #numberOf(text: string): number {
    if (text.includes(',')) this.#comma ??= text;
    return numberOfText(text);
  }

  /** Lines of one symbol mostly follow each other, so its bytes are compared before its text is made. */
  #select(place: number): void {
    const lines = this.#lines;
    lines.select(place);
    const { bytes, from, to } = lines;
    if (this.#isSymbol(bytes, from, to)) return;
    this.#symbol = bytes.slice(from, to);
    this.#table.select(lines.cellText());
  }

  #isSymbol(bytes: Uint8Array, from: number, to: number): boolean {
    const symbol = this.#symbol;
    if (symbol?.length !== to - from) return false;
    for (let at = 0; at < symbol.length; at += 1) if (symbol[at] !== bytes[from + at]) return false;
    return true;
  }
}
