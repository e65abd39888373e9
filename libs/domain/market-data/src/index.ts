export type { Calendar } from './calendars/calendar.ts';
export { CALENDAR_CODES, calendarOf, isCalendarCode } from './calendars/registry.ts';
export type { CalendarCode } from './calendars/registry.ts';
export type { Session, SessionColumns } from './calendars/session.ts';
export { dateOfDay, dayOfDate } from './time/day.ts';
export { isZone, localTime, offsetAt, zonedTimestamp } from './time/zone.ts';
export type { Zone, ZonedTimestamp } from './time/zone.ts';
