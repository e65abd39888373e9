import { sessionsOfCalendar } from '../resample/session-rows.ts';
import type { Check, CheckFinding, CheckInput } from './check.ts';
import { barFinding } from './finding.ts';
import { sessionsOnly } from './session-bars.ts';

const find = (input: CheckInput): readonly CheckFinding[] => {
  const { calendar, sessionDates, bars } = input;
  if (!calendar) return [];
  const { ofRow } = sessionsOfCalendar(sessionsOnly(input, calendar), calendar);
  const outside = Array.from(ofRow.keys()).filter((row) => ofRow[row] === -1);
  const [first] = outside;
  if (first === undefined) return [];
  const where = sessionDates ? 'are on days that are no sessions' : 'open outside the sessions';
  return [
    barFinding(input, first, {
      values: { bars: outside.length, share: outside.length / bars.length },
      count: outside.length,
      sentence: `${outside.length} of ${bars.length} bars ${where} of ${calendar.code}, here the first; another calendar may rule them`,
    }),
  ];
};

export const outsideSessions: Check = {
  code: 'OUTSIDE_SESSIONS',
  severity: 'warning',
  title: 'Bars where the market was closed',
  description:
    'Bars that open outside every session of the calendar, or on days without one; needs --calendar. One finding for all of them.',
  find,
};
