import { nearestNames } from '@stratvector/kernel';
import { OPEN_QUOTE, textLines } from '@stratvector/local-files';
import type { ByteLines } from '@stratvector/local-files';
import type { DataProblem } from '@stratvector/model';

const PROBLEMS_MAX = 20;

/** Either records and no problems, or problems and no records. */
export interface ReferenceFile<Record> {
  readonly records: readonly Record[];
  readonly problems: readonly DataProblem[];
}

/** The columns of a kind of file. */
export interface TableShape {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
  /** Words that others have for a column. */
  readonly synonyms?: Readonly<Record<string, string>>;
}

/** One line: its cells by column, empty where the file has none. */
export interface TableRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** Gathers what is wrong with a file, and says so of the first problems. */
export class Complaints {
  readonly #source: string;
  readonly #problems: DataProblem[] = [];
  #count = 0;

  constructor(source: string) {
    this.#source = source;
  }

  readonly add = (row: number | null, sentence: string): void => {
    this.#count += 1;
    if (this.#count <= PROBLEMS_MAX) this.#problems.push({ source: this.#source, row, sentence });
  };

  get all(): readonly DataProblem[] {
    const more = this.#count - this.#problems.length;
    if (more === 0) return this.#problems;
    const sentence = `and ${more} more problems like these`;
    return [...this.#problems, { source: this.#source, row: null, sentence }];
  }

  get some(): boolean {
    return this.#count > 0;
  }
}

const checkHeader = (
  names: readonly string[],
  { needed, optional, synonyms = {} }: TableShape,
  complain: (sentence: string) => void,
): void => {
  const known = [...needed, ...optional];
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0)
    complain(
      `the columns ${missing.join(', ')} are missing; found ${names.join(', ')}; allowed are ${known.join(', ')}`,
    );
  for (const name of names.filter((one) => !known.includes(one))) {
    const [nearest] = nearestNames(name, known, 1);
    const meant = synonyms[name] ?? nearest ?? known.find((one) => name.includes(one));
    const hint = meant === undefined ? '' : `did you mean ${meant}? `;
    complain(`there is no column "${name}"; ${hint}allowed are ${known.join(', ')}`);
  }
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) complain(`the column "${twice}" stands twice; remove one of them`);
};

const rowsOf = (
  lines: ByteLines,
  names: readonly string[],
  complaints: Complaints,
): readonly TableRow[] => {
  const rows: TableRow[] = [];
  while (lines.next()) {
    const cells = lines.cells();
    if (cells.length !== names.length)
      complaints.add(lines.line, `it has ${cells.length} cells, the header has ${names.length}`);
    const byName = new Map(names.map((name, at) => [name, (cells[at] ?? '').trim()]));
    rows.push({ line: lines.line, cells: byName });
  }
  return rows;
};

/** The rows of a file with a header; null, with complaints, where it has none that can be read. */
export const readTable = (
  text: string,
  shape: TableShape,
  complaints: Complaints,
): readonly TableRow[] | null => {
  const lines = textLines(text);
  const head = lines.head();
  const names = head?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  if (head) checkHeader(names, shape, (sentence) => complaints.add(head.line, sentence));
  else if (lines.openQuote === null)
    complaints.add(null, `the file is empty; needed is a header with ${shape.needed.join(', ')}`);
  if (complaints.some) return null;
  const rows = rowsOf(lines, names, complaints);
  if (lines.openQuote !== null) complaints.add(lines.openQuote, OPEN_QUOTE);
  else if (rows.length === 0)
    complaints.add(null, 'there are no rows in it; a header alone says nothing');
  return rows;
};
