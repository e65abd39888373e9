import { BarCursor } from '@stratvector/domain-strategy';

/** The bars of one instrument in one coarser timeframe. */
export interface CoarserStream {
  readonly cursor: BarCursor;
  /** The place of the instrument in the run. */
  readonly place: number;
  /** Milliseconds, ascending. */
  readonly closeTimes: Float64Array;
}

/**
 * A strategy's coarser bars in the order in which they are seen: by close, then finer before coarser,
 * then by instrument.
 */
export class CoarserBars {
  /** Finest first, then in the order of the universe. */
  readonly #streams: readonly CoarserStream[];

  constructor(streams: readonly CoarserStream[]) {
    this.#streams = streams;
  }

  /** Milliseconds: the close of the next bar; Infinity after the last. */
  get next(): number {
    let next = Infinity;
    for (const { cursor, closeTimes } of this.#streams)
      next = Math.min(next, closeTimes[cursor.row + 1] ?? Infinity);
    return next;
  }

  /** Moves on to the next bar and answers with where it belongs; null where none is left. */
  take(): CoarserStream | null {
    const { next } = this;
    for (const stream of this.#streams) {
      const { cursor, closeTimes } = stream;
      if (closeTimes[cursor.row + 1] !== next) continue;
      BarCursor.moveTo(cursor, cursor.row + 1);
      return stream;
    }
    return null;
  }
}
