import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalsOf, packNumbers, packTimes } from './columns.ts';
import type { PackedColumn } from './columns.ts';

/** As the page reads it. */
const unpacked = ({ step, values }: PackedColumn): number[] => {
  let count = 0;
  return values.map((difference) => {
    if (difference === null) return NaN;
    count += difference;
    return count * step;
  });
};

describe('a packed column', () => {
  it('is short: differences of whole numbers', () => {
    expect(packNumbers(Float64Array.of(100.25, 100.5, NaN, 99), 2)).toEqual({
      step: 0.01,
      values: [10_025, 25, null, -150],
    });
  });

  it('reads back to its decimals, gaps included', () => {
    const numbers = fc.array(fc.oneof(fc.double({ min: -1e9, max: 1e9 }), fc.constant(NaN)));
    fc.assert(
      fc.property(numbers, (values) => {
        const read = unpacked(packNumbers(Float64Array.from(values), 2));
        values.forEach((value, row) => {
          if (Number.isNaN(value)) expect(read[row]).toBeNaN();
          else expect(Math.abs((read[row] ?? NaN) - value)).toBeLessThan(0.0051);
        });
      }),
    );
  });

  it('counts times in their common step', () => {
    const day = 86_400_000;
    const times = Float64Array.of(10 * day, 11 * day, 14 * day);
    expect(packTimes(times)).toEqual({ step: day, values: [10, 1, 3] });
    expect(unpacked(packTimes(times))).toEqual([...times]);
    expect(packTimes(Float64Array.of(4, NaN, 6))).toEqual({ step: 2, values: [2, null, 1] });
    expect(packTimes(new Float64Array())).toEqual({ step: 1, values: [] });
  });

  it.each([
    [[1, 2, 3], 0],
    [[1.5, NaN], 1],
    [[101.37], 2],
    [[1.08515], 5],
    [[1 / 3], 6],
  ])('of %p has %i decimals', (values, decimals) =>
    expect(decimalsOf(Float64Array.from(values))).toBe(decimals),
  );
});
