import type { BarValues } from '@stratvector/model';
import type { IndicatorExpression } from './expression.ts';
import type { IndicatorKernel } from './indicator.ts';

/** What a kernel is made from. */
export type Takeable = Pick<IndicatorExpression, 'definition' | 'parameters' | 'output'> & {
  readonly on: Takeable | null;
};

/** A bar to be filled in. */
export const noBar = (): BarValues => ({
  open: NaN,
  high: NaN,
  low: NaN,
  close: NaN,
  volume: NaN,
  other: NaN,
  session: NaN,
});

/**
 * An indicator that sees the values of another as if they were prices. Where the inner one has no value
 * there is none, and none is counted, so that a gap cannot spoil a window for good.
 */
class TakenOn implements IndicatorKernel {
  readonly values: Float64Array;
  readonly #inner: IndicatorKernel;
  readonly #output: number;
  readonly #outer: IndicatorKernel;
  readonly #seen = noBar();

  constructor(inner: IndicatorKernel, output: number, outer: IndicatorKernel) {
    this.#inner = inner;
    this.#output = output;
    this.#outer = outer;
    this.values = outer.values;
  }

  update(bar: BarValues): void {
    this.#inner.update(bar);
    const value = this.#inner.values[this.#output] ?? NaN;
    if (!Number.isFinite(value)) {
      this.values.fill(NaN);
      return;
    }
    const seen = this.#seen;
    seen.open = value;
    seen.high = value;
    seen.low = value;
    seen.close = value;
    seen.volume = bar.volume;
    seen.session = bar.session;
    this.#outer.update(seen);
  }
}

/** The running state of an indicator, with that of the indicator that it is taken on. */
export const createKernel = ({ definition, parameters, on }: Takeable): IndicatorKernel => {
  const kernel = definition.create(parameters);
  if (!on) return kernel;
  const output = on.output === null ? 0 : on.definition.outputs.indexOf(on.output);
  return new TakenOn(createKernel(on), output, kernel);
};
