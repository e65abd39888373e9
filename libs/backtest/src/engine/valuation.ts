import type { Account, Valuation } from '@stratvector/domain-risk';
import { money, notional, priceOfNumber } from '@stratvector/model';
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

/** The scale of one instrument as floats: money = position × price × numerator / denominator. */
interface Scale {
  readonly instrument: Instrument;
  readonly power: number;
  readonly numerator: number;
  readonly denominator: number;
}

/** The account at the last closes, exactly: in whole floats while those hold the product, else wide. */
export class Valuer {
  readonly #mirror: BooksMirror;
  readonly #scales: readonly Scale[];
  readonly #strategies: number;

  constructor(instruments: readonly Instrument[], strategies: number, mirror: BooksMirror) {
    this.#mirror = mirror;
    this.#strategies = strategies;
    this.#scales = instruments.map((instrument) => ({
      instrument,
      power: 10 ** instrument.priceDecimals,
      numerator: Number(instrument.numerator),
      denominator: Number(instrument.denominator),
    }));
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
    const exactNet = money(BigInt(net));
    return { equity: money(account.cash + exactNet), gross: money(BigInt(gross)), net: exactNet };
  }

  /** In counts of money, as a whole float. */
  #valueOf({ slots }: Account, row: number, place: number): number {
    const slot = slots[row * this.#scales.length + place];
    const scale = this.#scales[place];
    if (!slot || !scale || slot.position === 0n) return 0;
    const close = this.#mirror.closes[place] as number;
    const product = Number(slot.position) * Math.round(close * scale.power) * scale.numerator;
    if (product > -EXACT && product < EXACT) return quotientHalfEven(product, scale.denominator);
    return this.#wide(slot.position, scale.instrument, close);
  }

  #wide(position: Quantity, instrument: Instrument, close: number): number {
    return Number(notional(instrument, position, priceOfNumber(close, instrument.priceDecimals)));
  }
}
