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

/** What changes at fills alone. */
interface Step {
  /** The first row it holds for. */
  readonly row: number;
  readonly cash: number;
  readonly costs: number;
}

/**
 * What a run writes at every instant: the value of the positions, and no more. Cash and costs change
 * at fills, so they are kept as steps and spread over the rows when the run is over.
 */
export class EquityRecord {
  /** Rows so far; the next one is written at this place. */
  length = 0;
  readonly net: Float64Array;
  readonly gross: Float64Array;
  readonly #steps: Step[] = [];

  constructor(capacity: number) {
    this.net = new Float64Array(capacity);
    this.gross = new Float64Array(capacity);
  }

  /** From the next row on. */
  step(cash: number, costs: number): void {
    this.#steps.push({ row: this.length, cash, costs });
  }

  /** `time` has the close of each row. */
  columns(time: Float64Array): EquityColumns {
    const { length } = this;
    const net = this.net.subarray(0, length);
    const equity = new Float64Array(length);
    const costs = new Float64Array(length);
    this.#steps.forEach((step, place) => {
      const end = this.#steps[place + 1]?.row ?? length;
      costs.fill(step.costs, step.row, end);
      for (let row = step.row; row < end; row += 1) equity[row] = step.cash + (net[row] ?? NaN);
    });
    return { length, time, equity, gross: this.gross.subarray(0, length), net, costs };
  }
}
