import {
  divideCeil,
  divideFloor,
  divideHalfEven,
  halfEvenOfWide,
  money,
  MONEY_DECIMALS,
  price,
  productFits,
} from './fixed.ts';
import type { Money, Price, Quantity } from './fixed.ts';
import type { InstrumentId } from './identifiers.ts';

export type InstrumentType =
  'stock' | 'etf' | 'fund' | 'index' | 'future' | 'option' | 'forex' | 'crypto';

/** What is traded, and the scales in which its numbers are counted. */
export interface Instrument {
  readonly id: InstrumentId;
  readonly type: InstrumentType;
  /** ISO 4217. */
  readonly currency: string;
  readonly exchange: string;
  /** d: prices count 10^-d. */
  readonly priceDecimals: number;
  /** k: quantities count 10^-k of a share or contract. */
  readonly quantityDecimals: number;
  /** Orders stand on multiples of it. */
  readonly tick: Price;
  /** Orders are multiples of it. */
  readonly lot: Quantity;
  /** Shares, or units of the underlying, that one contract stands for. */
  readonly multiplier: number;
  /** money = quantity × price × numerator / denominator. */
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export interface InstrumentTerms {
  readonly id: InstrumentId;
  readonly type: InstrumentType;
  readonly currency: string;
  readonly exchange: string;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly tick: Price;
  readonly lot: Quantity;
  /** A decimal text, so that 0.1 is a tenth. */
  readonly multiplier: string;
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint =>
  b === 0n ? a : greatestCommonDivisor(b, a % b);

/** Works out the scale between counts and money once, reduced to lowest terms. */
export const instrumentOf = ({ multiplier, ...terms }: InstrumentTerms): Instrument => {
  const [whole = '1', digits = ''] = multiplier.split('.');
  const numerator = BigInt(`${whole}${digits}`) * 10n ** BigInt(MONEY_DECIMALS);
  const scale = digits.length + terms.priceDecimals + terms.quantityDecimals;
  const denominator = 10n ** BigInt(scale);
  const divisor = greatestCommonDivisor(numerator, denominator);
  return {
    ...terms,
    multiplier: Number(multiplier),
    numerator: numerator / divisor,
    denominator: denominator / divisor,
  };
};

const scaled = (instrument: Instrument, quantity: Quantity, at: Price): bigint =>
  quantity * at * instrument.numerator;

/** quantity × price in money, half to even: how the books value and pay. Signed like the quantity. */
export const notional = (instrument: Instrument, quantity: Quantity, at: Price): Money => {
  const { numerator, denominator } = instrument;
  if (numerator === 1n && productFits(quantity, at)) {
    const product = BigInt.asIntN(64, quantity * at);
    return money(divideHalfEven(product, denominator));
  }
  return money(halfEvenOfWide(scaled(instrument, quantity, at), denominator));
};

/** Rounds up, so a limit is never passed by a remainder. */
export const notionalCeil = (instrument: Instrument, quantity: Quantity, at: Price): Money =>
  money(divideCeil(scaled(instrument, quantity, at), instrument.denominator));

/** The largest whole number of lots that costs no more than `amount` at the price. */
export const lotsWithin = (instrument: Instrument, amount: Money, at: Price): Quantity => {
  if (amount <= 0n) return 0n as Quantity;
  const perLot = scaled(instrument, instrument.lot, at);
  return (((amount * instrument.denominator) / perLot) * instrument.lot) as Quantity;
};

/** Toward zero to whole lots. */
export const roundToLots = (instrument: Instrument, quantity: Quantity): Quantity =>
  (quantity - (quantity % instrument.lot)) as Quantity;

/** The nearest tick to a rational price, half up: how derived prices of orders are made. */
export const nearestTick = (
  instrument: Instrument,
  numerator: bigint,
  denominator: bigint,
): Price => {
  const unit = instrument.tick * denominator;
  return price(divideFloor(2n * numerator + unit, 2n * unit) * instrument.tick);
};

export const onTick = (instrument: Instrument, at: Price): boolean => at % instrument.tick === 0n;
export const onLot = (instrument: Instrument, quantity: Quantity): boolean =>
  quantity % instrument.lot === 0n;
