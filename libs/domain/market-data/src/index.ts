export type { Calendar } from './calendars/calendar.ts';
export { CALENDAR_CODES, calendarOf, isCalendarCode } from './calendars/registry.ts';
export type { CalendarCode } from './calendars/registry.ts';
export type { Session, SessionColumns } from './calendars/session.ts';
export { dateOfDay, dayOfDate } from './time/day.ts';
export { isZone, localTime, offsetAt, zonedTimestamp } from './time/zone.ts';
export type { Zone, ZonedTimestamp } from './time/zone.ts';
export {
  actionFactors,
  adjustedCloseFactors,
  impossibleDividends,
  multipliedBars,
} from './corporate-actions/adjust.ts';
export type { Adjustment, AdjustmentFactors, ScheduledAction } from './corporate-actions/adjust.ts';
export {
  actionsByInstrument,
  joinSymbols,
  latestSymbols,
} from './corporate-actions/join-symbols.ts';
export type { JoinedSeries } from './corporate-actions/join-symbols.ts';
export { bookedActions } from './corporate-actions/schedule.ts';
export { placeDays, placeWeeks } from './sessions/dated.ts';
export { placeIntraday } from './sessions/intraday.ts';
export type { Placement } from './sessions/placement.ts';
export { resample } from './resample/resample.ts';
export type { Resampled, ResampleInput } from './resample/resample.ts';
export { sessionsOfCalendar, sessionsOfDays } from './resample/session-rows.ts';
export type { SessionRows } from './resample/session-rows.ts';
export { equicorrelation } from './synthetic/cholesky.ts';
export { BarGeneration, syntheticProblem } from './synthetic/generate.ts';
export type { SyntheticSeries, SyntheticTerms } from './synthetic/generate.ts';
export type { Regime } from './synthetic/regimes.ts';
export type { Check, CheckFinding, CheckInput, CheckSeverity } from './checks/check.ts';
export { checkBars, CHECKS } from './checks/registry.ts';
export type { ReportedFinding } from './checks/registry.ts';
