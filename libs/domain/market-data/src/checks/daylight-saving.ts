import { at } from '../column-value.ts';
import type { Check, CheckFinding, CheckInput } from './check.ts';
import { barFinding } from './finding.ts';
import { commonShift, sessionShifts } from './time-shift.ts';
import type { SessionShift } from './time-shift.ts';

const HOUR_MINUTES = 60;

/** Runs of sessions that are an hour away from the others. */
const slipsOf = (
  shifts: readonly SessionShift[],
  common: number,
): readonly (readonly SessionShift[])[] => {
  const runs: SessionShift[][] = [];
  shifts.forEach((one, place) => {
    if (Math.abs(one.minutes - common) !== HOUR_MINUTES) return;
    const goesOn = shifts[place - 1]?.minutes === one.minutes;
    if (goesOn) runs.at(-1)?.push(one);
    else runs.push([one]);
  });
  return runs;
};

const find = (input: CheckInput): readonly CheckFinding[] => {
  const { calendar, bars } = input;
  if (!calendar) return [];
  const shifts = sessionShifts(input, calendar);
  const { minutes: common } = commonShift(shifts);
  return slipsOf(shifts, common).flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return [];
    const until = new Date(at(bars.openTime, last.row)).toISOString().slice(0, 10);
    return [
      barFinding(input, first.row, {
        values: { minutes: first.minutes - common, sessions: run.length },
        count: run.length,
        sentence: `${run.length} sessions until ${until} lie an hour ${first.minutes > common ? 'later' : 'earlier'} than the others: daylight saving time was applied where it is not, or not where it is`,
      }),
    ];
  });
};

export const daylightSaving: Check = {
  code: 'DAYLIGHT_SAVING',
  severity: 'error',
  title: 'Daylight saving time gone wrong',
  description:
    'Runs of sessions that start and end an hour away from where the other sessions do, by the calendar; needs --calendar and bars within the day.',
  find,
};
