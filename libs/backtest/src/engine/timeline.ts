import type { PlannedInstrument } from './plan.ts';

const NOTHING = new Float64Array(0);

/** Instruments whose bars close at the same times walk together. */
interface Group {
  readonly closeTimes: Float64Array;
  readonly places: number[];
}

const isEqual = (a: Float64Array, b: Float64Array): boolean => {
  if (a.length !== b.length || a[a.length - 1] !== b[b.length - 1]) return false;
  for (let row = 0; row < a.length; row += 1) if (a[row] !== b[row]) return false;
  return true;
};

const groupsOf = (instruments: readonly PlannedInstrument[]): readonly Group[] => {
  const groups: Group[] = [];
  const byStart = new Map<string, Group[]>();
  instruments.forEach(({ columns: { closeTime } }, place) => {
    // Columns that begin alike are compared in full, and with those alone.
    const start = `${closeTime.length} ${closeTime[0]} ${closeTime[closeTime.length - 1]}`;
    const alike = byStart.get(start) ?? [];
    byStart.set(start, alike);
    const known = alike.find(({ closeTimes }) => isEqual(closeTimes, closeTime));
    if (known) {
      known.places.push(place);
      return;
    }
    const fresh = { closeTimes: closeTime, places: [place] };
    alike.push(fresh);
    groups.push(fresh);
  });
  return groups;
};

/** The instant that a host is at. */
export interface Instants {
  /** Milliseconds. */
  readonly closeTime: number;
  /** Places of the instruments that closed; only the first `count` are meant. */
  readonly closed: Int32Array;
  readonly count: number;
  /** The row that closed last, by place; −1 before the first. */
  readonly rows: Int32Array;
}

/**
 * Walks the instants of a run: at each, the instruments whose bar closes then, in their order. With
 * many instruments the next close is found by a scan, which bars that share closes pay for together.
 */
export class Timeline implements Instants {
  /** Counts instants from 0; −1 before the first. */
  instant = -1;
  /** Milliseconds: the closes of the instants so far, by instant. */
  readonly times: Float64Array;
  /** Places of the instruments that closed; only the first `count` are meant. */
  readonly closed: Int32Array;
  count = 0;
  /** Of those, the places whose bar may matter to an order; only the first `touchedCount` are meant. */
  readonly touched: Int32Array;
  touchedCount = 0;
  /** The row that closed last, by place. */
  readonly rows: Int32Array;
  /** By group: its closes, the row that closed last, the close that comes next. */
  readonly #closeTimes: readonly Float64Array[];
  readonly #groupRows: Int32Array;
  readonly #next: Float64Array;
  /** By place. */
  readonly #groups: Int32Array;

  constructor(instruments: readonly PlannedInstrument[]) {
    const width = instruments.length;
    this.closed = new Int32Array(width);
    this.touched = new Int32Array(width);
    this.rows = new Int32Array(width).fill(-1);
    const groups = groupsOf(instruments);
    this.#closeTimes = groups.map(({ closeTimes }) => closeTimes);
    this.#groupRows = new Int32Array(groups.length).fill(-1);
    this.#next = Float64Array.from(this.#closeTimes, (times) => times[0] ?? Infinity);
    this.#groups = new Int32Array(width);
    groups.forEach(({ places }, group) => {
      for (const place of places) this.#groups[place] = group;
    });
    const [only = NOTHING, another] = this.#closeTimes;
    // The instants of one group are its closes: nothing has to be written.
    this.times = another
      ? new Float64Array(this.#closeTimes.reduce((sum, { length }) => sum + length, 0))
      : only;
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
    this.touchedCount = 1;
  }

  /** With several: moves on to the next instant; false at the end. */
  advance(): boolean {
    const earliest = this.#earliest();
    if (earliest === Infinity) return false;
    this.instant += 1;
    if (this.#closeTimes.length > 1) this.times[this.instant] = earliest;
    this.#close(earliest);
    this.#step(earliest);
    return true;
  }

  #earliest(): number {
    const next = this.#next;
    let earliest = Infinity;
    for (let group = 0; group < next.length; group += 1) {
      const time = next[group] as number;
      if (time < earliest) earliest = time;
    }
    return earliest;
  }

  /** Lists what closes now, in the order of places. */
  #close(now: number): void {
    const { rows, closed } = this;
    const groups = this.#groups;
    const next = this.#next;
    let count = 0;
    for (let place = 0; place < groups.length; place += 1) {
      const group = groups[place] as number;
      if (next[group] !== now) continue;
      rows[place] = (this.#groupRows[group] as number) + 1;
      closed[count] = place;
      count += 1;
    }
    this.count = count;
  }

  #step(now: number): void {
    const next = this.#next;
    for (let group = 0; group < next.length; group += 1) {
      if (next[group] !== now) continue;
      const row = (this.#groupRows[group] as number) + 1;
      this.#groupRows[group] = row;
      next[group] = this.#closeTimes[group]?.[row + 1] ?? Infinity;
    }
  }
}
