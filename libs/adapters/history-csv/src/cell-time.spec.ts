import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseTime } from '@stratvector/model';
import { CellTime } from './cell-time.ts';

const read = (text: string, zone: string) => {
  const bytes = new TextEncoder().encode(`x${text}x`);
  const time = new CellTime(zone);
  return time.read(bytes, 1, bytes.length - 1)
    ? { milliseconds: time.milliseconds, ...time.manner }
    : null;
};

describe('a time as bytes', () => {
  it.each([
    '2024-03-28',
    '2024/03/28',
    '2024.03.28 14:30',
    '2024-03-28T14:30:15',
    '2024-03-28T14:30:15Z',
    '2024-03-28T14:30:15.282Z',
    '2024-03-28T14:30:15.123456789',
    '2024-03-28 14:30:15+00:00',
    '2024-03-28 14:30-05:30',
    '1704203400',
    '1704203400000',
    '17042034000',
    '170420340012345',
  ])('%s is read without making a text, as its text would be', (text) => {
    for (const zone of ['UTC', 'America/New_York'])
      expect(read(text, zone)).toEqual(parseTime(text, zone));
    expect(read(text, 'UTC')).not.toBeNull();
  });

  it('is never read otherwise than its text', () => {
    const number = (digits: number) =>
      fc
        .integer({ min: 0, max: 10 ** digits - 1 })
        .map((value) => String(value).padStart(digits, '0'));
    const sign = fc.constantFrom('-', '/', '.', ':', 'T', ' ', 'Z', '+', '');
    const texts = fc
      .tuple(
        fc.tuple(fc.constantFrom('2024', '1969', '0099'), sign, number(2), sign, number(2)),
        fc.tuple(sign, number(2), sign, number(2), sign, number(2)),
        fc.tuple(sign, number(3), sign, number(2), sign, number(2)),
        fc.integer({ min: 4, max: 30 }),
      )
      .map(([date, clock, rest, length]) => [...date, ...clock, ...rest].join('').slice(0, length));
    fc.assert(
      fc.property(texts, fc.constantFrom('UTC', 'Europe/Berlin'), (text, zone) => {
        const time = read(text, zone);
        if (time !== null) expect(time).toEqual(parseTime(text, zone));
      }),
      { numRuns: 5000 },
    );
  });

  it('remembers a day, and not a day that is none', () => {
    const time = new CellTime('UTC');
    const of = (text: string): boolean => time.read(new TextEncoder().encode(text), 0, text.length);
    expect([of('2024-02-30'), of('2024-02-30'), of('2024-02-29'), of('2024-02-29')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(time.milliseconds).toBe(Date.UTC(2024, 1, 29));
  });
});
