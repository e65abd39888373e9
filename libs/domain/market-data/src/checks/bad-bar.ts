import { brokenRule } from '@stratvector/model';
import { at } from '../column-value.ts';
import type { Check, CheckFinding, CheckInput } from './check.ts';

const PRICES = ['open', 'high', 'low', 'close', 'volume'] as const;

const find = ({ raw }: CheckInput): readonly CheckFinding[] => {
  const findings: CheckFinding[] = [];
  for (let row = 0; row < raw.length; row += 1) {
    const values = Object.fromEntries(PRICES.map((name) => [name, at(raw[name], row)])) as Record<
      (typeof PRICES)[number],
      number
    >;
    const broken = brokenRule({ ...values, adjusted: NaN, closeTime: NaN });
    if (broken)
      findings.push({
        line: at(raw.line, row),
        time: at(raw.time, row),
        values,
        count: 1,
        sentence: broken.what,
      });
  }
  return findings;
};

export const badBar: Check = {
  code: 'BAD_BAR',
  severity: 'error',
  title: 'Prices that no bar can have',
  description:
    'A price that is no number or not above zero, a high under open, close or low, a low over them, a volume that is no number or negative.',
  find,
};
