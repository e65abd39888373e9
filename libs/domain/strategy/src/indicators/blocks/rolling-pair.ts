/** Population moments of two series over the last so many values, around values near their means. */
export class RollingPair {
  readonly #left: Float64Array;
  readonly #right: Float64Array;
  /** Sums of x, y, x², y², xy. */
  readonly #sums = new Float64Array(5);
  #shifts: readonly [number, number] = [0, 0];
  #next = 0;
  #count = 0;

  constructor(period: number) {
    this.#left = new Float64Array(period);
    this.#right = new Float64Array(period);
  }

  push(left: number, right: number): void {
    const period = this.#left.length;
    if (this.#count === 0) this.#shifts = [left, right];
    if (this.#count < period) this.#count += 1;
    else this.#add(this.#left[this.#next] ?? 0, this.#right[this.#next] ?? 0, -1);
    this.#add(left, right, 1);
    this.#left[this.#next] = left;
    this.#right[this.#next] = right;
    this.#next += 1;
    if (this.#next === period) this.#restart();
  }

  get meanLeft(): number {
    return this.#shifts[0] + this.#mean(0);
  }

  get meanRight(): number {
    return this.#shifts[1] + this.#mean(1);
  }

  get covariance(): number {
    return this.#mean(4) - this.#mean(0) * this.#mean(1);
  }

  get varianceLeft(): number {
    return clean(this.#mean(2) - this.#mean(0) ** 2, this.#mean(2));
  }

  get varianceRight(): number {
    return clean(this.#mean(3) - this.#mean(1) ** 2, this.#mean(3));
  }

  #mean(sum: number): number {
    const period = this.#left.length;
    return this.#count < period ? NaN : (this.#sums[sum] ?? NaN) / period;
  }

  #add(left: number, right: number, sign: number): void {
    const x = left - this.#shifts[0];
    const y = right - this.#shifts[1];
    [x, y, x * x, y * y, x * y].forEach((term, place) => {
      this.#sums[place] = (this.#sums[place] ?? 0) + sign * term;
    });
  }

  #restart(): void {
    this.#next = 0;
    const mean = (values: Float64Array): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    this.#shifts = [mean(this.#left), mean(this.#right)];
    this.#sums.fill(0);
    this.#left.forEach((left, place) => this.#add(left, this.#right[place] ?? 0, 1));
  }
}

/** What is left of a difference of squares after rounding is no variance. */
const clean = (variance: number, scale: number): number =>
  variance <= Math.abs(scale) * 1e-14 ? 0 : variance;
