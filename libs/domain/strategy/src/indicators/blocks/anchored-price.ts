import type { BarValues } from '@stratvector/model';
import { typicalPrice } from './bar-parts.ts';

/** Volume-weighted typical price since an anchor; the mean of typical prices while nothing traded. */
export class AnchoredPrice {
  #value = 0;
  #volume = 0;
  #prices = 0;
  #bars = 0;

  /** From here on nothing that came before counts. */
  anchor(): void {
    this.#value = 0;
    this.#volume = 0;
    this.#prices = 0;
    this.#bars = 0;
  }

  push(bar: BarValues): number {
    const price = typicalPrice(bar);
    this.#value += price * bar.volume;
    this.#volume += bar.volume;
    this.#prices += price;
    this.#bars += 1;
    return this.#volume > 0 ? this.#value / this.#volume : this.#prices / this.#bars;
  }
}
