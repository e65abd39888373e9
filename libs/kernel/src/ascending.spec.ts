import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstAfter, firstFrom } from './ascending.ts';

describe('places of an ascending column', () => {
  it.each([
    [[], 1, 0, 0],
    [[1, 2, 2, 3], 0, 0, 0],
    [[1, 2, 2, 3], 1, 0, 1],
    [[1, 2, 2, 3], 2, 1, 3],
    [[1, 2, 2, 3], 2.5, 3, 3],
    [[1, 2, 2, 3], 3, 3, 4],
    [[1, 2, 2, 3], 9, 4, 4],
    [[1, 2], -Infinity, 0, 0],
    [[1, 2], Infinity, 2, 2],
  ])('of %j and %d: from %d, after %d', (column, value, from, after) => {
    expect([firstFrom(column, value), firstAfter(column, value)]).toEqual([from, after]);
  });

  it('are what a search from the start finds', () => {
    const columns = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 });
    fc.assert(
      fc.property(columns, fc.integer({ min: -1, max: 21 }), (values, value) => {
        const column = Float64Array.from(values).sort();
        expect(firstFrom(column, value)).toBe(column.filter((one) => one < value).length);
        expect(firstAfter(column, value)).toBe(column.filter((one) => one <= value).length);
      }),
    );
  });
});
