import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { Calendar } from '../calendars/calendar.ts';
import { at } from '../column-value.ts';
import { dateOfDay } from '../time/day.ts';
import { localTime } from '../time/zone.ts';
import type { CheckInput } from './check.ts';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

/** How far the bars of a session lie from where the calendar has it. */
export interface SessionShift {
  readonly row: number;
  /** Minutes, a multiple of 15; positive where the bars are late. 0 also where it cannot be told. */
  readonly minutes: number;
}

const shiftOf = (
  { bars, timeframe }: CheckInput,
  [first, last]: readonly [number, number],
  session: { readonly open: number; readonly close: number },
): number => {
  const width = TIMEFRAME_MILLISECONDS[timeframe];
  const open = at(bars.openTime, first) - session.open;
  const close = at(bars.openTime, last) + width - session.close;
  // A shift moves both ends alike; a late first bar alone is a missing bar.
  const isAlike = Math.abs(open - close) < Math.max(QUARTER, width);
  const minutes = Math.round(open / QUARTER) * (QUARTER / MINUTE);
  return isAlike && Math.abs(open - minutes * MINUTE) < MINUTE ? minutes : 0;
};

/** The shift of every session with bars, found by their date at the exchange. */
export const sessionShifts = (input: CheckInput, calendar: Calendar): readonly SessionShift[] => {
  const { bars, sessionDates, timeframe } = input;
  if (sessionDates || TIMEFRAME_MILLISECONDS[timeframe] >= TIMEFRAME_MILLISECONDS['1d']) return [];
  const days = Int32Array.from(bars.openTime, (time) => localTime(calendar.zone, time)?.day ?? 0);
  const shifts: SessionShift[] = [];
  for (let first = 0, row = 1; row <= bars.length; row += 1) {
    if (row < bars.length && days[row] === days[first]) continue;
    const session = calendar.sessionOn(dateOfDay(at(days, first)));
    if (session) shifts.push({ row: first, minutes: shiftOf(input, [first, row - 1], session) });
    first = row;
  }
  return shifts;
};

/** The shift that most sessions share, and the part of them that does. */
export const commonShift = (
  shifts: readonly SessionShift[],
): { readonly minutes: number; readonly share: number } => {
  const counts = new Map<number, number>();
  for (const { minutes } of shifts) counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
  const [common] = [...counts].sort((a, b) => b[1] - a[1]);
  return common
    ? { minutes: common[0], share: common[1] / shifts.length }
    : { minutes: 0, share: 0 };
};
