import type { Money, Price, Quantity } from '../fixed.ts';
import type { Instrument } from '../instrument.ts';
import type { OrderSide } from '../order.ts';
import type { ParameterDeclaration, ParameterValues } from '../parameter.ts';

interface Model {
  /** As in the configuration: `per-share`. */
  readonly name: string;
  readonly title: string;
  /** Who published the schedule or formula. */
  readonly source: string;
  /** The day from which the published schedule holds, ISO 8601; null for a formula. */
  readonly effectiveFrom: string | null;
  readonly parameters: readonly ParameterDeclaration[];
}

/** What one order has traded on one day so far, the fill in question included. */
export interface OrderDay {
  readonly instrument: Instrument;
  readonly side: OrderSide;
  readonly quantity: Quantity;
  /** Positive, whatever the side. */
  readonly notional: Money;
  /** Shares or contracts of the account in this calendar month before this order's day. */
  readonly monthQuantity: number;
}

/** Commission of a whole order-day: minimum and maximum apply to it; a fill pays the increase. */
export interface CommissionModel extends Model {
  /** The schedule passes the regulatory fees of sales on; one that names no venue has all it costs in it. */
  readonly passesRegulatoryFees?: true;
  readonly create: (parameters: ParameterValues) => (day: OrderDay) => Money;
}

export interface SlippageInput {
  readonly instrument: Instrument;
  readonly side: OrderSide;
  readonly quantity: Quantity;
  /** Before worsening. */
  readonly price: Price;
  /** Of the bar, in shares or contracts; 0 where the data has none. */
  readonly volume: number;
  readonly high: number;
  readonly low: number;
  /** The order is a triggered stop. */
  readonly stop: boolean;
}

/** The worsened price: buys up, sells down, rounded to 10^-d against the trader, never below 10^-d. */
export interface SlippageModel extends Model {
  readonly create: (parameters: ParameterValues) => (input: SlippageInput) => Price;
}
