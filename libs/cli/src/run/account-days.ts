import { UTC_DAYS } from '@stratvector/backtest';
import type { AccountDays } from '@stratvector/backtest';
import type { RunConfiguration } from '@stratvector/configuration';
import { calendarOf, isCalendarCode } from '@stratvector/domain-market-data';
import type { RunSeries } from './run-series.ts';
import { ZonedDays } from './zone-days.ts';

/** The zone of the calendar that all series share; null where they have none, or several. */
const calendarZone = (series: readonly RunSeries[]): string | null => {
  const zones = new Set(
    series.map(({ calendar }) => (isCalendarCode(calendar) ? calendarOf(calendar).zone : null)),
  );
  const [only = null] = zones;
  return zones.size === 1 ? only : null;
};

const isDated = ({ calendar, sessionDates }: RunSeries): boolean =>
  sessionDates && calendar === 'data';

/**
 * What a day of the account is: on the clocks of `account.timezone`, else of the exchange, else of the
 * data. Bars that name dates are of those dates, whatever the clocks.
 */
export const accountDays = (
  { account, data }: RunConfiguration,
  series: readonly RunSeries[],
): AccountDays => {
  if (series.some(isDated)) return UTC_DAYS;
  const zone = account.timezone ?? calendarZone(series) ?? data.timezone;
  return zone === 'UTC' ? UTC_DAYS : new ZonedDays(zone);
};
