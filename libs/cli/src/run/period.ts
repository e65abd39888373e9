import type { RunConfiguration } from '@stratvector/configuration';
import { firstFrom } from '@stratvector/kernel';
import type { BarColumns } from '@stratvector/model';
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

interface Spanned extends Zoned {
  readonly bars: Pick<BarColumns, 'openTime' | 'closeTime'>;
}

/** Later than the close of any bar that has ended when `data.start` comes. */
export const firstClose = (
  { start, timezone }: Pick<Data, 'start' | 'timezone'>,
  series: Zoned,
): number => {
  if (start === null) return -Infinity;
  return (start.wholeDay ? midnightOf(start, timezone, series) : start.time) + 1;
};

/** The close of the bar, a week perhaps, that has opened before a moment and has not closed then. */
const closeAcross = ({ bars: { openTime, closeTime } }: Spanned, moment: number): number =>
  closeTime[firstFrom(openTime, moment) - 1] ?? -Infinity;

/**
 * The earliest close at which a run decides: that of the first bar of its own, as bars that open before
 * `data.start` only fill windows. Where bars of several instruments reach across it, after all of those.
 */
export const firstDecision = (
  data: Pick<Data, 'start' | 'timezone'>,
  series: readonly Spanned[],
): number =>
  Math.max(
    ...series.map((one) => {
      const earliest = firstClose(data, one);
      return Math.max(earliest, closeAcross(one, earliest - 1) + 1);
    }),
  );

/** The last moment at which a bar may open. */
export const lastOpen = (
  { end, timezone }: Pick<Data, 'end' | 'timezone'>,
  series: Zoned,
): number => {
  if (end === null) return Infinity;
  return end.wholeDay ? midnightOf(dayAfter(end), timezone, series) - 1 : end.time;
};
