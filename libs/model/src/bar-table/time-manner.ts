/** How a time is written: a date or a moment, and whether it says where it is. */
export interface TimeManner {
  readonly isDate: boolean;
  readonly hasOffset: boolean;
  /** Milliseconds ahead of UTC; NaN where no offset is written out. */
  readonly offsetMs: number;
}

/** What summer time moves a clock by, at most. */
const SUMMER_MS = 3_600_000;

/** Holds the times of one file to the manner of the first. */
export class TimeManners {
  first: TimeManner | null = null;
  /** The offsets of a zone: one, or the two between which summer time moves it. */
  #offset = NaN;
  #other = NaN;

  accepts(manner: TimeManner): boolean {
    this.first ??= { ...manner };
    const { isDate, hasOffset } = this.first;
    if (isDate !== manner.isDate || hasOffset !== manner.hasOffset) return false;
    return Number.isNaN(manner.offsetMs) || this.#isOfZone(manner.offsetMs);
  }

  #isOfZone(offset: number): boolean {
    if (offset === this.#offset || offset === this.#other) return true;
    if (Number.isNaN(this.#offset)) {
      this.#offset = offset;
      return true;
    }
    if (!Number.isNaN(this.#other) || Math.abs(offset - this.#offset) > SUMMER_MS) return false;
    this.#other = offset;
    return true;
  }
}

/** Why a time is refused that its file's manner does not allow. */
export const mannerProblem = (text: string): string =>
  `"${text}" is written differently from the times before it (date or time, with or without an offset, or an offset that no summer time explains); write all times of a file in one zone`;
