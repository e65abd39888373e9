import { Ema } from './averages.ts';

/** Fast average − slow average, both starting with the window that the slow one needs. */
export class MacdLine {
  readonly #fast: Ema;
  readonly #slow: Ema;
  #skip: number;

  constructor(fast: number, slow: number) {
    const [short, long] = [Math.min(fast, slow), Math.max(fast, slow)];
    this.#fast = new Ema(short);
    this.#slow = new Ema(long);
    this.#skip = long - short;
  }

  push(value: number): number {
    const slow = this.#slow.push(value);
    if (this.#skip > 0) {
      this.#skip -= 1;
      return NaN;
    }
    return this.#fast.push(value) - slow;
  }
}
