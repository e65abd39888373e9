import { fingerprintOf } from '@stratvector/history-cache';
import { readParquet } from '@stratvector/history-parquet';
import type { Provenance } from '@stratvector/history-parquet';
import { barsOfRows, readVendorText } from '@stratvector/history-vendors';
import type { Layout, VendorRows } from '@stratvector/history-vendors';
import type { BadBarPolicy, DataProblem, LoadedSeries, Timeframe } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { isParquet, symbolOf } from '../run/paths.ts';
import { fileText } from './file-text.ts';

/** How files of bars are to be read, as told by flags; null is "as the file or its vendor says". */
export interface FileTerms {
  readonly layout: Layout | null;
  readonly timezone: string | null;
  readonly timestamp: 'open' | 'close';
  readonly timeframe: Timeframe | null;
  readonly symbol: string | null;
  readonly onBadBar: BadBarPolicy;
}

/** What a file holds. */
export interface BarFile {
  readonly path: string;
  readonly layout: string;
  readonly series: readonly LoadedSeries[];
  readonly problems: readonly DataProblem[];
  /** Rows before any rule was applied; null where a reader applies the rules itself. */
  readonly rows: VendorRows | null;
  readonly timezone: string;
  readonly adjust: Provenance['adjust'];
  readonly notes: readonly string[];
}

const nothing = (path: string, problem: DataProblem): BarFile => ({
  path,
  layout: 'unknown',
  series: [],
  problems: [problem],
  rows: null,
  timezone: 'UTC',
  adjust: 'unknown',
  notes: [],
});

const parquet = async (path: string, terms: FileTerms): Promise<BarFile> => {
  const timezone = terms.timezone ?? 'UTC';
  const { timestamp, onBadBar } = terms;
  const symbol = terms.symbol ?? symbolOf(path);
  const { series, problems } = await readParquet(path, { symbol, timezone, timestamp, onBadBar });
  return {
    ...nothing(path, { source: path, row: null, sentence: '' }),
    layout: 'parquet',
    series,
    problems,
    timezone,
  };
};

const text = (path: string, terms: FileTerms): BarFile => {
  const read = fileText(path);
  if ('sentence' in read) return nothing(path, { source: path, row: null, ...read });
  const { layout, timezone, timestamp, timeframe, onBadBar } = terms;
  const symbol = terms.symbol ?? symbolOf(path);
  const rows = readVendorText(read.text, path, { layout, timezone, symbol });
  if ('sentence' in rows) return nothing(path, rows);
  const { series, problems } = barsOfRows(rows, { source: path, onBadBar, timestamp, timeframe });
  return {
    path,
    layout: rows.layout.name,
    series,
    problems,
    rows,
    timezone: rows.timezone,
    adjust: rows.layout.adjust,
    notes: rows.notes,
  };
};

/** Reads one file, in whatever layout it is. */
export const readFile = (path: string, terms: FileTerms): Promise<BarFile> =>
  isParquet(path) ? parquet(path, terms) : Promise.resolve(text(path, terms));

export const problemLine = ({ source, row, sentence }: DataProblem): string =>
  `${source}${row === null ? '' : `:${row}`}: ${sentence}`.replace(
    'data.on_bad_bar =',
    '--on-bad-bar',
  );

/** @throws BadInput with every problem of every file. */
export const refuseProblems = (files: readonly BarFile[]): void => {
  const problems = files.flatMap((file) => file.problems);
  if (problems.length > 0) throw new BadInput(problems.map(problemLine));
};

/** What a reader should know about how files were read, a line each. */
export const notesOf = (files: readonly BarFile[]): readonly string[] =>
  files.flatMap(({ path, notes }) => notes.map((note) => `${path}: ${note}`));

/** Where bars came from, for the note in the file that they go to. */
export const provenanceOf = (file: BarFile): Provenance => ({
  timezone: file.timezone,
  adjust: file.adjust,
  sources: [
    { name: file.path.split(/[\\/]/).at(-1) ?? file.path, fingerprint: fingerprintOf(file.path) },
  ],
});
