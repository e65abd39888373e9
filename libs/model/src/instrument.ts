import {
  divideCeil,
  divideFloor,
  divideHalfEven,
  divideHalfUp,
  floorOfNarrow,
  halfEvenOfWide,
  productCeil,
} from './division.ts';
import {
  countsOfOne,
  FRACTION_ONE,
  isAmountAndFraction,
  money,
  MONEY_DECIMALS,
  price,
  product,
  productFits,
} from './fixed.ts';
import type { Fraction, Money, Price, Quantity } from './fixed.ts';
import type { InstrumentId } from './identifiers.ts';
import { numberOfRate, RATE_DECIMALS } from './rate.ts';

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
  /** Units of the account's currency that one unit of the instrument's is worth. */
  readonly rate: ExchangeRate;
  /** In the account's currency, of one share or contract at a price of one. */
  readonly unitValue: number;
  /** money = quantity × price × numerator / denominator, in the account's currency. */
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** In lowest terms. */
export interface ExchangeRate {
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
  /** A decimal text; without it the instrument is in the account's currency. */
  readonly rate?: string;
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint =>
  b === 0n ? a : greatestCommonDivisor(b, a % b);

const reduced = (numerator: bigint, denominator: bigint): ExchangeRate => {
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
};

const fractionOf = (decimal: string): ExchangeRate => {
  const [whole = '1', digits = ''] = decimal.split('.');
  return reduced(BigInt(`${whole}${digits}`), 10n ** BigInt(digits.length));
};

/** Works out the scale between counts and money once, reduced to lowest terms. */
export const instrumentOf = ({ multiplier, rate = '1', ...terms }: InstrumentTerms): Instrument => {
  const size = fractionOf(multiplier);
  const exchange = fractionOf(rate);
  const scale = countsOfOne(terms.priceDecimals + terms.quantityDecimals);
  return {
    ...terms,
    multiplier: Number(multiplier),
    rate: exchange,
    unitValue: Number(multiplier) * Number(rate),
    ...reduced(
      size.numerator * exchange.numerator * countsOfOne(MONEY_DECIMALS),
      size.denominator * exchange.denominator * scale,
    ),
  };
};

/**
 * The instrument at a rate that moves, in counts of 10^-12: what it comes to is then in the account's
 * currency. Planned with such a rate, an instrument stands at a rate of 1, in its own currency.
 */
export const atRate = (instrument: Instrument, rate: bigint): Instrument => {
  const exchange = reduced(rate, countsOfOne(RATE_DECIMALS));
  return {
    ...instrument,
    rate: exchange,
    unitValue: instrument.multiplier * numberOfRate(rate),
    ...reduced(
      instrument.numerator * exchange.numerator,
      instrument.denominator * exchange.denominator,
    ),
  };
};

const scaled = (instrument: Instrument, quantity: Quantity, at: Price): bigint => {
  const counts = product(quantity, at);
  return instrument.numerator === 1n ? counts : counts * instrument.numerator;
};

/** quantity × price in money of the account, half to even: how the books value and pay. Signed like the quantity. */
export const notional = (instrument: Instrument, quantity: Quantity, at: Price): Money => {
  const { numerator, denominator } = instrument;
  if (numerator === 1n && productFits(quantity, at))
    return money(divideHalfEven(BigInt.asIntN(64, quantity * at), denominator));
  return money(halfEvenOfWide(scaled(instrument, quantity, at), denominator));
};

/** Rounds up, so a limit is never passed by a remainder. */
export const notionalCeil = (instrument: Instrument, quantity: Quantity, at: Price): Money => {
  const { numerator, denominator } = instrument;
  return money(
    numerator === 1n
      ? productCeil(quantity, at, denominator)
      : divideCeil(scaled(instrument, quantity, at), denominator),
  );
};

/** The largest whole number of lots that costs no more than `amount` at the price. */
export const lotsWithin = (instrument: Instrument, amount: Money, at: Price): Quantity => {
  if (amount <= 0n) return 0n as Quantity;
  const { lot, numerator, denominator } = instrument;
  const lots =
    lot === 1n && numerator === 1n && productFits(amount, denominator)
      ? floorOfNarrow(BigInt.asIntN(64, amount * denominator), at)
      : divideFloor(product(denominator, amount), scaled(instrument, lot, at));
  return (lot === 1n ? lots : lots * lot) as Quantity;
};

/** Toward zero to whole lots. */
export const roundToLots = (instrument: Instrument, quantity: Quantity): Quantity =>
  instrument.lot === 1n ? quantity : ((quantity - (quantity % instrument.lot)) as Quantity);

/** The nearest tick to a rational price, half up: how derived prices of orders are made. */
export const nearestTick = ({ tick }: Instrument, numerator: bigint, denominator: bigint): Price =>
  price(product(divideHalfUp(numerator, product(tick, denominator)), tick));

const TICK_MAX = 1n << 24n;

/** price × factor, such as 0.95, on the nearest tick, half up; both are positive. */
export const shareOnTick = (instrument: Instrument, at: Price, factor: Fraction): Price => {
  const { tick } = instrument;
  if (tick >= TICK_MAX || !isAmountAndFraction(at, factor))
    return nearestTick(instrument, at * factor, FRACTION_ONE);
  // One expression on machine integers from end to end: this runs twice for every pair.
  const scaled = BigInt.asIntN(64, at * factor);
  const unit = BigInt.asIntN(64, tick * FRACTION_ONE);
  const ticks = BigInt.asIntN(64, scaled / unit);
  const rest = BigInt.asIntN(64, scaled - BigInt.asIntN(64, ticks * unit));
  const below = BigInt.asIntN(64, ticks * tick);
  return price(BigInt.asIntN(64, rest + rest) < unit ? below : BigInt.asIntN(64, below + tick));
};

export const onTick = ({ tick }: Instrument, at: Price): boolean =>
  BigInt.asIntN(64, at % tick) === 0n;
export const onLot = ({ lot }: Instrument, quantity: Quantity): boolean =>
  lot === 1n || BigInt.asIntN(64, quantity % lot) === 0n;
