import { describe, expect, it } from '@jest/globals';
import { monthQuantityAt, NO_VOLUME, withTraded } from '@stratvector/model';
import fc from 'fast-check';
import { MonthTraded } from './month-traded.ts';

const DAY_MS = 86_400_000;

describe('what a month has traded', () => {
  it('is what the model counts, trade by trade', () => {
    const trade = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 1000 }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25_000 }), fc.array(trade), (start, trades) => {
        const kept = new MonthTraded();
        let [volume, day] = [NO_VOLUME, start];
        for (const [later, quantity] of trades) {
          day += later;
          expect(kept.before(day)).toBe(monthQuantityAt(volume, day * DAY_MS));
          kept.add(day, quantity);
          volume = withTraded(volume, day * DAY_MS, quantity);
        }
      }),
    );
  });
});
