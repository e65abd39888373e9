import { ALWAYS } from './always.ts';
import type { Calendar } from './calendar.ts';
import { createCalendar } from './calendar.ts';
import type { Exchange } from './exchange.ts';
import { XETR } from './xetr.ts';
import { XLON } from './xlon.ts';
import { XNYS } from './xnys.ts';
import { XTKS } from './xtks.ts';

/** ISO 10383 codes of exchanges, and `24x7` for markets that never close. */
const EXCHANGES = {
  XNYS,
  XNAS: XNYS,
  XLON,
  XETR,
  XTKS,
  '24x7': ALWAYS,
} satisfies Record<string, Exchange>;

export type CalendarCode = keyof typeof EXCHANGES;

export const isCalendarCode = (text: string): text is CalendarCode =>
  Object.hasOwn(EXCHANGES, text);

export const CALENDAR_CODES: readonly CalendarCode[] =
  Object.keys(EXCHANGES).filter(isCalendarCode);

/** Calendars are worked out on first use: a run needs one or two of them. */
const made = new Map<CalendarCode, Calendar>();

export const calendarOf = (code: CalendarCode): Calendar => {
  const known = made.get(code);
  if (known) return known;
  const calendar = createCalendar(code, EXCHANGES[code]);
  made.set(code, calendar);
  return calendar;
};
