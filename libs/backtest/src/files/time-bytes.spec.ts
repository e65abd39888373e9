import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isoTime, TimeBytes } from './time-bytes.ts';

const written = (times: TimeBytes, milliseconds: number): string | null => {
  const bytes = new Uint8Array(64);
  const after = times.write(bytes, 2, milliseconds);
  return after < 0 ? null : new TextDecoder().decode(bytes.subarray(2, after));
};

describe('a time', () => {
  it.each([
    [0, '1970-01-01T00:00:00Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [Date.UTC(2024, 1, 29, 9, 5, 7), '2024-02-29T09:05:07Z'],
    [Date.UTC(2024, 1, 29, 23, 59, 59, 40), '2024-02-29T23:59:59.040Z'],
  ])('%s is %s', (milliseconds, text) => {
    expect(isoTime(milliseconds)).toBe(text);
    expect(written(new TimeBytes(), milliseconds)).toBe(text);
  });

  it('is that of the platform, without a fraction of zero', () => {
    const moments = fc.integer({ min: -8.64e15, max: 8.64e15 });
    fc.assert(
      fc.property(moments, fc.boolean(), (moment, isWhole) => {
        const milliseconds = isWhole ? Math.trunc(moment / 1000) * 1000 : moment;
        const text = new Date(milliseconds).toISOString().replace('.000Z', 'Z');
        expect(isoTime(milliseconds)).toBe(text);
      }),
      { numRuns: 2000 },
    );
    expect(() => isoTime(NaN)).toThrow(RangeError);
  });

  it('is the same as bytes and as text, whatever was written before', () => {
    const times = new TimeBytes();
    const moments = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(moments, (milliseconds) => {
        expect(written(times, milliseconds)).toBe(isoTime(milliseconds));
      }),
      { numRuns: 2000 },
    );
  });

  it('of a year with more than four digits is left to text', () => {
    expect(written(new TimeBytes(), Date.UTC(10_000, 0, 1))).toBeNull();
  });
});
