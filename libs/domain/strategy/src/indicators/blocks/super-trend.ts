/** Bands that only tighten while the close stays inside, and the side of them that the trend is on. */
export class TrendBands {
  /** 1 up, −1 down. */
  direction = NaN;
  #upper = NaN;
  #lower = NaN;
  #before = NaN;

  push(upper: number, lower: number, close: number): number {
    if (Number.isNaN(this.#before)) {
      this.#upper = upper;
      this.#lower = lower;
      this.direction = 1;
    } else this.#tighten(upper, lower);
    if (close > this.#upper) this.direction = 1;
    else if (close < this.#lower) this.direction = -1;
    this.#before = close;
    return this.direction > 0 ? this.#lower : this.#upper;
  }

  #tighten(upper: number, lower: number): void {
    this.#upper = this.#before > this.#upper ? upper : Math.min(upper, this.#upper);
    this.#lower = this.#before < this.#lower ? lower : Math.max(lower, this.#lower);
  }
}
