import type { Check, CheckFinding, CheckInput } from './check.ts';
import { barFinding } from './finding.ts';
import { commonShift, sessionShifts } from './time-shift.ts';

const SHARE = 0.5;

const find = (input: CheckInput): readonly CheckFinding[] => {
  const { calendar } = input;
  if (!calendar) return [];
  const shifts = sessionShifts(input, calendar);
  const { minutes, share } = commonShift(shifts);
  const first = shifts.find((one) => one.minutes === minutes);
  if (minutes === 0 || share <= SHARE || !first) return [];
  const count = shifts.filter((one) => one.minutes === minutes).length;
  const hours = Math.abs(minutes) / 60;
  return [
    barFinding(input, first.row, {
      values: { minutes, share },
      count,
      sentence: `${count} of ${shifts.length} sessions lie ${hours} hours ${minutes > 0 ? 'after' : 'before'} those of ${calendar.code}; check --timezone (its clocks are those of ${calendar.zone}) and --timestamp`,
    }),
  ];
};

export const timeZone: Check = {
  code: 'TIME_ZONE',
  severity: 'error',
  title: 'Times of another zone',
  description:
    'More than half of the sessions start and end by the same number of quarter hours away from where the calendar has them; needs --calendar and bars within the day.',
  find,
};
