import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import { at } from '../column-value.ts';
import { DAY_MILLISECONDS, utcDayOf } from '../time/day.ts';
import type { Check, CheckFinding, CheckInput } from './check.ts';
import { barFinding } from './finding.ts';

const BARS = 10;
const DAYS = 7;
const WEEKS = 3;

/** How long there may be no bar before it is remarkable. */
const patience = ({ bars, timeframe }: CheckInput, row: number): number => {
  const width = TIMEFRAME_MILLISECONDS[timeframe];
  if (width > DAY_MILLISECONDS) return WEEKS * width;
  const isWithin = utcDayOf(at(bars.openTime, row)) === utcDayOf(at(bars.openTime, row - 1));
  return isWithin ? BARS * width : DAYS * DAY_MILLISECONDS;
};

const find = (input: CheckInput): readonly CheckFinding[] => {
  const { bars, calendar } = input;
  if (calendar) return [];
  const findings: CheckFinding[] = [];
  for (let row = 1; row < bars.length; row += 1) {
    const pause = at(bars.openTime, row) - at(bars.closeTime, row - 1);
    if (pause <= patience(input, row)) continue;
    const hours = pause / 3_600_000;
    findings.push(
      barFinding(input, row, {
        values: { hours },
        sentence: `no bar for ${hours >= 48 ? `${(hours / 24).toFixed(1)} days` : `${hours.toFixed(1)} hours`} before it; with --calendar it is known which are missing`,
      }),
    );
  }
  return findings;
};

export const gap: Check = {
  code: 'GAP',
  severity: 'warning',
  title: 'A long time without a bar',
  description:
    'No bar for more than 10 bar lengths within a date (UTC), for more than 7 days, or 3 weeks of weekly bars. Where a calendar is named, MISSING_BARS says it exactly instead.',
  find,
};
