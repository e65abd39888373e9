import type { Account, Slot, Valuation } from '@stratvector/domain-risk';
import { assert, floatOf, integerOf } from '@stratvector/kernel';
import { add, money, notional, priceOfNumber } from '@stratvector/model';
import type { Instrument, Quantity } from '@stratvector/model';
import type { BooksMirror } from './books-mirror.ts';

/** Half to even in whole floats; both are whole, and the quotient of exact numbers is rounded once. */
const quotientHalfEven = (dividend: number, divisor: number): number => {
  let quotient = Math.floor(dividend / divisor);
  let rest = dividend - quotient * divisor;
  if (rest < 0) {
    quotient -= 1;
    rest += divisor;
  }
  const twice = 2 * rest;
  return twice > divisor || (twice === divisor && quotient % 2 !== 0) ? quotient + 1 : quotient;
};

const EXACT = Number.MAX_SAFE_INTEGER;
/** Counts of money that stay within 64 bits when cash is added. */
const BOOKS_MAX = 4.6e18;

/** The scale of one instrument as floats: money = position × price × numerator / denominator. */
interface Scale {
  readonly instrument: Instrument;
  readonly power: number;
  /** Infinite where floats do not hold the scale: then every product is worked out wide. */
  readonly numerator: number;
  readonly denominator: number;
}

const scaleOf = (instrument: Instrument): Scale => {
  const denominator = Number(instrument.denominator);
  return {
    instrument,
    power: 10 ** instrument.priceDecimals,
    numerator: denominator < EXACT ? Number(instrument.numerator) : Infinity,
    denominator,
  };
};

/** The account at the last closes, exactly: in whole floats while those hold the product, else wide. */
export class Valuer {
  readonly #mirror: BooksMirror;
  readonly #scales: Scale[];
  readonly #strategies: number;
  /** By slot: the one seen last, and what it holds as a float. Slots never change, so they are known. */
  readonly #seen: (Slot | undefined)[];
  readonly #counts: Float64Array;

  constructor(instruments: readonly Instrument[], strategies: number, mirror: BooksMirror) {
    this.#mirror = mirror;
    this.#strategies = strategies;
    this.#seen = new Array<Slot | undefined>(strategies * instruments.length).fill(undefined);
    this.#counts = new Float64Array(strategies * instruments.length);
    this.#scales = instruments.map(scaleOf);
  }

  value(account: Account): Valuation {
    const { held, heldCount } = this.#mirror;
    let net = 0;
    let gross = 0;
    for (let at = 0; at < heldCount; at += 1)
      for (let row = 0; row < this.#strategies; row += 1) {
        const place = held[at] as number;
        const value = this.#valueOf(account, row, place);
        net += value;
        gross += value < 0 ? -value : value;
      }
    assert(gross < BOOKS_MAX, 'positions are worth more than the books hold; look at their prices');
    const exactNet = money(integerOf(net));
    return { equity: add(account.cash, exactNet), gross: money(integerOf(gross)), net: exactNet };
  }

  /** In counts of money, as a whole float. */
  #valueOf({ slots }: Account, row: number, place: number): number {
    const index = row * this.#scales.length + place;
    const slot = slots[index];
    const scale = this.#scaleAt(place);
    if (!slot || !scale) return 0;
    if (slot !== this.#seen[index]) {
      this.#seen[index] = slot;
      this.#counts[index] = floatOf(slot.position);
    }
    const count = this.#counts[index] as number;
    if (count === 0) return 0;
    const close = this.#mirror.closes[place] as number;
    const product = count * Math.round(close * scale.power) * scale.numerator;
    if (product > -EXACT && product < EXACT) return quotientHalfEven(product, scale.denominator);
    return this.#wide(slot.position, scale.instrument, close);
  }

  /** Made anew where the rate of the instrument has moved. */
  #scaleAt(place: number): Scale | undefined {
    const scale = this.#scales[place];
    const now = this.#mirror.instruments[place];
    if (!scale || !now || scale.instrument === now) return scale;
    const made = scaleOf(now);
    this.#scales[place] = made;
    return made;
  }

  #wide(position: Quantity, instrument: Instrument, close: number): number {
    return Number(notional(instrument, position, priceOfNumber(close, instrument.priceDecimals)));
  }
}
