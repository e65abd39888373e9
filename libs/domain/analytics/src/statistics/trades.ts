import type { TradeFigures } from '../metrics/metric.ts';

export const winners = (trades: readonly TradeFigures[]): readonly TradeFigures[] =>
  trades.filter(({ pnl }) => pnl > 0);

export const losers = (trades: readonly TradeFigures[]): readonly TradeFigures[] =>
  trades.filter(({ pnl }) => pnl < 0);

export const totalOf = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** NaN of nothing. */
export const meanOf = (values: readonly number[]): number => totalOf(values) / values.length;

export const largestOf = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), -Infinity);

export const smallestOf = (values: readonly number[]): number =>
  values.reduce((least, value) => Math.min(least, value), Infinity);

/** The most round trips in a row for whose pnl it holds. */
export const longestStreak = (
  trades: readonly TradeFigures[],
  holds: (pnl: number) => boolean,
): number => {
  let longest = 0;
  let current = 0;
  for (const { pnl } of trades) {
    current = holds(pnl) ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
};
