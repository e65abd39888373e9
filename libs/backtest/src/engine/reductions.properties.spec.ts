import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fractionOfNumber } from '@stratvector/model';
import { ran } from './books.fixture.ts';
import { planOf, randomBars } from './plan.fixture.ts';

/** Momentum in both directions over thin volume, guarded closely: most orders fill in parts. */
const plans = fc
  .record({
    seed: fc.integer({ min: 1, max: 100_000 }),
    perBar: fc.integer({ min: 1, max: 400 }),
    intrabar: fc.constantFrom('pessimistic' as const, 'optimistic' as const, 'path' as const),
    trailing: fc.boolean(),
  })
  .map(({ seed, perBar, intrabar, trailing }) => {
    const plan = planOf({ AAA: randomBars(80, seed), BBB: randomBars(80, seed + 1) });
    const strategies = plan.terms.strategies.map((one) => ({
      ...one,
      protection: {
        stopLoss: fractionOfNumber(0.02),
        takeProfit: fractionOfNumber(0.02),
        trailingStop: trailing ? fractionOfNumber(0.015) : null,
      },
    }));
    return {
      ...plan,
      terms: { ...plan.terms, strategies },
      // A million shares trade in each bar.
      venue: { ...plan.venue, intrabar, participationMax: perBar / 1e6 },
    };
  });

describe('orders that only reduce', () => {
  it('never cross zero, in however many parts they fill', () => {
    let parts = 0;
    fc.assert(
      fc.property(plans, (plan) => {
        for (const event of ran(plan).events) {
          if (event.type !== 'FillBooked' || event.data.role === 'entry') continue;
          const { quantity, positionAfter } = event.data;
          const before = positionAfter - quantity;
          if (positionAfter !== 0n) parts += 1;
          expect(before > 0n ? positionAfter >= 0n : positionAfter <= 0n).toBe(true);
          expect(before).not.toBe(0n);
        }
      }),
      { numRuns: 40 },
    );
    expect(parts).toBeGreaterThan(100);
  });
});
