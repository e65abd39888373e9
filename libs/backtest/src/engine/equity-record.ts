const CHUNK = 65_536;

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

/** The account at the marks of one instant; one object is reused for all of them. */
export interface Marked {
  equity: number;
  gross: number;
  net: number;
  costs: number;
}

const FIELDS = 5;

/** Grows by chunks, so that no row is ever copied while the run goes on. */
export class EquityRecord {
  readonly #chunks: Float64Array[] = [];
  #chunk = new Float64Array(0);
  #row = CHUNK;

  get length(): number {
    return this.#chunks.length === 0 ? 0 : (this.#chunks.length - 1) * CHUNK + this.#row;
  }

  add(time: number, account: Marked): void {
    if (this.#row === CHUNK) this.#grow();
    const row = this.#row;
    const chunk = this.#chunk;
    chunk[row] = time;
    chunk[CHUNK + row] = account.equity;
    chunk[2 * CHUNK + row] = account.gross;
    chunk[3 * CHUNK + row] = account.net;
    chunk[4 * CHUNK + row] = account.costs;
    this.#row = row + 1;
  }

  columns(): EquityColumns {
    const column = (field: number): Float64Array => {
      const whole = new Float64Array(this.length);
      this.#chunks.forEach((chunk, place) => {
        const rows = Math.min(CHUNK, this.length - place * CHUNK);
        whole.set(chunk.subarray(field * CHUNK, field * CHUNK + rows), place * CHUNK);
      });
      return whole;
    };
    return {
      length: this.length,
      time: column(0),
      equity: column(1),
      gross: column(2),
      net: column(3),
      costs: column(4),
    };
  }

  #grow(): void {
    this.#chunk = new Float64Array(FIELDS * CHUNK);
    this.#chunks.push(this.#chunk);
    this.#row = 0;
  }
}
