import { RollingSum } from './rolling-sum.ts';

/** The straight line through the last so many values, on bars 0 to period − 1. */
export class RollingRegression {
  slope = NaN;
  /** The line at the first bar of the window. */
  intercept = NaN;
  /** The line at the last bar. */
  end = NaN;
  readonly #period: number;
  readonly #sum: RollingSum;
  readonly #ring: Float64Array;
  #next = 0;
  #count = 0;
  /** Σ bar × value. */
  #weighted = 0;
  #total = 0;

  constructor(period: number) {
    this.#period = period;
    this.#sum = new RollingSum(period);
    this.#ring = new Float64Array(period);
  }

  push(value: number): void {
    const period = this.#period;
    if (this.#count < period) {
      this.#weighted += this.#count * value;
      this.#count += 1;
    } else {
      const oldest = this.#ring[this.#next] ?? 0;
      this.#weighted += (period - 1) * value - (this.#total - oldest);
    }
    this.#ring[this.#next] = value;
    this.#next = (this.#next + 1) % period;
    const total = this.#sum.push(value);
    if (Number.isNaN(total)) return;
    this.#total = total;
    if (this.#next === 0) this.#restart();
    this.#solve();
  }

  #solve(): void {
    const n = this.#period;
    const sumX = (n * (n - 1)) / 2;
    const spread = n * ((n * (n - 1) * (2 * n - 1)) / 6) - sumX * sumX;
    this.slope = (n * this.#weighted - sumX * this.#total) / spread;
    this.intercept = (this.#total - this.slope * sumX) / n;
    this.end = this.intercept + this.slope * (n - 1);
  }

  #restart(): void {
    this.#weighted = 0;
    this.#ring.forEach((value, place) => {
      this.#weighted += place * value;
    });
  }
}
