/** The value so many values ago; NaN until there is one. Inputs that are NaN are not counted. */
export class Lag {
  readonly #ring: Float64Array;
  #next = 0;

  constructor(bars: number) {
    this.#ring = new Float64Array(Math.max(1, bars)).fill(NaN);
  }

  push(value: number): number {
    if (Number.isNaN(value)) return NaN;
    const before = this.#ring[this.#next] ?? NaN;
    this.#ring[this.#next] = value;
    this.#next = (this.#next + 1) % this.#ring.length;
    return before;
  }
}

/** The difference to the value so many values ago. */
export class Change {
  readonly #lag: Lag;

  constructor(bars: number) {
    this.#lag = new Lag(bars);
  }

  push(value: number): number {
    return value - this.#lag.push(value);
  }
}
