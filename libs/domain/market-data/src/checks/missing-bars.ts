import { missingBars as missing } from '../resample/missing-bars.ts';
import { sessionsOnly } from './session-bars.ts';
import type { Check, CheckFinding, CheckInput } from './check.ts';

const find = (input: CheckInput): readonly CheckFinding[] => {
  const { calendar, timeframe } = input;
  if (!calendar) return [];
  const { count, openTime } = missing(sessionsOnly(input, calendar), timeframe, calendar);
  const listed = openTime.map((time) => ({
    line: null,
    time,
    values: {},
    count: 1,
    sentence: `${calendar.code} has a ${timeframe} bar here, the data has none`,
  }));
  const rest = count - openTime.length;
  return rest > 0
    ? [...listed, { line: null, time: null, values: {}, count: rest, sentence: `and ${rest} more` }]
    : listed;
};

export const missingBars: Check = {
  code: 'MISSING_BARS',
  severity: 'warning',
  title: 'Bars that the calendar has and the data has not',
  description:
    'Slots of the calendar between the first and the last bar without a bar; needs --calendar. They are counted and never filled.',
  find,
};
