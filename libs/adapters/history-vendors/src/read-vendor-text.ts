import { OPEN_QUOTE, textLines } from '@stratvector/local-files';
import type { ByteLines, TableHead } from '@stratvector/local-files';
import { mannerProblem, numberOfText, TimeManners } from '@stratvector/model';
import type { DataProblem, FindingKind, ParsedTime, RawBars, TimeManner } from '@stratvector/model';
import type { Layout, LayoutColumns } from './layout.ts';
import { RawTable } from './raw-table.ts';
import { LAYOUTS } from './registry.ts';

/** How a vendor's file is to be read. */
export interface VendorOptions {
  /** Null: by its first line. */
  readonly layout: Layout | null;
  /** Of times without an offset; null: as the vendor documents it. */
  readonly timezone: string | null;
  /** The instrument of a file without a symbol column. */
  readonly symbol: string;
}

/** A row that cannot even be read. */
interface UnreadableRow {
  readonly line: number;
  readonly symbol: string;
  readonly kind: FindingKind;
  readonly what: string;
}

/** The rows of a file, before any rule is applied to them. */
export interface VendorRows {
  readonly layout: Layout;
  readonly raw: readonly RawBars[];
  readonly unreadable: readonly UnreadableRow[];
  /** What stands in the cells that are no numbers, by `line:column`; of the first ones. */
  readonly odd: ReadonlyMap<string, string>;
  /** Whether times are dates, and say where they are; as the first row has it. */
  readonly manner: TimeManner;
  /** Of times without an offset. */
  readonly timezone: string;
  /** What a reader should know about how the file was read, a sentence each. */
  readonly notes: readonly string[];
}

const TIME_SHOWN = 40;
const HEAD_SHOWN = 200;
const ODD_KEPT = 100;

interface FileTerms {
  readonly layout: Layout;
  readonly columns: LayoutColumns;
  readonly width: number;
  readonly zone: string;
  readonly symbol: string;
}

type NumberColumn = Exclude<keyof LayoutColumns, 'time' | 'symbol'>;

/** Reads lines one after the other. */
class LineReader {
  readonly unreadable: UnreadableRow[] = [];
  readonly odd = new Map<string, string>();
  readonly table = new RawTable();
  readonly manners = new TimeManners();
  readonly #terms: FileTerms;

  constructor(terms: FileTerms) {
    this.#terms = terms;
  }

  line(cells: readonly string[], line: number): void {
    const { columns, width } = this.#terms;
    const symbol = this.#symbol(cells);
    const refuse = (kind: FindingKind, what: string): void =>
      void this.unreadable.push({ line, symbol, kind, what });
    if (cells.length !== width)
      refuse('CELL_COUNT', `it has ${cells.length} cells, the first line has ${width}`);
    else {
      const text = columns.time.map((place) => cells[place] ?? '').join(' ');
      const time = this.#time(text);
      if (typeof time === 'string') refuse('BAD_TIME', time);
      else this.#row(symbol, cells, { line, time: time.milliseconds });
    }
  }

  #symbol(cells: readonly string[]): string {
    const { columns, symbol } = this.#terms;
    const own = columns.symbol === null ? '' : (cells[columns.symbol] ?? '');
    return own === '' ? symbol : own;
  }

  #time(text: string): ParsedTime | string {
    const { layout, zone } = this.#terms;
    const time = layout.time(text, zone);
    if (!time)
      return `"${text.slice(0, TIME_SHOWN)}" is no time${layout.name === 'generic' ? '' : ` as ${layout.title} writes it`}, such as 2024-03-28 or 2024-03-28 14:30:00`;
    return this.manners.accepts(time) ? time : mannerProblem(text);
  }

  #row(
    symbol: string,
    cells: readonly string[],
    { line, time }: { readonly line: number; readonly time: number },
  ): void {
    const { layout, columns } = this.#terms;
    const number = (column: NumberColumn, read: (text: string) => number): number => {
      const place = columns[column];
      if (place === null) return NaN;
      const text = cells[place] ?? '';
      const value = read(text);
      if (!Number.isFinite(value) && this.odd.size < ODD_KEPT)
        this.odd.set(`${line}:${column}`, text);
      return value;
    };
    const price = (column: NumberColumn): number => number(column, layout.price);
    this.table.add(symbol, {
      line,
      time,
      open: price('open'),
      high: price('high'),
      low: price('low'),
      close: price('close'),
      volume: columns.volume === null ? 0 : number('volume', numberOfText),
      adjusted: price('adjusted'),
    });
  }
}

