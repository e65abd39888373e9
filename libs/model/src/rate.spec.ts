import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { notional, atRate, instrumentOf } from './instrument.ts';
import { price, quantity } from './fixed.ts';
import { instrumentId } from './identifiers.ts';
import { numberOfRate, rateOf } from './rate.ts';

const as = (value: number, isInverse = false) => ({ value, isInverse });

const STOCK = {
  id: instrumentId('BMW'),
  type: 'stock',
  currency: 'EUR',
  exchange: 'SMART',
  priceDecimals: 6,
  quantityDecimals: 0,
  tick: price(10_000n),
  lot: quantity(1n),
  multiplier: '1',
} as const;

describe('a rate', () => {
  it.each([
    ['as it is', [as(1.08345)], 1_083_450_000_000n],
    // 1 / 149.325 = 0.006696802277…
    ['inverse', [as(149.325, true)], 6_696_802_277n],
    // 0.01 × 1.27015
    ['over a pound', [as(0.01), as(1.27015)], 12_701_500_000n],
    // 1 / 149.325 / 1.27 = 0.005273072659…
    ['over a dollar, both inverse', [as(149.325, true), as(1.27, true)], 5_273_072_659n],
    ['of no steps', [], 1_000_000_000_000n],
  ])('%s is worked out exactly and rounded once', (_what, quotes, count) => {
    expect(rateOf(quotes)).toBe(count);
  });

  it('that is nothing, or leaves 64 bits, is none', () => {
    expect(rateOf([as(0)])).toBeNull();
    expect(rateOf([as(0, true)])).toBeNull();
    expect(rateOf([as(1e-13)])).toBeNull();
    expect(rateOf([as(1e7)])).toBeNull();
  });

  it('makes of an instrument the one that was planned with it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50_000_000 }),
        fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (millionths, size, at) => {
          const text = (millionths / 1e6).toFixed(6);
          const planned = instrumentOf({ ...STOCK, rate: text });
          const count = rateOf([as(Number(text))]) ?? 0n;
          const moved = atRate(instrumentOf(STOCK), count);
          expect([moved.numerator, moved.denominator]).toEqual([
            planned.numerator,
            planned.denominator,
          ]);
          expect(notional(moved, quantity(size), price(at))).toBe(
            notional(planned, quantity(size), price(at)),
          );
          expect(numberOfRate(count)).toBeCloseTo(millionths / 1e6, 9);
        },
      ),
    );
  });
});
