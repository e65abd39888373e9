import type { RebalancePeriod } from './plan.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970-01-05, a Monday. */
const FIRST_MONDAY = 4 * DAY_MS;

const nextMonth = (time: number): number => {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
};

/** The first start of a period after `time`, in UTC; weeks start on Monday. */
const nextStart = (time: number, period: RebalancePeriod): number => {
  switch (period) {
    case 'daily':
      return (Math.floor(time / DAY_MS) + 1) * DAY_MS;
    case 'weekly':
      return (Math.floor((time - FIRST_MONDAY) / WEEK_MS) + 1) * WEEK_MS + FIRST_MONDAY;
    case 'monthly':
      return nextMonth(time);
  }
};

/**
 * When the next rebalance is due after an instant that closes at `closeTime`: one count after the
 * start of the next period, for a close at the very start belongs to the period before it.
 */
export const nextRebalance = (closeTime: number, period: RebalancePeriod): number =>
  nextStart(closeTime - 1, period) + 1;
