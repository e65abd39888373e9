import { textOf } from '@stratvector/model';
import type { ParameterDeclaration, ParameterValues } from '@stratvector/model';
import { Ema, Rma, Sma, Wma } from './averages.ts';

interface Average {
  push(value: number): number;
}

const AVERAGES: Readonly<Record<string, (period: number) => Average>> = {
  sma: (period) => new Sma(period),
  ema: (period) => new Ema(period),
  wma: (period) => new Wma(period),
  rma: (period) => new Rma(period),
};

/** What kind of average the two of an oscillator are. */
export const AVERAGE: ParameterDeclaration = {
  name: 'average',
  type: 'choice',
  choices: Object.keys(AVERAGES),
  default: 'ema',
  description: 'Kind of both averages.',
};

/** A fast and a slow average of one series; the shorter is the fast one, as TA-Lib sorts them. */
export class TwoAverages {
  fast = NaN;
  slow = NaN;
  readonly #quick: Average;
  readonly #calm: Average;

  constructor(parameters: ParameterValues, one: number, other: number) {
    const made = AVERAGES[textOf(parameters, AVERAGE.name)] ?? ((period) => new Ema(period));
    this.#quick = made(Math.min(one, other));
    this.#calm = made(Math.max(one, other));
  }

  push(value: number): void {
    this.fast = this.#quick.push(value);
    this.slow = this.#calm.push(value);
  }
}
