import { at } from '../column-value.ts';
import type { Check, CheckFinding, CheckInput } from './check.ts';

const PRICES = ['open', 'high', 'low', 'close', 'volume'] as const;

const find = ({ raw }: CheckInput): readonly CheckFinding[] => {
  const first = new Map<number, number>();
  const findings: CheckFinding[] = [];
  for (let row = 0; row < raw.length; row += 1) {
    const time = at(raw.time, row);
    const before = first.get(time);
    if (before === undefined) {
      first.set(time, row);
      continue;
    }
    const differs = PRICES.some((name) => at(raw[name], row) !== at(raw[name], before));
    const line = at(raw.line, before);
    findings.push({
      line: at(raw.line, row),
      time,
      values: { first_line: line, close: at(raw.close, row), first_close: at(raw.close, before) },
      count: 1,
      sentence: `the time ${new Date(time).toISOString()} stands in line ${line} too, with ${differs ? 'other' : 'the same'} values`,
    });
  }
  return findings;
};

export const duplicateTime: Check = {
  code: 'DUPLICATE_TIME',
  severity: 'error',
  title: 'A time that stands twice',
  description: 'Rows whose time an earlier row of the instrument has already.',
  find,
};
