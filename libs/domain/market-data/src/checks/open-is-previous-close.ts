import { at } from '../column-value.ts';
import { utcDayOf } from '../time/day.ts';
import type { Check, CheckFinding, CheckInput } from './check.ts';
import { barFinding } from './finding.ts';

const SHARE = 0.05;
const BARS_MIN = 20;

/** Within a day the next bar often opens where the last one closed; over a closed market it does not. */
const afterPause = ({ bars }: CheckInput, row: number): boolean =>
  utcDayOf(at(bars.openTime, row)) !== utcDayOf(at(bars.openTime, row - 1));

const find = (input: CheckInput): readonly CheckFinding[] => {
  const { open, close, length } = input.bars;
  let pauses = 0;
  const equal: number[] = [];
  for (let row = 1; row < length; row += 1) {
    if (!afterPause(input, row)) continue;
    pauses += 1;
    if (at(open, row) === at(close, row - 1)) equal.push(row);
  }
  const [first] = equal;
  if (first === undefined || pauses < BARS_MIN || equal.length <= SHARE * pauses) return [];
  const share = equal.length / pauses;
  return [
    barFinding(input, first, {
      values: { share, pauses },
      count: equal.length,
      sentence: `${equal.length} of ${pauses} sessions open exactly where the one before closed (${(100 * share).toFixed(1)} %), here the first; such opens are made up, and a fill at them is at a price of the past`,
    }),
  ];
};

export const openIsPreviousClose: Check = {
  code: 'OPEN_IS_PREVIOUS_CLOSE',
  severity: 'warning',
  title: 'Opens that repeat the close before',
  description:
    'More than 5 % of at least 20 sessions open at exactly the previous close. One finding for all of them.',
  find,
};
