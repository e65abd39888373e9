import type { BarValues } from '@stratvector/model';

/** The bar's range, with the gap from the close before; NaN at the first bar. Wilder. */
export class TrueRange {
  #before = NaN;

  push({ high, low, close }: BarValues): number {
    const before = this.#before;
    this.#before = close;
    return Math.max(high, before) - Math.min(low, before);
  }
}
