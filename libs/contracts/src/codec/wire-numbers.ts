import { formatDecimal, FRACTION_DECIMALS, MONEY_DECIMALS } from '@stratvector/model';
import type { Fraction, InstrumentId, Money, Price, Quantity } from '@stratvector/model';
import { assert } from '@stratvector/kernel';
import type { Scales } from './wire-reader.ts';

/** An absent field: JSON leaves it out. */
type Optional = string | undefined;

export const moneyText = (amount: Money): string => formatDecimal(amount, MONEY_DECIMALS);

export const fractionText = (fraction: Fraction): string =>
  formatDecimal(fraction, FRACTION_DECIMALS);

export const optional = <Value>(value: Value | null, text: (value: Value) => string): Optional =>
  value === null ? undefined : text(value);

/** Prices and quantities of one instrument as decimal texts. */
export class WireNumbers {
  readonly #priceDecimals: number;
  readonly #quantityDecimals: number;

  constructor(of: InstrumentId, scales: Scales) {
    const scale = scales(of);
    assert(scale !== undefined, `a message is about ${of}, which this process has no terms of`);
    this.#priceDecimals = scale.priceDecimals;
    this.#quantityDecimals = scale.quantityDecimals;
  }

  readonly price = (price: Price): string => formatDecimal(price, this.#priceDecimals);

  readonly quantity = (quantity: Quantity): string =>
    formatDecimal(quantity, this.#quantityDecimals);
}
