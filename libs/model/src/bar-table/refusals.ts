import type { DataProblem, FindingKind } from '../history.ts';

const PROBLEMS_MAX = 20;
const HINT = 'mend the row, or set data.on_bad_bar = "drop" or "repair"';

const TIMES =
  'known are 2024-03-28 (with -, / or . between, or nothing), 2024-03-28T14:30:00Z or 2024-03-28 14:30 with or without seconds and offset, and digits since 1970 in any unit; bring the column into one of these, because whether the day or the month comes first is never guessed, or see docs/reference/data-layouts.md for what "stratvector data import" takes';

/** What to do where every row fails for the same reason, so that no row is to blame. */
const ADVICE: Readonly<Partial<Record<FindingKind, string>>> = {
  BAD_TIME: `the format of the times is not known; ${TIMES}`,
  CELL_COUNT: 'check what parts the columns, and commas inside of numbers',
  NOT_A_NUMBER:
    'check how numbers are written, and that the columns are those that the header names',
  UNSORTED: 'sort the file by time; one that is newest first throughout is turned round',
};

interface Refused {
  readonly row: number;
  readonly kind: FindingKind;
  readonly what: string;
}

/** The rows that a table refuses, and what is said of them: once, where they all have one cause. */
export class Refusals {
  readonly #source: string;
  readonly #first: Refused[] = [];
  readonly #kinds = new Set<FindingKind>();
  #count = 0;

  constructor(source: string) {
    this.#source = source;
  }

  add(refused: Refused): void {
    this.#count += 1;
    this.#kinds.add(refused.kind);
    if (this.#first.length < PROBLEMS_MAX) this.#first.push(refused);
  }

  /** `read` is how many rows there were. */
  problems(read: number): readonly DataProblem[] {
    const [first] = this.#first;
    if (!first) return [];
    if (this.#isOneCause(first, read)) return [this.#problem(first.row, this.#once(first, read))];
    const more = this.#count - this.#first.length;
    return [
      ...this.#first.map(({ row, what }) => this.#problem(row, `${what}; ${HINT}`)),
      ...(more > 0 ? [this.#problem(null, `and ${more} more rows like these`)] : []),
    ];
  }

  #isOneCause({ kind }: Refused, read: number): boolean {
    if (this.#kinds.size > 1 || this.#count < 2 || !(kind in ADVICE)) return false;
    return this.#count === read || kind === 'UNSORTED';
  }

  #once({ kind, what }: Refused, read: number): string {
    const rows = this.#count === read ? `all ${read} rows` : `${this.#count} rows of ${read}`;
    return `${what}; so it is with ${rows}: ${ADVICE[kind] ?? HINT}`;
  }

  #problem(row: number | null, sentence: string): DataProblem {
    return { source: this.#source, row, sentence };
  }
}
