import { drawdownsOf } from '../statistics/drawdowns.ts';
import { monthsOf } from '../statistics/series.ts';
import type { MetricsInput, TradeFigures } from './metric.ts';

/** A series of 72 days, its benchmark and eight round trips; the expected values are numpy's. */

const DAY_MS = 86_400_000;
const START = Date.UTC(2020, 0, 1);
const N = 72;

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

const returns = Float64Array.from({ length: N }, (_, day) =>
  rounded(Math.sin(day * 1.7) * 0.012 + Math.cos(day * 0.37) * 0.006 + 0.0004),
);
const benchmark = Float64Array.from({ length: N }, (_, day) =>
  rounded(Math.sin(day * 1.7 + 0.4) * 0.009 + Math.cos(day * 0.9) * 0.004 + 0.0003),
);

const curveOf = (changes: Float64Array): Float64Array => {
  const curve = new Float64Array(changes.length + 1).fill(1);
  changes.forEach((change, day) => {
    curve[day + 1] = (curve[day] ?? 1) * (1 + change);
  });
  return curve;
};

const times = Float64Array.from({ length: N + 1 }, (_, day) => START + day * DAY_MS);

const trade = (
  side: 'long' | 'short',
  [pnl, costs, gain, bars, days, mae, mfe]: readonly [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ],
): TradeFigures => ({ side, pnl, costs, return: gain, bars, days, mae, mfe });

const trades: readonly TradeFigures[] = [
  trade('long', [120.5, 2, 0.012, 5, 7, -0.01, 0.02]),
  trade('long', [-80.25, 2, -0.008, 3, 4, -0.015, 0.004]),
  trade('short', [40, 1.5, 0.004, 2, 2, -0.003, 0.009]),
  trade('long', [200, 2, 0.02, 8, 11, -0.002, 0.025]),
  trade('short', [-60, 1.5, -0.006, 4, 6, -0.011, 0.002]),
  trade('long', [-30, 2, -0.003, 1, 1, -0.006, 0.001]),
  trade('long', [90, 2, 0.009, 6, 8, -0.004, 0.013]),
  trade('short', [75, 1.5, 0.0075, 7, 9, -0.005, 0.012]),
];

/** Everything is known. */
export const full: MetricsInput = {
  returns,
  curve: curveOf(returns),
  times,
  drawdowns: drawdownsOf(curveOf(returns)),
  periodsPerYear: 252,
  riskFree: 0,
  benchmark,
  months: monthsOf(curveOf(returns), times),
  trades,
  account: {
    costs: 14.5,
    traded: 52000,
    averageEquity: 10100,
    startEquity: 10000,
    endEquity: 10355.25,
    gross: Float64Array.from({ length: N + 1 }, (_, day) => (day % 3 ? 0.5 : 0)),
    net: Float64Array.from({ length: N + 1 }, (_, day) => (day % 3 ? (day % 2 ? 0.5 : -0.25) : 0)),
  },
  trials: { count: 20, variance: 0.02 },
};

/** A series of returns and nothing else. */
export const bare: MetricsInput = {
  ...full,
  times: null,
  benchmark: null,
  months: null,
  trades: null,
  account: null,
  trials: null,
};

const cut = (length: number): MetricsInput => {
  const some = returns.slice(0, length);
  return { ...full, returns: some, curve: curveOf(some), drawdowns: drawdownsOf(curveOf(some)) };
};

/** One period under what annual figures need. */
export const short = cut(59);

/** A single period. */
export const single = cut(1);
