import { at } from '../column-value.ts';
import type { Check, CheckFinding, CheckInput } from './check.ts';
import { barFinding, shown } from './finding.ts';

const REPEATS_MIN = 5;
const COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const;

const repeats = ({ bars }: CheckInput, row: number): boolean =>
  row > 0 && COLUMNS.every((name) => at(bars[name], row) === at(bars[name], row - 1));

const find = (input: CheckInput): readonly CheckFinding[] => {
  const findings: CheckFinding[] = [];
  let start = 0;
  for (let row = 1; row <= input.bars.length; row += 1) {
    if (row < input.bars.length && repeats(input, row)) continue;
    const count = row - start;
    if (count >= REPEATS_MIN)
      findings.push(
        barFinding(input, start, {
          values: { close: at(input.bars.close, start), bars: count },
          count,
          sentence: `${count} bars in a row are the same to the last digit, at ${shown(at(input.bars.close, start))}`,
        }),
      );
    start = row;
  }
  return findings;
};

export const stale: Check = {
  code: 'STALE',
  severity: 'warning',
  title: 'Bars that repeat each other',
  description:
    'At least 5 bars in a row with the same open, high, low, close and volume. One finding for each run.',
  find,
};
