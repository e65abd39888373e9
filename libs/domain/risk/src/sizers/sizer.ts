import type {
  Fraction,
  Instrument,
  Money,
  ParameterDeclaration,
  ParameterValues,
  Price,
} from '@stratvector/model';

export interface SizerInput {
  readonly instrument: Instrument;
  readonly direction: -1 | 1;
  /** The strategy's share of equity, marked at the decision's closes. */
  readonly equity: Money;
  readonly price: Price;
  /** Distance of the stop from the entry as a fraction of its price, where one is set. */
  readonly stopFraction: Fraction | null;
  /** Annual volatility of the instrument, where known. */
  readonly volatility: Fraction | null;
  /** Annual volatilities of the universe, this instrument's included, as far as they are known. */
  readonly universeVolatilities?: readonly Fraction[];
  /** Instruments of the strategy's universe. */
  readonly universe: number;
  readonly parameters: ParameterValues;
}

/** A sizer's answer: the positive notional to hold, or why it cannot say. */
export type SizerAnswer = Money | { readonly missing: 'STOP_LOSS' | 'VOLATILITY' };

/** Scales a direction into a target notional. One file, one line in the registry. */
export interface Sizer {
  /** As in `[sizing] model`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly source: string;
  readonly parameters: readonly ParameterDeclaration[];
  /** Whether it needs volatilities, over the bars of its parameter `period`. */
  readonly asksVolatility?: true;
  readonly notional: (input: SizerInput) => SizerAnswer;
}
