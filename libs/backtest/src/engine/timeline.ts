import type { PlannedInstrument } from './plan.ts';

/**
 * Walks the instants of a run: at each, the instruments whose bar closes then, in their order. With
 * many instruments the next close is found by a scan, which bars that share closes pay for together.
 */
export class Timeline {
  /** Counts instants from 0; −1 before the first. */
  instant = -1;
  /** Milliseconds: the closes of the instants so far, by instant. */
  readonly times: Float64Array;
  /** Places of the instruments that closed; only the first `count` are meant. */
  readonly closed: Int32Array;
  count = 0;
  /** The row that closed last, by place. */
  readonly rows: Int32Array;
  readonly #closeTimes: readonly Float64Array[];
  readonly #next: Float64Array;

  constructor(instruments: readonly PlannedInstrument[]) {
    this.closed = new Int32Array(instruments.length);
    this.rows = new Int32Array(instruments.length).fill(-1);
    this.#closeTimes = instruments.map(({ columns }) => columns.closeTime);
    this.#next = Float64Array.from(this.#closeTimes, (times) => times[0] ?? Infinity);
    const capacity = this.#closeTimes.reduce((sum, { length }) => sum + length, 0);
    const [only] = this.#closeTimes;
    // The instants of one instrument are its closes: nothing has to be written.
    this.times = only && instruments.length === 1 ? only : new Float64Array(capacity);
  }

  /** Milliseconds. */
  get closeTime(): number {
    return this.times[this.instant] ?? NaN;
  }

  /** With one instrument: the instant at which this row of it closes. */
  moveTo(row: number): void {
    this.instant = row;
    this.rows[0] = row;
    this.count = 1;
  }

  /** With several: moves on to the next instant; false at the end. */
  advance(): boolean {
    const next = this.#next;
    let earliest = Infinity;
    for (let place = 0; place < next.length; place += 1) {
      const time = next[place] as number;
      if (time < earliest) earliest = time;
    }
    if (earliest === Infinity) return false;
    this.instant += 1;
    this.times[this.instant] = earliest;
    this.count = 0;
    for (let place = 0; place < next.length; place += 1)
      if (next[place] === earliest) this.#close(place);
    return true;
  }

  #close(place: number): void {
    const row = (this.rows[place] as number) + 1;
    this.rows[place] = row;
    this.closed[this.count] = place;
    this.count += 1;
    this.#next[place] = this.#closeTimes[place]?.[row + 1] ?? Infinity;
  }
}
