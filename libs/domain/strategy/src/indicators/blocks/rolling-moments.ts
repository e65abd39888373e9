/**
 * Mean and central moments of the last so many values from power sums around a value near the mean,
 * taken anew once per window. A window of equal values has moments of exactly 0.
 */
export class RollingMoments {
  readonly #ring: Float64Array;
  readonly #sums = new Float64Array(5);
  #shift = 0;
  #next = 0;
  #count = 0;
  #equal = 0;
  #last = NaN;

  constructor(period: number) {
    this.#ring = new Float64Array(period);
  }

  push(value: number): void {
    const ring = this.#ring;
    if (this.#count === 0) this.#shift = value;
    if (this.#count < ring.length) this.#count += 1;
    else this.#add(ring[this.#next] ?? 0, -1);
    this.#add(value, 1);
    ring[this.#next] = value;
    this.#equal = value === this.#last ? this.#equal + 1 : 1;
    this.#last = value;
    this.#next += 1;
    if (this.#next === ring.length) this.#restart();
  }

  get mean(): number {
    if (this.#count < this.#ring.length) return NaN;
    return this.#isFlat ? this.#last : this.#shift + this.#power(1);
  }

  /** Population variance. */
  get variance(): number {
    return this.moment(2);
  }

  /** Central moment of order 2, 3 or 4, over the number of values. */
  moment(order: 2 | 3 | 4): number {
    if (this.#count < this.#ring.length) return NaN;
    if (this.#isFlat) return 0;
    const [a, b, c] = [this.#power(1), this.#power(2), this.#power(3)];
    if (order === 2) return Math.max(0, b - a * a);
    if (order === 3) return c - 3 * a * b + 2 * a ** 3;
    return Math.max(0, this.#power(4) - 4 * a * c + 6 * a * a * b - 3 * a ** 4);
  }

  get #isFlat(): boolean {
    return this.#equal >= this.#ring.length;
  }

  #power(order: number): number {
    return (this.#sums[order] ?? NaN) / this.#ring.length;
  }

  #add(value: number, sign: number): void {
    const distance = value - this.#shift;
    let power = sign;
    for (let order = 1; order <= 4; order += 1) {
      power *= distance;
      this.#sums[order] = (this.#sums[order] ?? 0) + power;
    }
  }

  #restart(): void {
    this.#next = 0;
    this.#shift = this.#ring.reduce((sum, value) => sum + value, 0) / this.#ring.length;
    this.#sums.fill(0);
    for (const value of this.#ring) this.#add(value, 1);
  }
}
