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
    this.#replace(value);
    if (this.#count < this.#ring.length) return NaN;
    return this.#equal >= this.#ring.length ? value * this.#ring.length : this.#sum;
  }

  #replace(value: number): void {
    const ring = this.#ring;
    if (this.#count < ring.length) this.#count += 1;
    else this.#sum -= ring[this.#next] ?? 0;
    this.#sum += value;
    ring[this.#next] = value;
    this.#equal = value === this.#last ? this.#equal + 1 : 1;
    this.#last = value;
    this.#next += 1;
    if (this.#next === ring.length) this.#restart();
  }

  #restart(): void {
    this.#next = 0;
    this.#sum = 0;
    for (const value of this.#ring) this.#sum += value;
  }
}
