import type { DataProblem, FindingKind } from '../history.ts';

/** Of one kind; more of them only repeat what the first ones said. */
const ROWS_SHOWN = 3;
/** The share of rows of one fault above which the file is written so, rather than the rows wrong. */
const MOST = 0.8;
const HINT = 'mend the row, or set data.on_bad_bar = "drop" or "repair"';

const TIMES =
  'known are 2024-03-28 (with -, / or . between, or nothing), 2024-03-28T14:30:00Z or 2024-03-28 14:30 with or without seconds and offset, and digits since 1970 in any unit; bring the column into one of these, because whether the day or the month comes first is never guessed, or see docs/reference/data-layouts.md for what "stratvector data import" takes';

/** What to do where every row fails for the same reason, so that no row is to blame. */
const ADVICE: Readonly<Partial<Record<FindingKind, string>>> = {
  BAD_TIME: `the format of the times is not known; ${TIMES}`,
  CELL_COUNT: 'check what parts the columns, and commas inside of numbers',
  NOT_A_NUMBER:
    'check how numbers are written, and that the columns are those that the header names',
  BAD_VOLUME: 'write volumes as plain numbers, 0 where nothing was traded, or leave the column out',
  UNSORTED: 'sort the file by time; one that is newest first throughout is turned round',
};

interface Refused {
  readonly row: number;
  readonly kind: FindingKind;
  readonly what: string;
}

/** Where nearly every row fails, no row is to blame; nor where rows are out of order. */
const isOneCause = (kind: FindingKind, count: number, read: number): boolean =>
  kind in ADVICE && count > 1 && (count > read * MOST || kind === 'UNSORTED');

const once = (
  what: string,
  kind: FindingKind,
  [count, read]: readonly [number, number],
): string => {
  const rows = count === read ? `all ${read} rows` : `${count} rows of ${read}`;
  return `${what}; so it is with ${rows}: ${ADVICE[kind] ?? HINT}`;
};

/** Those of one kind. */
interface Group {
  readonly first: Refused[];
  last: number;
  count: number;
}

/** The rows that a table refuses, and what is said of them: by kind, and once where a kind has one cause. */
export class Refusals {
  readonly #source: string;
  readonly #groups = new Map<FindingKind, Group>();

  constructor(source: string) {
    this.#source = source;
  }

  add(refused: Refused): void {
    const group = this.#groups.get(refused.kind) ?? { first: [], last: 0, count: 0 };
    this.#groups.set(refused.kind, group);
    group.count += 1;
    group.last = refused.row;
    if (group.first.length < ROWS_SHOWN) group.first.push(refused);
  }

  /** `read` is how many rows there were. */
  problems(read: number): readonly DataProblem[] {
    return [...this.#groups].flatMap(([kind, group]) => this.#ofKind(kind, group, read));
  }

  #ofKind(kind: FindingKind, group: Group, read: number): readonly DataProblem[] {
    const { first, count, last } = group;
    if (isOneCause(kind, count, read))
      return first
        .slice(0, 1)
        .map(({ row, what }) => this.#problem(row, once(what, kind, [count, read])));
    const more = count - first.length;
    const rows = more === 1 ? '1 more row' : `${more} more rows`;
    return [
      ...first.map(({ row, what }) => this.#problem(row, `${what}; ${HINT}`)),
      ...(more > 0
        ? [
            this.#problem(
              null,
              `and ${rows} like row ${first.at(-1)?.row ?? 0}, the last of them row ${last}`,
            ),
          ]
        : []),
    ];
  }

  #problem(row: number | null, sentence: string): DataProblem {
    return { source: this.#source, row, sentence };
  }
}
