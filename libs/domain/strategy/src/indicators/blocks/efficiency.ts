import { Change } from './change.ts';
import { RollingSum } from './rolling-sum.ts';

/** |change over the window| / Σ |changes|: 1 on a straight way. Kaufman; 1 where nothing moves. */
export class Efficiency {
  readonly #whole: Change;
  readonly #step = new Change(1);
  readonly #steps: RollingSum;

  constructor(period: number) {
    this.#whole = new Change(period);
    this.#steps = new RollingSum(period);
  }

  push(value: number): number {
    const change = Math.abs(this.#whole.push(value));
    const way = this.#steps.push(Math.abs(this.#step.push(value)));
    if (Number.isNaN(way)) return NaN;
    return way <= change || way === 0 ? 1 : change / way;
  }
}
