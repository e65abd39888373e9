/**
 * The sum of the last so many values; NaN until there are as many, and for inputs that are NaN.
 * Summed anew once per window, so that rounding never piles up; a window of equal values is exact.
 */
export class RollingSum {
  readonly #ring: Float64Array;
  #next = 0;
  #count = 0;
  #sum = 0;
  #equal = 0;
  #last = NaN;

  constructor(period: number) {
    this.#ring = new Float64Array(period);
  }

  push(value: number): number {
    if (Number.isNaN(value)) return NaN;
    const ring = this.#ring;
    this.#sum += value - (this.#count < ring.length ? 0 : (ring[this.#next] ?? 0));
    ring[this.#next] = value;
    this.#equal = value === this.#last ? this.#equal + 1 : 1;
    this.#last = value;
    if (this.#count < ring.length) this.#count += 1;
    this.#next += 1;
    if (this.#next === ring.length) this.#restart();
    if (this.#count < ring.length) return NaN;
    return this.#equal >= ring.length ? value * ring.length : this.#sum;
  }

  #restart(): void {
    this.#next = 0;
    this.#sum = 0;
    for (const value of this.#ring) this.#sum += value;
  }
}
