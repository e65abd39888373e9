import { at } from '../column-value.ts';
import type { Check, CheckFinding, CheckInput } from './check.ts';

const find = ({ raw }: CheckInput): readonly CheckFinding[] => {
  const findings: CheckFinding[] = [];
  let latest = -Infinity;
  for (let row = 0; row < raw.length; row += 1) {
    const time = at(raw.time, row);
    if (time < latest)
      findings.push({
        line: at(raw.line, row),
        time,
        values: { latest },
        count: 1,
        sentence: `the time ${new Date(time).toISOString()} comes after ${new Date(latest).toISOString()}; sort the file by time`,
      });
    latest = Math.max(latest, time);
  }
  return findings;
};

export const unsorted: Check = {
  code: 'UNSORTED',
  severity: 'error',
  title: 'Rows out of order',
  description:
    'Rows whose time is before that of a row above. Files that are newest first throughout are turned round and are none.',
  find,
};
