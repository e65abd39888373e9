import type { BarValues, ParameterDeclaration, ParameterValues } from '@stratvector/model';

/** The running state of one indicator: feed bars in order, read `values` after each. */
export interface IndicatorKernel {
  update(bar: BarValues): void;
  /** One slot per output, in the order of `outputs`; NaN until its full window exists. */
  readonly values: Float64Array;
}

/** One indicator as practitioners know it. One file, one definition, one line in the registry. */
export interface IndicatorDefinition {
  /** Lower case, as in expressions: `rsi(14)`. */
  readonly name: string;
  readonly title: string;
  /** Book, paper or reference implementation that defines it. */
  readonly source: string;
  readonly parameters: readonly ParameterDeclaration[];
  readonly inputs: readonly (keyof BarValues)[];
  /** `['value']` for a single output, whose column is named after the expression alone. */
  readonly outputs: readonly string[];
  /** Bars that must have come before the first defined value of every output, that bar included. */
  readonly warmUp: (parameters: ParameterValues) => number;
  readonly create: (parameters: ParameterValues) => IndicatorKernel;
}
