import { describe, expect, it } from '@jest/globals';
import { tradingHours } from './trading-hours.ts';

describe('the hours in which instruments trade', () => {
  const hours = tradingHours(['XNYS', 'XTKS', '24x7', 'data'], false);

  it.each([
    ['New York before its open', 0, '2024-01-03T14:29:59.999Z', true],
    ['at its open', 0, '2024-01-03T14:30:00Z', false],
    ['within its session', 0, '2024-01-03T18:00:00Z', false],
    ['at its very close', 0, '2024-01-03T21:00:00Z', false],
    ['after it', 0, '2024-01-03T21:00:00.001Z', true],
    ['on a weekend', 0, '2024-01-06T18:00:00Z', true],
    ['on a holiday', 0, '2024-01-15T18:00:00Z', true],
    ['after an early close', 0, '2024-07-03T17:30:00Z', true],
    ['Tokyo at the start of its break', 1, '2024-01-10T02:30:00Z', false],
    ['in its break', 1, '2024-01-10T03:00:00Z', true],
    ['at the end of it', 1, '2024-01-10T03:30:00Z', false],
    ['a market without hours', 2, '2024-01-06T18:00:00Z', false],
    ['the dates in the data', 3, '2024-01-06T18:00:00Z', false],
  ] as const)('%s', (_when, place, time, closed) => {
    expect(hours.isClosed(place, Date.parse(time))).toBe(closed);
  });

  it('are not known where hours outside of the session count', () => {
    expect(tradingHours(['XNYS'], true).isClosed(0, Date.parse('2024-01-06T18:00:00Z'))).toBe(
      false,
    );
  });
});
