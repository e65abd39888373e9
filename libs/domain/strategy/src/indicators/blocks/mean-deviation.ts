import { OrderedWindow } from './ordered-window.ts';

/** Up to here a look at the whole window costs no more than a tree does. */
const SHORT = 64;

const SCALE = 0.015;

/** The last of a window in mean absolute deviations from its mean; 0 where nothing moves. */
const scaled = (value: number, mean: number, deviation: number): number =>
  deviation <= Math.abs(mean) * 1e-15 ? 0 : (value - mean) / (SCALE * deviation);

interface DeviationWindow {
  push(value: number): number;
}

/** Sums over the whole window, which has a bounded length. */
class ShortWindow implements DeviationWindow {
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
    return scaled(value, mean, deviation / ring.length);
  }
}

/**
 * What lies over the mean is as far from it, in sum, as what lies under it: Σ|x − m| = 2 (Σ over m − m
 * × how many), which an ordered window knows at O(log n).
 */
class LongWindow implements DeviationWindow {
  readonly #window: OrderedWindow;
  readonly #period: number;

  constructor(period: number) {
    this.#window = new OrderedWindow(period);
    this.#period = period;
  }

  push(value: number): number {
    const window = this.#window;
    window.push(value);
    if (!window.isFull) return NaN;
    // The rounding of sums would pass for a deviation where all values are one.
    if (window.countUnder(value) === 0 && window.countOver(value) === 0) return 0;
    const mean = window.sum / this.#period;
    const over = window.sumOver(mean) - mean * window.countOver(mean);
    return scaled(value, mean, (2 * over) / this.#period);
  }
}

/**
 * Distance of the last value from the mean of its window in mean absolute deviations / 0.015; Lambert.
 * The deviations are around a mean that moves, so none of them can be carried on from bar to bar.
 */
export class MeanDeviation implements DeviationWindow {
  readonly #window: DeviationWindow;

  constructor(period: number) {
    this.#window = period > SHORT ? new LongWindow(period) : new ShortWindow(period);
  }

  /** NaN until the window is full. */
  push(value: number): number {
    return this.#window.push(value);
  }
}
