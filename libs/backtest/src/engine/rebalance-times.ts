import type { AccountDays } from './account-days.ts';
import type { RebalancePeriod } from './plan.ts';

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;
/** 1970-01-05, a Monday. */
const FIRST_MONDAY = 4;

const nextMonth = (day: number): number => {
  const date = new Date(day * DAY_MS);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS;
};

/** The first day of the period after the one that a day is in; weeks start on Monday. */
const nextStart = (day: number, period: RebalancePeriod): number => {
  switch (period) {
    case 'daily':
      return day + 1;
    case 'weekly':
      return (Math.floor((day - FIRST_MONDAY) / DAYS_OF_WEEK) + 1) * DAYS_OF_WEEK + FIRST_MONDAY;
    case 'monthly':
      return nextMonth(day);
  }
};

/**
 * When the next rebalance is due after an instant that closes at `closeTime`: one count after the
 * start of the next period, for a close at the very start belongs to the period before it.
 */
export const nextRebalance = (
  closeTime: number,
  period: RebalancePeriod,
  days: AccountDays,
): number => days.startOf(nextStart(days.dayOf(closeTime), period)) + 1;
