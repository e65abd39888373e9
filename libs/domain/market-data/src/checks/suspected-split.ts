import { at } from '../column-value.ts';
import type { Check, CheckFinding, CheckInput } from './check.ts';
import { barFinding, shown } from './finding.ts';
import { logReturnsOf, robustScores } from './robust.ts';

/** New shares for old ones, as companies choose them. */
const RATIOS: readonly (readonly [number, number])[] = [
  [3, 2],
  [2, 1],
  [5, 2],
  [3, 1],
  [4, 1],
  [5, 1],
  [6, 1],
  [7, 1],
  [8, 1],
  [10, 1],
  [15, 1],
  [20, 1],
  [25, 1],
  [30, 1],
  [40, 1],
  [50, 1],
  [100, 1],
];
const TOLERANCE = 0.03;
const SCORE = 8;

/** `2:1` where a price fell to half, `1:2` where it doubled; null where no ratio is near. */
const ratioOf = (factor: number): string | null => {
  for (const [fresh, old] of RATIOS) {
    const ratio = fresh / old;
    if (Math.abs(factor / ratio - 1) < TOLERANCE) return `${fresh}:${old}`;
    if (Math.abs(factor * ratio - 1) < TOLERANCE) return `${old}:${fresh}`;
  }
  return null;
};

const BARS_BACK = 3;

/** Whether the price is back within a few bars, or has come from there as few before: a spike, not a split. */
const isSpike = (close: Float64Array, row: number, opens: number): boolean => {
  const before = at(close, row - 1);
  const jump = Math.abs(Math.log(before / opens)) / 2;
  for (let away = 1; away <= BARS_BACK + 1; away += 1) {
    if (Math.abs(Math.log(at(close, row - 1 + away) / before)) < jump) return true;
    if (Math.abs(Math.log(at(close, row - 1 - away) / opens)) < jump) return true;
  }
  return false;
};

const find = (input: CheckInput): readonly CheckFinding[] => {
  const { open, close, length } = input.bars;
  const scores = robustScores(logReturnsOf(close));
  const findings: CheckFinding[] = [];
  for (let row = 1; row < length; row += 1) {
    const [before, opens] = [at(close, row - 1), at(open, row)];
    const ratio = ratioOf(before / opens);
    // A price that is back at the close has not been split.
    if (ratio === null || !(Math.abs(at(scores, row)) > SCORE)) continue;
    if (isSpike(close, row, opens)) continue;
    findings.push(
      barFinding(input, row, {
        values: { previous_close: before, open: opens, factor: before / opens },
        sentence: `the price goes from ${shown(before)} to ${shown(opens)}, as in a split of ${ratio} that prices were not adjusted for; name it in corporate_actions.file`,
      }),
    );
  }
  return findings;
};

export const suspectedSplit: Check = {
  code: 'SUSPECTED_SPLIT',
  severity: 'warning',
  title: 'A split that prices seem not to be adjusted for',
  description:
    'An open that is to the previous close within 3 % as a usual split or reverse split (3:2, 2:1, 3:1 … 100:1), with a return of the bar over 8 robust deviations, and no way back within three bars: that is a spike.',
  find,
};
