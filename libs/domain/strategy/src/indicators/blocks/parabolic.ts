import type { BarValues } from '@stratvector/model';

/** Wilder's parabolic stop and reverse, started as TA-Lib starts it. */
export class Parabolic {
  readonly #step: number;
  readonly #most: number;
  #isLong = true;
  #stop = NaN;
  #extreme = NaN;
  #acceleration = 0;
  #high = NaN;
  #low = NaN;

  constructor(step: number, most: number) {
    this.#step = Math.min(step, most);
    this.#most = most;
  }

  push({ high, low }: BarValues): number {
    const [highBefore, lowBefore] = [this.#high, this.#low];
    this.#high = high;
    this.#low = low;
    if (Number.isNaN(highBefore)) return NaN;
    const isFirst = Number.isNaN(this.#stop);
    if (isFirst) this.#start(high - highBefore, lowBefore - low, [highBefore, lowBefore]);
    // The first step is kept outside its own bar alone: the bar before made the stop itself.
    const highs = [high, isFirst ? high : highBefore];
    const lows = [low, isFirst ? low : lowBefore];
    const isHit = this.#isLong ? low <= this.#stop : high >= this.#stop;
    return isHit ? this.#reverse(highs, lows) : this.#follow(highs, lows);
  }

  #start(up: number, down: number, [high, low]: readonly [number, number]): void {
    this.#isLong = !(down > 0 && down > up);
    this.#stop = this.#isLong ? low : high;
    this.#extreme = this.#isLong ? this.#high : this.#low;
    this.#acceleration = this.#step;
  }

  /** The stop becomes the extreme, kept outside the last two bars. */
  #reverse(highs: readonly number[], lows: readonly number[]): number {
    const stop = this.#isLong
      ? Math.max(this.#extreme, ...highs)
      : Math.min(this.#extreme, ...lows);
    this.#isLong = !this.#isLong;
    this.#acceleration = this.#step;
    this.#extreme = (this.#isLong ? highs[0] : lows[0]) ?? NaN;
    this.#move(stop, highs, lows);
    return stop;
  }

  #follow(highs: readonly number[], lows: readonly number[]): number {
    const stop = this.#stop;
    const [extreme = NaN] = this.#isLong ? highs : lows;
    if (this.#isLong ? extreme > this.#extreme : extreme < this.#extreme) {
      this.#extreme = extreme;
      this.#acceleration = Math.min(this.#acceleration + this.#step, this.#most);
    }
    this.#move(stop, highs, lows);
    return stop;
  }

  #move(stop: number, highs: readonly number[], lows: readonly number[]): void {
    const next = stop + this.#acceleration * (this.#extreme - stop);
    this.#stop = this.#isLong ? Math.min(next, ...lows) : Math.max(next, ...highs);
  }
}
