import type { BarValues } from '@stratvector/model';
import { percentOf } from './bar-parts.ts';
import { TrueRange } from './true-range.ts';

/** Wilder's running sum: it starts with period − 1 values and then loses a share with each. */
class WilderSum {
  value = NaN;
  readonly #period: number;
  #count = 0;
  #sum = 0;

  constructor(period: number) {
    this.#period = period;
  }

  push(value: number): void {
    this.#count += 1;
    if (this.#count < this.#period) {
      this.#sum += value;
      return;
    }
    this.#sum += value - this.#sum / this.#period;
    this.value = this.#sum;
  }
}

const movementOf = (move: number, other: number): number => (move > 0 && move > other ? move : 0);

/** Directional movement of Wilder, 1978, started as TA-Lib starts it. */
export class Directional {
  plus = NaN;
  minus = NaN;
  index = NaN;
  readonly #range = new TrueRange();
  readonly #ranges: WilderSum;
  readonly #ups: WilderSum;
  readonly #downs: WilderSum;
  #high = NaN;
  #low = NaN;

  constructor(period: number) {
    this.#ranges = new WilderSum(period);
    this.#ups = new WilderSum(period);
    this.#downs = new WilderSum(period);
  }

  push(bar: BarValues): void {
    const range = this.#range.push(bar);
    const [up, down] = [bar.high - this.#high, this.#low - bar.low];
    this.#high = bar.high;
    this.#low = bar.low;
    if (Number.isNaN(range)) return;
    this.#ranges.push(range);
    this.#ups.push(movementOf(up, down));
    this.#downs.push(movementOf(down, up));
    this.plus = percentOf(this.#ups.value, this.#ranges.value, 0);
    this.minus = percentOf(this.#downs.value, this.#ranges.value, 0);
    const total = this.plus + this.minus;
    const spread = percentOf(Math.abs(this.plus - this.minus), total, 0);
    // TA-Lib keeps the index of the bar before where nothing moves.
    this.index = total === 0 && !Number.isNaN(this.index) ? this.index : spread;
  }
}
