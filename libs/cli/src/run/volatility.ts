import type { RunPlan } from '@stratvector/backtest';
import type { RunConfiguration } from '@stratvector/configuration';
import { SIZERS } from '@stratvector/domain-risk';
import { numberOf } from '@stratvector/model';
import type { RunSeries } from './run-series.ts';

const DAY_MS = 86_400_000;
const WEEKS = 52;
const TRADING_DAYS = 252;
const ALL_DAYS = 365;
/** Enough to have a whole session among them, whatever the first bar is. */
const SESSIONS = 5;

const isWeekend = (time: number): boolean => [0, 6].includes(new Date(time).getUTCDay());

/** 365 where sessions fall on weekends, as metrics count by default. */
const sessionsPerYear = ({ bars }: RunSeries): number => {
  const [first = NaN] = bars.openTime;
  const fortnight = bars.openTime.findIndex((time) => time >= first + 14 * DAY_MS);
  const early = fortnight < 0 ? bars.openTime : bars.openTime.subarray(0, fortnight);
  return early.some(isWeekend) ? ALL_DAYS : TRADING_DAYS;
};

/** The most bars that one of the first sessions has: later ones are not known when the run begins. */
const barsPerSession = ({ sessions }: RunSeries): number => {
  const counts = new Map<number, number>();
  for (const session of sessions) {
    if (!counts.has(session) && counts.size === SESSIONS) break;
    counts.set(session, (counts.get(session) ?? 0) + 1);
  }
  return Math.max(1, ...counts.values());
};

const barsPerYear = (series: RunSeries, periodsPerYear: number | null): number =>
  series.timeframe === '1w'
    ? WEEKS
    : (periodsPerYear ?? sessionsPerYear(series)) * barsPerSession(series);

/** What the sizer asks to be told of volatility; null where it does not. */
export const volatilityOf = (
  { sizing, metrics }: RunConfiguration,
  [first]: readonly RunSeries[],
): RunPlan['volatility'] => {
  const asks = SIZERS.find(({ name }) => name === sizing.model)?.asksVolatility ?? false;
  if (!asks || !first) return null;
  return {
    period: numberOf(sizing.parameters, 'period'),
    periodsPerYear: barsPerYear(first, metrics.periodsPerYear),
  };
};
