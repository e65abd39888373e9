import { RollingSum } from './rolling-sum.ts';

/** Averages of a stream; NaN until the first window is full, and for inputs that are NaN. */
export class Sma {
  readonly #sum: RollingSum;
  readonly #period: number;

  constructor(period: number) {
    this.#period = period;
    this.#sum = new RollingSum(period);
  }

  push(value: number): number {
    return this.#sum.push(value) / this.#period;
  }
}

/** Starts with the simple average of its first window, then moves by a share of the distance. */
class Smoothed {
  readonly #period: number;
  readonly #share: number;
  #count = 0;
  #value = 0;

  constructor(period: number, share: number) {
    this.#period = period;
    this.#share = share;
  }

  push(value: number): number {
    if (Number.isNaN(value)) return NaN;
    this.#count += 1;
    if (this.#count > this.#period) {
      this.#value += this.#share * (value - this.#value);
      return this.#value;
    }
    this.#value += value;
    if (this.#count < this.#period) return NaN;
    this.#value /= this.#period;
    return this.#value;
  }
}

/** α = 2 / (period + 1). */
export class Ema extends Smoothed {
  constructor(period: number) {
    super(period, 2 / (period + 1));
  }
}

/** α = 1 / period, as Wilder smooths. */
export class Rma extends Smoothed {
  constructor(period: number) {
    super(period, 1 / period);
  }
}

/** Weights 1 to period, the latest the heaviest. */
export class Wma {
  readonly #sum: RollingSum;
  readonly #period: number;
  readonly #ring: Float64Array;
  #next = 0;
  #count = 0;
  #weighted = 0;
  #total = 0;

  constructor(period: number) {
    this.#period = period;
    this.#sum = new RollingSum(period);
    this.#ring = new Float64Array(period);
  }

  push(value: number): number {
    if (Number.isNaN(value)) return NaN;
    const period = this.#period;
    if (this.#count < period) this.#count += 1;
    else this.#weighted -= this.#total;
    this.#weighted += this.#count * value;
    this.#ring[this.#next] = value;
    this.#next = (this.#next + 1) % period;
    const total = this.#sum.push(value);
    if (Number.isNaN(total)) return NaN;
    this.#total = total;
    if (this.#next === 0) this.#restart();
    return this.#weighted / ((period * (period + 1)) / 2);
  }

  /** Weighed anew once per window, so that rounding never piles up. */
  #restart(): void {
    this.#weighted = 0;
    this.#ring.forEach((value, place) => {
      this.#weighted += (place + 1) * value;
    });
  }
}
