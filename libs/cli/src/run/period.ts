import type { RunConfiguration } from '@stratvector/configuration';
import { zoneMidnight } from './zone-days.ts';

const DAY_MS = 86_400_000;

type Data = RunConfiguration['data'];
type Moment = NonNullable<Data['start']>;

/** Whether days begin at midnight of `data.timezone`: not for dated bars, nor on a calendar. */
export interface Zoned {
  readonly sessionDates: boolean;
  /** `data` where the dates in the data are the sessions. */
  readonly calendar: string;
}

const midnightOf = (day: Moment, timezone: string, { sessionDates, calendar }: Zoned): number =>
  sessionDates || calendar !== 'data' ? day.time : zoneMidnight(day.text, timezone);

const dayAfter = ({ time, wholeDay }: Moment): Moment => {
  const next = time + DAY_MS;
  return { text: new Date(next).toISOString().slice(0, 10), wholeDay, time: next };
};

/**
 * The earliest close of a bar that is decided on. Bars that open before `data.start` only fill windows,
 * and one of them closes at the latest when the first that counts opens.
 */
export const firstClose = (
  { start, timezone }: Pick<Data, 'start' | 'timezone'>,
  series: Zoned,
): number => {
  if (start === null) return -Infinity;
  return (start.wholeDay ? midnightOf(start, timezone, series) : start.time) + 1;
};

/** The last moment at which a bar may open. */
export const lastOpen = (
  { end, timezone }: Pick<Data, 'end' | 'timezone'>,
  series: Zoned,
): number => {
  if (end === null) return Infinity;
  return end.wholeDay ? midnightOf(dayAfter(end), timezone, series) - 1 : end.time;
};