const layoutOf = (cells: readonly string[], asked: Layout | null): Layout | string => {
  const layout = asked ?? LAYOUTS.find(({ recognizes }) => recognizes(cells));
  if (layout) return layout;
  const shown = cells.slice(0, 12).join(', ').slice(0, HEAD_SHOWN);
  return `its layout is not known: the first line is ${shown}; name it by --layout (${LAYOUTS.map(({ name }) => name).join(', ')}), or give it a header with time, open, high, low, close`;
};

const problem = (source: string, row: number | null, sentence: string): DataProblem => ({
  source,
  row,
  sentence,
});

const notesOf = (
  { layout, timezone }: Pick<VendorRows, 'layout' | 'timezone'>,
  manner: TimeManner | null,
  { given, newestFirst }: { readonly given: boolean; readonly newestFirst: readonly string[] },
): readonly string[] => [
  ...(manner && !manner.hasOffset && !given
    ? [
        `times without an offset were taken as ${timezone}, ${layout.name === 'generic' ? 'because nothing else was said' : `as ${layout.title} documents`}; --timezone says otherwise`,
      ]
    : []),
  ...(newestFirst.length > 0 ? ['the file is newest first and was turned round'] : []),
];

const needsZone = (layout: Layout, manner: TimeManner | null, zone: string | null): boolean =>
  layout.timezone === null &&
  zone === null &&
  manner !== null &&
  !manner.isDate &&
  !manner.hasOffset;

/** A file whose layout is known, before its rows are read. */
interface OpenFile {
  readonly lines: ByteLines;
  /** The header, or the first bar where there is none. */
  readonly head: TableHead;
  readonly layout: Layout;
  readonly columns: LayoutColumns;
}

const opened = (text: string, source: string, asked: Layout | null): OpenFile | DataProblem => {
  const lines = textLines(text);
  const head = lines.head();
  if (lines.openQuote !== null) return problem(source, lines.openQuote, OPEN_QUOTE);
  if (!head)
    return problem(
      source,
      null,
      'the file is empty; a header line and at least one bar are needed',
    );
  const layout = layoutOf(head.cells, asked);
  if (typeof layout === 'string') return problem(source, head.line, layout);
  const columns = layout.columns(head.cells);
  return typeof columns === 'string'
    ? problem(source, head.line, `as ${layout.title}: ${columns}`)
    : { lines, head, layout, columns };
};

const readLines = (
  { lines, head, layout, columns }: OpenFile,
  zone: string,
  symbol: string,
): LineReader => {
  const reader = new LineReader({ layout, columns, width: head.cells.length, zone, symbol });
  if (!layout.hasHeader) reader.line(head.cells, head.line);
  while (lines.next()) reader.line(lines.cells(), lines.line);
  return reader;
};

const emptyProblem = (source: string, layout: Layout): DataProblem =>
  problem(
    source,
    null,
    `there are no bars in it${layout.name === 'generic' ? '' : ` (read as ${layout.title})`}; a header alone is no data`,
  );

const zoneProblem = (source: string, line: number, layout: Layout): DataProblem =>
  problem(
    source,
    line,
    `${layout.title} does not say which zone its times are of; name it by --timezone, for example --timezone Europe/Athens`,
  );

/**
 * Reads the text of a vendor's file: rows as they are, apart by instrument, and what cannot be read.
 * What is wrong with the file as a whole comes back as a problem, with the line where there is one.
 */
export const readVendorText = (
  text: string,
  source: string,
  { layout: asked, timezone: given, symbol }: VendorOptions,
): VendorRows | DataProblem => {
  const file = opened(text, source, asked);
  if ('sentence' in file) return file;
  const { lines, head, layout, columns } = file;
  const timezone = given ?? layout.timezone ?? 'UTC';
  const { manners, unreadable, odd, table } = readLines(file, timezone, symbol);
  if (lines.openQuote !== null) return problem(source, lines.openQuote, OPEN_QUOTE);
  const manner = manners.first;
  if (needsZone(layout, manner, given)) return zoneProblem(source, head.line, layout);
  const hasVolume = columns.volume !== null;
  const { raw, newestFirst } = table.finish({ hasVolume, hasAdjusted: columns.adjusted !== null });
  if (raw.length + unreadable.length === 0) return emptyProblem(source, layout);
  const notes = notesOf({ layout, timezone }, manner, { given: given !== null, newestFirst });
  const asFirst = manner ?? { isDate: true, hasOffset: true, offsetMs: NaN };
  return { layout, raw, unreadable, odd, manner: asFirst, timezone, notes };
};
