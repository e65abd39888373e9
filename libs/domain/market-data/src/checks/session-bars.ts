import type { BarColumns } from '@stratvector/model';
import type { Calendar } from '../calendars/calendar.ts';
import { dateOfDay, utcDayOf } from '../time/day.ts';
import type { CheckInput } from './check.ts';

/** The bars with the times of the calendar's sessions: a date becomes its session's open. */
export const sessionsOnly = ({ bars, sessionDates }: CheckInput, calendar: Calendar): BarColumns =>
  sessionDates
    ? {
        ...bars,
        openTime: bars.openTime.map(
          (time) => calendar.sessionOn(dateOfDay(utcDayOf(time)))?.open ?? time,
        ),
      }
    : bars;
