import type { BarColumns } from '@stratvector/model';

/** Bars on the sessions of a calendar. Columns have an entry per bar that stays. */
export interface Placement {
  /** The rows that stay. */
  readonly rows: Int32Array;
  /** Milliseconds, as the sessions say. */
  readonly openTime: Float64Array;
  readonly closeTime: Float64Array;
  /** The place of each bar's session in the calendar's columns. */
  readonly session: Int32Array;
  /** Bars left out, because they lie outside of the hours that count. */
  readonly outside: number;
  /** Bars that open before their session does and close within it; they took the session's open. */
  readonly straddling: number;
  /** Bars that the calendar expects between the first and the last, and that are not there. */
  readonly missing: number;
  /** Rows on days that are no sessions, of bars that name a day. */
  readonly strange: readonly number[];
}

/** Collects the bars that stay. */
export class Placer {
  readonly strange: number[] = [];
  outside = 0;
  straddling = 0;
  readonly #rows: Int32Array;
  readonly #openTime: Float64Array;
  readonly #closeTime: Float64Array;
  readonly #session: Int32Array;
  #length = 0;

  constructor({ length }: BarColumns) {
    this.#rows = new Int32Array(length);
    this.#openTime = new Float64Array(length);
    this.#closeTime = new Float64Array(length);
    this.#session = new Int32Array(length);
  }

  keep(row: number, session: number, openTime: number, closeTime: number): void {
    const at = this.#length;
    this.#rows[at] = row;
    this.#session[at] = session;
    this.#openTime[at] = openTime;
    this.#closeTime[at] = closeTime;
    this.#length += 1;
  }

  finish(missing: number): Placement {
    const { strange, outside, straddling } = this;
    return {
      rows: this.#rows.slice(0, this.#length),
      openTime: this.#openTime.slice(0, this.#length),
      closeTime: this.#closeTime.slice(0, this.#length),
      session: this.#session.slice(0, this.#length),
      outside,
      straddling,
      missing,
      strange,
    };
  }
}
