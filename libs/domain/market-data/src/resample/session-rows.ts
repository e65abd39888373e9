import type { BarColumns } from '@stratvector/model';
import type { Calendar } from '../calendars/calendar.ts';
import { at } from '../column-value.ts';

/** Sessions as far as bars need them, oldest first. */
interface SessionTable {
  readonly length: number;
  /** Days since 1970-01-01. */
  readonly day: ArrayLike<number>;
  readonly open: ArrayLike<number>;
  readonly close: ArrayLike<number>;
}

/** The session of each bar. */
export interface SessionRows {
  readonly sessions: SessionTable;
  /** Places in `sessions`; -1 where a bar opens outside all of them. */
  readonly ofRow: Int32Array;
}

/** Sessions of a calendar, by where the bars open. */
export const sessionsOfCalendar = ({ openTime }: BarColumns, calendar: Calendar): SessionRows => ({
  sessions: calendar.columns,
  ofRow: Int32Array.from(openTime, calendar.indexOf),
});

/**
 * Sessions that the bars themselves make up: those that share a number are one, from the first one's
 * open to the last one's close. @param days a day since 1970-01-01 for each bar, ascending.
 */
export const sessionsOfDays = (bars: BarColumns, days: Int32Array): SessionRows => {
  const [day, open, close]: [number[], number[], number[]] = [[], [], []];
  const ofRow = new Int32Array(bars.length);
  for (let row = 0; row < bars.length; row += 1) {
    if (day.at(-1) !== days[row]) {
      day.push(at(days, row));
      open.push(at(bars.openTime, row));
    }
    close[day.length - 1] = at(bars.closeTime, row);
    ofRow[row] = day.length - 1;
  }
  return { sessions: { length: day.length, day, open, close }, ofRow };
};
