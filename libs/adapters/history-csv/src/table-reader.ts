import { instrumentId } from '@stratvector/model';
import type { DataProblem, FindingKind, LoadedHistory } from '@stratvector/model';
import { brokenRule, repaired } from './bar-rules.ts';
import type { RowValues } from './bar-rules.ts';
import type { Column, Header } from './header.ts';
import type { CsvOptions } from './options.ts';
import { SeriesBuilder } from './series-builder.ts';
import { parseTime } from './time-cell.ts';
import type { ParsedTime } from './time-cell.ts';

const PROBLEMS_MAX = 20;
const HINT = 'mend the row, or set data.on_bad_bar = "drop" or "repair"';

export interface TableTerms extends CsvOptions {
  readonly source: string;
}

const numberOf = (text: string | undefined): number =>
  text === undefined || text.trim() === '' ? NaN : Number(text);

/** Turns the cells of a table, row by row, into series, or into what is wrong with them. */
export class TableReader {
  readonly #header: Header;
  readonly #width: number;
  readonly #terms: TableTerms;
  readonly #series = new Map<string, SeriesBuilder>();
  readonly #problems: DataProblem[] = [];
  #kind: 'date' | 'moment' | null = null;
  #offsets: boolean | null = null;
  #broken = 0;

  constructor(header: Header, width: number, terms: TableTerms) {
    this.#header = header;
    this.#width = width;
    this.#terms = terms;
  }

  row(cells: readonly string[], line: number): void {
    const symbol = this.#cell(cells, 'symbol') ?? this.#terms.symbol;
    const builder = this.#builder(symbol);
    builder.read += 1;
    if (cells.length !== this.#width) {
      const what = `it has ${cells.length} cells, the header has ${this.#width}`;
      this.#refuse(builder, line, 'CELL_COUNT', what);
      return;
    }
    const time = this.#time(builder, cells, line);
    if (time) this.#bar(builder, time, this.#values(cells), line);
  }

  finish(): LoadedHistory {
    const { source } = this.#terms;
    const series = [...this.#series.values()].flatMap((builder) =>
      builder.finish(this.#kind === 'date'),
    );
    if (this.#broken > this.#problems.length)
      this.#problems.push({
        source,
        row: null,
        sentence: `and ${this.#broken - this.#problems.length} more rows like these`,
      });
    if (this.#problems.length === 0 && series.length === 0)
      this.#problems.push({
        source,
        row: null,
        sentence: 'there are no bars in it; a header alone is no data',
      });
    return this.#problems.length > 0
      ? { series: [], problems: this.#problems }
      : { series, problems: [] };
  }

  #builder(symbol: string): SeriesBuilder {
    const known = this.#series.get(symbol);
    if (known) return known;
    const fresh = new SeriesBuilder(instrumentId(symbol), this.#terms, {
      hasVolume: this.#header.has('volume'),
      hasAdjusted: this.#header.has('adjusted'),
    });
    this.#series.set(symbol, fresh);
    return fresh;
  }

  #cell(cells: readonly string[], column: Column): string | undefined {
    const place = this.#header.get(column);
    return place === undefined ? undefined : cells[place];
  }

  #time(builder: SeriesBuilder, cells: readonly string[], line: number): ParsedTime | null {
    const text = this.#cell(cells, 'time') ?? '';
    const time = parseTime(text, this.#terms.timezone);
    if (!time) {
      this.#refuse(
        builder,
        line,
        'BAD_TIME',
        `"${text.slice(0, 40)}" is no time such as 2024-03-28 or 2024-03-28T14:30:00Z`,
      );
      return null;
    }
    const kind = time.isDate ? 'date' : 'moment';
    this.#kind ??= kind;
    this.#offsets ??= time.hasOffset;
    if (kind === this.#kind && time.hasOffset === this.#offsets) return time;
    const what = `"${text}" is written differently from the times before it (date or time, with or without an offset)`;
    this.#refuse(builder, line, 'BAD_TIME', what);
    return null;
  }

  #values(cells: readonly string[]): RowValues & { adjusted: number } {
    const value = (column: Column): number => numberOf(this.#cell(cells, column));
    return {
      open: value('open'),
      high: value('high'),
      low: value('low'),
      close: value('close'),
      volume: this.#header.has('volume') ? value('volume') : 0,
      adjusted: value('adjusted'),
    };
  }

  #bar(
    builder: SeriesBuilder,
    { milliseconds }: ParsedTime,
    row: RowValues & { adjusted: number },
    line: number,
  ): void {
    const order = builder.orderProblem(milliseconds);
    if (order) {
      this.#refuse(builder, line, order.kind, order.what);
      return;
    }
    const broken = brokenRule(row);
    if (!broken) {
      builder.add(milliseconds, row, row.adjusted);
      return;
    }
    const mended = this.#terms.onBadBar === 'repair' ? repaired(row) : null;
    if (mended) {
      builder.add(milliseconds, mended, row.adjusted);
      builder.repaired(line, milliseconds, broken.kind, `${broken.what}; stretched to its prices`);
    } else this.#refuse(builder, line, broken.kind, broken.what);
  }

  /** Leaves the row out where that is allowed, else reports it. */
  #refuse(builder: SeriesBuilder, line: number, kind: FindingKind, what: string): void {
    if (this.#terms.onBadBar !== 'error') {
      builder.skipped(line, kind, `${what}; left out`);
      return;
    }
    this.#broken += 1;
    if (this.#problems.length < PROBLEMS_MAX)
      this.#problems.push({ source: this.#terms.source, row: line, sentence: `${what}; ${HINT}` });
  }
}
