/** The largest of the last so many values in amortized O(1); of equal ones the latest. */
class RollingExtreme {
  /** Bars since the extreme; 0 where it is the latest value. */
  age = 0;
  readonly #values: Float64Array;
  readonly #bars: Float64Array;
  readonly #period: number;
  readonly #sign: 1 | -1;
  #head = 0;
  #size = 0;
  #bar = 0;

  constructor(period: number, sign: 1 | -1) {
    this.#period = period;
    this.#sign = sign;
    this.#values = new Float64Array(period);
    this.#bars = new Float64Array(period);
  }

  push(value: number): number {
    if (Number.isNaN(value)) return NaN;
    this.#bar += 1;
    this.#forget();
    this.#append(value * this.#sign);
    if (this.#bar < this.#period) {
      this.age = NaN;
      return NaN;
    }
    this.age = this.#bar - (this.#bars[this.#head] ?? 0);
    return (this.#values[this.#head] ?? NaN) * this.#sign;
  }

  #forget(): void {
    const oldest = this.#bars[this.#head] ?? 0;
    if (this.#size > 0 && oldest <= this.#bar - this.#period) this.#drop();
  }

  /** What the new value is at least as large as can never be the extreme again. */
  #append(signed: number): void {
    while (this.#size > 0 && (this.#values[this.#place(this.#size - 1)] ?? 0) <= signed)
      this.#size -= 1;
    const place = this.#place(this.#size);
    this.#values[place] = signed;
    this.#bars[place] = this.#bar;
    this.#size += 1;
  }

  #drop(): void {
    this.#head = this.#place(1);
    this.#size -= 1;
  }

  #place(offset: number): number {
    return (this.#head + offset) % this.#period;
  }
}

export class RollingMax extends RollingExtreme {
  constructor(period: number) {
    super(period, 1);
  }
}

export class RollingMin extends RollingExtreme {
  constructor(period: number) {
    super(period, -1);
  }
}

/** The middle of the highest high and the lowest low. */
export class RollingMiddle {
  readonly #highest: RollingMax;
  readonly #lowest: RollingMin;

  constructor(period: number) {
    this.#highest = new RollingMax(period);
    this.#lowest = new RollingMin(period);
  }

  push(high: number, low: number): number {
    return (this.#highest.push(high) + this.#lowest.push(low)) / 2;
  }
}
