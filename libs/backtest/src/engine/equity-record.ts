/** What an account is worth at one instant, in its own currency. */
interface EquityRow {
  equity: number;
  /** Sum of absolute position values. */
  gross: number;
  /** Signed sum of position values; cash is equity − net. */
  net: number;
  /** Commission, fees and slippage so far. */
  costs: number;
}

/** The account by instant. It need not stand in memory: a row is worked out when it is asked for. */
export interface EquityCurve {
  readonly length: number;
  /** Milliseconds since the Unix epoch: closes. */
  readonly time: Float64Array;
  /**
   * The figures of a row, NaN beyond the last, in an object that the next call fills anew. Rows in their
   * order cost the least.
   */
  at(row: number): Readonly<EquityRow>;
  /** Fills `into` with the equity of the rows from one on; they have to be there. */
  equityFrom(row: number, into: Float64Array): void;
}

/** One figure of a curve at some rows. */
export const figureAt = (
  curve: EquityCurve,
  figure: keyof EquityRow,
  rows: Int32Array,
): Float64Array => Float64Array.from(rows, (row) => curve.at(row)[figure]);

/** What changes at bookings alone. */
interface Step {
  readonly cash: number;
  readonly costs: number;
  /** Money per unit of price of the only instrument; without meaning where there are several. */
  readonly value: number;
}

const NOTHING: Step = { cash: NaN, costs: NaN, value: NaN };

/** A step takes so many places: its row, then what holds from there on. */
const WIDTH = 4;
const FIRST_CAPACITY = 64 * WIDTH;

/** What holds from a row on, until the next step. A column: fills add to it, and nothing stays an object. */
class Steps {
  #figures = new Float64Array(FIRST_CAPACITY);
  /** Places that are taken. */
  #length = 0;
  /** The place that was asked for last. */
  #place = 0;

  /** Of two steps at one row the later one holds. */
  add(row: number, { cash, costs, value }: Step): void {
    if (this.#length > 0 && this.#figures[this.#length - WIDTH] === row) this.#length -= WIDTH;
    else if (this.#length === this.#figures.length) this.#grow();
    const figures = this.#figures;
    const at = this.#length;
    figures[at] = row;
    figures[at + 1] = cash;
    figures[at + 2] = costs;
    figures[at + 3] = value;
    this.#length = at + WIDTH;
  }

  at(row: number): Step {
    if (this.#length === 0) return NOTHING;
    const figures = this.#figures;
    if (row < (figures[this.#place] as number)) this.#place = 0;
    while (row >= this.end) this.#place += WIDTH;
    const at = this.#place;
    return {
      cash: figures[at + 1] as number,
      costs: figures[at + 2] as number,
      value: figures[at + 3] as number,
    };
  }

  /** The row with which another step begins than the one asked for last. */
  get end(): number {
    const next = this.#place + WIDTH;
    return next < this.#length ? (this.#figures[next] as number) : Infinity;
  }

  #grow(): void {
    const wider = new Float64Array(this.#figures.length * 2);
    wider.set(this.#figures);
    this.#figures = wider;
  }
}

/** One instrument: its closes and what is held of it say everything. */
class SteppedCurve implements EquityCurve {
  readonly length: number;
  readonly time: Float64Array;
  readonly #steps: Steps;
  readonly #close: Float64Array;
  readonly #row: EquityRow = { equity: NaN, gross: NaN, net: NaN, costs: NaN };

  constructor(steps: Steps, time: Float64Array, close: Float64Array) {
    this.length = time.length;
    this.time = time;
    this.#steps = steps;
    this.#close = close;
  }

  at(row: number): Readonly<EquityRow> {
    const { cash, costs, value } = this.#steps.at(row);
    const net = value * (this.#close[row] ?? NaN);
    const found = this.#row;
    found.equity = cash + net;
    found.net = net;
    found.gross = Math.abs(net);
    found.costs = costs;
    return found;
  }

  equityFrom(row: number, into: Float64Array): void {
    const close = this.#close;
    for (let place = 0; place < into.length;) {
      const { cash, value } = this.#steps.at(row + place);
      const end = Math.min(into.length, this.#steps.end - row);
      for (; place < end; place += 1) into[place] = cash + value * (close[row + place] as number);
    }
  }
}

/** What several instruments come to is known at the instant alone. */
interface Marks {
  readonly equity: Float64Array;
  readonly net: Float64Array;
  readonly gross: Float64Array;
}

class MarkedCurve implements EquityCurve {
  readonly length: number;
  readonly time: Float64Array;
  readonly #steps: Steps;
  readonly #marks: Marks;
  readonly #row: EquityRow = { equity: NaN, gross: NaN, net: NaN, costs: NaN };

  constructor(steps: Steps, time: Float64Array, marks: Marks) {
    this.length = time.length;
    this.time = time;
    this.#steps = steps;
    this.#marks = marks;
  }

  at(row: number): Readonly<EquityRow> {
    const { equity, net, gross } = this.#marks;
    const found = this.#row;
    found.equity = equity[row] ?? NaN;
    found.net = net[row] ?? NaN;
    found.gross = gross[row] ?? NaN;
    found.costs = this.#steps.at(row).costs;
    return found;
  }

  equityFrom(row: number, into: Float64Array): void {
    into.set(this.#marks.equity.subarray(row, row + into.length));
  }
}

/**
 * What a run records at every instant: with several instruments what is held comes to, with one of them
 * nothing but that there was an instant. Cash, costs and quantities change at bookings, so they are kept
 * as steps.
 */
export class EquityRecord {
  /** Rows so far; the next one is written at this place. */
  length = 0;
  /** Null with one instrument. */
  readonly marks: Marks | null;
  readonly #steps = new Steps();

  constructor(capacity: number, instruments: number) {
    const column = (): Float64Array => new Float64Array(capacity);
    this.marks = instruments > 1 ? { equity: column(), net: column(), gross: column() } : null;
  }

  /** What holds from the next row on. */
  step(step: Step): void {
    this.#steps.add(this.length, step);
  }

  /** `time` has the close of each row; `close` the closes of the only instrument by row. */
  curve(time: Float64Array, close: Float64Array): EquityCurve {
    return this.marks
      ? new MarkedCurve(this.#steps, time, this.marks)
      : new SteppedCurve(this.#steps, time, close);
  }
}
