/**
 * Distance of the last value from the mean of its window in mean absolute deviations / 0.015;
 * Lambert. The deviations are around a mean that moves, so each update looks at the whole window.
 */
export class MeanDeviation {
  readonly #ring: Float64Array;
  #next = 0;
  #count = 0;

  constructor(period: number) {
    this.#ring = new Float64Array(period);
  }

  push(value: number): number {
    const ring = this.#ring;
    ring[this.#next] = value;
    this.#next = (this.#next + 1) % ring.length;
    if (this.#count < ring.length) this.#count += 1;
    if (this.#count < ring.length) return NaN;
    let sum = 0;
    for (const one of ring) sum += one;
    const mean = sum / ring.length;
    let deviation = 0;
    for (const one of ring) deviation += Math.abs(one - mean);
    deviation /= ring.length;
    const isFlat = deviation <= Math.abs(mean) * 1e-15;
    return isFlat ? 0 : (value - mean) / (0.015 * deviation);
  }
}
