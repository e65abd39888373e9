import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FRACTION_ONE, price, quantity } from './fixed.ts';
import type { Fraction } from './fixed.ts';
import { instrumentId } from './identifiers.ts';
import {
  instrumentOf,
  lotsWithin,
  nearestTick,
  notional,
  notionalCeil,
  shareOnTick,
} from './instrument.ts';
import type { Instrument } from './instrument.ts';
import { money } from './fixed.ts';

const instrument = (terms: {
  tick?: bigint;
  lot?: bigint;
  decimals?: number;
  multiplier?: string;
  rate?: string;
}): Instrument =>
  instrumentOf({
    id: instrumentId('TEST'),
    type: 'stock',
    currency: 'USD',
    exchange: 'SMART',
    priceDecimals: 6,
    quantityDecimals: terms.decimals ?? 0,
    tick: price(terms.tick ?? 10_000n),
    lot: quantity(terms.lot ?? 1n),
    multiplier: terms.multiplier ?? '1',
    rate: terms.rate ?? '1',
  });

const instruments = fc.constantFrom(
  instrument({}),
  instrument({ tick: 1n }),
  instrument({ tick: 12_500n, multiplier: '50' }),
  instrument({ decimals: 8, lot: 1000n }),
  instrument({ tick: 2n ** 30n, multiplier: '0.1' }),
  instrument({ rate: '1.083756' }),
  instrument({ decimals: 8, multiplier: '5', rate: '0.006412345' }),
);

/** Around the sizes at which a product leaves 24 + 39, 32 + 31 and 63 bits. */
const near = (bits: readonly bigint[]) =>
  fc
    .tuple(fc.constantFrom(...bits), fc.bigInt({ min: -2n, max: 2n }))
    .map(([size, off]) => 2n ** size + off);
const prices = fc.oneof(near([31n, 32n, 39n, 41n]), fc.bigInt({ min: 1n, max: 2n ** 41n }));
const quantities = fc
  .tuple(fc.oneof(near([22n, 24n, 31n, 40n]), fc.bigInt({ min: 1n, max: 2n ** 40n })), fc.boolean())
  .map(([size, sells]) => (sells ? -size : size));
const factors = fc.oneof(near([29n, 30n, 31n]), fc.bigInt({ min: 1n, max: 3n * FRACTION_ONE }));

const halfEven = (a: bigint, b: bigint): bigint => {
  const size = a < 0n ? -a : a;
  const [whole, rest] = [size / b, 2n * (size % b)];
  const up = rest > b || (rest === b && whole % 2n === 1n) ? whole + 1n : whole;
  return a < 0n ? -up : up;
};

describe('numbers of an instrument', () => {
  it('value a quantity half to even, and up, at any size', () => {
    fc.assert(
      fc.property(instruments, quantities, prices, (traded, size, at) => {
        const exact = size * at * traded.numerator;
        const value = notional(traded, quantity(size), price(at));
        const up = notionalCeil(traded, quantity(size), price(at));
        expect(value).toBe(halfEven(exact, traded.denominator));
        expect((up - 1n) * traded.denominator < exact && exact <= up * traded.denominator).toBe(
          true,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('value it in the currency of the account', () => {
    // 100 × 50.00 × 10 × 1.0837.
    const traded = instrument({ multiplier: '10', rate: '1.0837' });
    expect(notional(traded, quantity(100n), price(50_000_000n))).toBe(541_850_000n);
    expect(traded.unitValue).toBeCloseTo(10.837, 12);
  });

  it('put a share of a price on the nearest tick, half up, at any size', () => {
    fc.assert(
      fc.property(instruments, prices, factors, (traded, at, factor) => {
        const level = shareOnTick(traded, price(at), factor as Fraction);
        expect(level).toBe(nearestTick(traded, at * factor, FRACTION_ONE));
        expect(level % traded.tick).toBe(0n);
        const twice = 2n * (level * FRACTION_ONE - at * factor);
        const unit = traded.tick * FRACTION_ONE;
        expect(twice > -unit && twice <= unit).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    // 33.335 × 0.9999 = 33.3316665 and × 1.0001 = 33.3383335; a half goes up.
    [33_335_000n, 999_900_000n, 33_330_000n],
    [33_335_000n, 1_000_100_000n, 33_340_000n],
    [10_000_000n, 1_000_500_000n, 10_010_000n],
    [10_000_000n, 1_000_499_999n, 10_000_000n],
  ])('%s × %s is %s on a tick of a cent', (at, factor, level) => {
    expect(shareOnTick(instrument({}), price(at), factor as Fraction)).toBe(level);
  });

  it('buy as many lots as the amount pays for, and not one more', () => {
    fc.assert(
      fc.property(
        instruments,
        prices,
        fc.bigInt({ min: 1n, max: 2n ** 50n }),
        (traded, at, amount) => {
          const lots = lotsWithin(traded, money(amount), price(at));
          const cost = (size: bigint): bigint => size * at * traded.numerator;
          expect(lots % traded.lot).toBe(0n);
          expect(cost(lots) <= amount * traded.denominator).toBe(true);
          expect(cost(lots + traded.lot) > amount * traded.denominator).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
