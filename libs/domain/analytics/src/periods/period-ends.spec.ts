import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { atRows, dayOf, monthOf, periodEnds, periodReturns, yearOf } from './period-ends.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);
const timesOf = (...texts: string[]): Float64Array => Float64Array.from(texts, utc);

describe('periods of a calendar', () => {
  it('end with the last row of a day, and midnight ends the day before', () => {
    const times = timesOf(
      '2020-01-30T21:00:00',
      '2020-01-31T15:00:00',
      '2020-02-01T00:00:00',
      '2020-02-01T01:00:00',
    );
    expect([...periodEnds(times, dayOf)]).toEqual([0, 2, 3]);
    expect([...periodEnds(times, monthOf)]).toEqual([2, 3]);
    expect([...periodEnds(times, yearOf)]).toEqual([3]);
  });

  it('follow a calendar whose session runs over midnight', () => {
    const times = timesOf('2020-01-01T23:00:00', '2020-01-02T20:00:00', '2020-01-02T23:00:00');
    const session = (time: number): number => dayOf(time + 3_600_000 * 2);
    expect([...periodEnds(times, session)]).toEqual([1, 2]);
  });

  it('are none of no rows', () => {
    expect(periodEnds(new Float64Array(), dayOf)).toHaveLength(0);
    expect(periodReturns(Float64Array.of(1), Float64Array.of(0), dayOf)).toEqual([]);
  });

  it('have returns from close to close', () => {
    const times = timesOf('2020-01-15T00:00:00', '2020-01-31T21:00:00', '2020-02-28T21:00:00');
    const months = periodReturns(Float64Array.of(100, 110, 99), times, monthOf);
    expect(months).toEqual([
      { period: 2020 * 12, row: 1, value: expect.closeTo(0.1, 12) },
      { period: 2020 * 12 + 1, row: 2, value: expect.closeTo(-0.1, 12) },
    ]);
  });

  it('compound to the return of the whole, however they are cut', () => {
    const values = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), (steps, days) => {
        const curve = Float64Array.from(steps);
        const times = curve.map((_, row) => row * days * 86_400_000 + 1);
        const growth = periodReturns(curve, times, monthOf).reduce(
          (total, { value }) => total * (1 + value),
          curve[0] ?? NaN,
        );
        expect(growth).toBeCloseTo(curve[curve.length - 1] ?? NaN, 9);
      }),
    );
  });

  it('pick values by row', () => {
    expect([...atRows(Float64Array.of(5, 6, 7), Int32Array.of(0, 2))]).toEqual([5, 7]);
  });

  it('of half a million minutes are the ends of their days', () => {
    const times = Float64Array.from({ length: 500_000 }, (_, row) => (row + 1) * 60_000);
    expect(periodEnds(times, dayOf)).toHaveLength(348);
  });
});
