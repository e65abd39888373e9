/** One row per instant, as columns. Money in the account's currency. */
export interface EquityColumns {
  readonly length: number;
  /** Milliseconds since the Unix epoch: closes. */
  readonly time: Float64Array;
  readonly equity: Float64Array;
  /** Sum of absolute position values. */
  readonly gross: Float64Array;
  /** Signed sum of position values; cash is equity − net. */
  readonly net: Float64Array;
  /** Commission, fees and slippage so far. */
  readonly costs: Float64Array;
}

/** What changes at bookings alone. */
interface Step {
  /** The first row it holds for. */
  readonly row: number;
  readonly costs: number;
  /** Money per unit of price of the only instrument; without meaning where there are several. */
  readonly value: number;
}

/** The columns of a record; those that steps imply are made when somebody reads them, and kept. */
class EquityRows implements EquityColumns {
  readonly length: number;
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly #close: Float64Array;
  readonly #steps: readonly Step[];
  #net: Float64Array | null;
  #gross: Float64Array | null;
  #costs: Float64Array | null = null;

  /** `close` has the closes of the only instrument by row. */
  constructor(
    record: EquityRecord,
    steps: readonly Step[],
    time: Float64Array,
    close: Float64Array,
  ) {
    const { length, several } = record;
    this.length = length;
    this.time = time;
    this.equity = record.equity.subarray(0, length);
    this.#close = close;
    this.#steps = steps;
    this.#net = several ? several.net.subarray(0, length) : null;
    this.#gross = several ? several.gross.subarray(0, length) : null;
  }

  get net(): Float64Array {
    this.#net ??= this.#spread(({ value }, row) => value * (this.#close[row] ?? NaN));
    return this.#net;
  }

  get gross(): Float64Array {
    this.#gross ??= this.net.map((value) => Math.abs(value));
    return this.#gross;
  }

  get costs(): Float64Array {
    this.#costs ??= this.#spread(({ costs }) => costs);
    return this.#costs;
  }

  #spread(valueAt: (step: Step, row: number) => number): Float64Array {
    const column = new Float64Array(this.length);
    this.#steps.forEach((step, place) => {
      const end = this.#steps[place + 1]?.row ?? this.length;
      for (let row = step.row; row < end; row += 1) column[row] = valueAt(step, row);
    });
    return column;
  }
}

/**
 * What a run writes at every instant: equity, and with several instruments the value of what is held.
 * Cash, costs and the only instrument's quantity change at bookings, so they are kept as steps.
 */
export class EquityRecord {
  /** Rows so far; the next one is written at this place. */
  length = 0;
  readonly equity: Float64Array;
  /** Null with one instrument. */
  readonly several: { readonly net: Float64Array; readonly gross: Float64Array } | null;
  readonly #steps: Step[] = [];

  constructor(capacity: number, instruments: number) {
    // Filled when it is made: a run then writes pages that are there already.
    this.equity = new Float64Array(capacity).fill(NaN);
    this.several =
      instruments > 1
        ? { net: new Float64Array(capacity), gross: new Float64Array(capacity) }
        : null;
  }

  /** What holds from the next row on. */
  step(costs: number, value: number): void {
    this.#steps.push({ row: this.length, costs, value });
  }

  /** `time` has the close of each row; `close` the closes of the only instrument by row. */
  columns(time: Float64Array, close: Float64Array): EquityColumns {
    return new EquityRows(this, this.#steps, time, close);
  }
}
