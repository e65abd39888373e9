import { describe, expect, it } from '@jest/globals';
import { days } from './books.fixture.ts';
import { planOf } from './plan.fixture.ts';
import type { PlannedAction } from './plan.ts';
import { WindowPrices } from './window-prices.ts';

const DAY = 86_400_000;
const AAA = days(
  [
    [100, 101],
    [100, 102],
    [100, 103],
    [50, 52],
  ],
  [0, 1, 4, 5],
);

const priceAt = (row: number, windowMs: number, actions: readonly PlannedAction[] = []) => {
  const instruments = planOf({ AAA }).instruments.map((planned) => ({ ...planned, actions }));
  return Number(new WindowPrices(instruments, windowMs).priceAt(0, row)) / 1e6;
};

describe('the price at the start of a window', () => {
  it.each([
    ['is the close that long ago', 1, DAY, 101],
    ['is the one before where none is at that moment', 1, DAY - 1, 101],
    ['goes over days without a bar', 2, DAY, 102],
    ['is its own close where the window is nothing', 2, 0, 103],
    ['is the first there is where data begin inside the window', 1, 9 * DAY, 101],
  ])('%s', (_what, row, windowMs, expected) => {
    expect(priceAt(row, windowMs)).toBe(expected);
  });

  it('is counted on the shares of the bar', () => {
    const split = { kind: 'split', row: 3, numerator: 2n, denominator: 1n } as const;
    expect(priceAt(3, DAY, [split])).toBe(51.5);
    expect(priceAt(2, 3 * DAY, [split])).toBe(102);
  });

  it('is none where there is no such instrument', () => {
    expect(new WindowPrices([], DAY).priceAt(0, 0)).toBeNull();
  });
});
