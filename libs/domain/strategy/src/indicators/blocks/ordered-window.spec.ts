import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OrderedWindow } from './ordered-window.ts';

const whole = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 200 });

describe('a window in order', () => {
  it('counts and sums as a look at the whole window does', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 40 }), (values, period) => {
        const window = new OrderedWindow(period);
        values.forEach((value, row) => {
          window.push(value);
          const held = values.slice(Math.max(0, row + 1 - period), row + 1);
          const sumOf = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0);
          expect(window.count).toBe(held.length);
          expect(window.isFull).toBe(held.length === period);
          expect(window.sum).toBe(sumOf(held));
          for (const bound of [value, value - 1, 0]) {
            expect(window.countUnder(bound)).toBe(held.filter((one) => one < bound).length);
            expect(window.countOver(bound)).toBe(held.filter((one) => one > bound).length);
            expect(window.sumOver(bound)).toBe(sumOf(held.filter((one) => one > bound)));
          }
        });
      }),
      { numRuns: 40 },
    );
  });

  it('stays shallow where values only rise', () => {
    // A tree that leans would need a call for each of its values, more than the stack has.
    const window = new OrderedWindow(50_000);
    for (let value = 0; value < 60_000; value += 1) window.push(value);
    expect(window.countUnder(10_500)).toBe(500);
    expect(window.countOver(10_500)).toBe(49_499);
  });
});
