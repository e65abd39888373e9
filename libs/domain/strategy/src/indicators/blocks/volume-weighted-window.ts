import { RollingSum } from './rolling-sum.ts';

/** The average price of a window by volume; the plain average where nothing traded in it. */
export class VolumeWeightedWindow {
  readonly #period: number;
  readonly #traded: RollingSum;
  readonly #volumes: RollingSum;
  readonly #prices: RollingSum;

  constructor(period: number) {
    this.#period = period;
    this.#traded = new RollingSum(period);
    this.#volumes = new RollingSum(period);
    this.#prices = new RollingSum(period);
  }

  /** NaN until the window is full. */
  push(price: number, volume: number): number {
    const total = this.#volumes.push(volume);
    const value = this.#traded.push(price * volume);
    const plain = this.#prices.push(price) / this.#period;
    return total > 0 ? value / total : plain;
  }
}
