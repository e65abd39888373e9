import { RollingMax, RollingMin } from './rolling-extreme.ts';

/** Where in the range of the window the last value is, 0 to 100; 0 where there is no range. */
export class Stochastic {
  /** Of the window; NaN until it is full. */
  range = NaN;
  readonly #highest: RollingMax;
  readonly #lowest: RollingMin;

  constructor(period: number) {
    this.#highest = new RollingMax(period);
    this.#lowest = new RollingMin(period);
  }

  push(high: number, low: number, value: number): number {
    const top = this.#highest.push(high);
    const bottom = this.#lowest.push(low);
    if (Number.isNaN(top)) return NaN;
    this.range = top - bottom;
    return this.range === 0 ? 0 : (100 * (value - bottom)) / this.range;
  }
}
