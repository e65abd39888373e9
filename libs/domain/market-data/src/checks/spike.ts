import { at } from '../column-value.ts';
import type { Check, CheckFinding, CheckInput } from './check.ts';
import { barFinding, shown } from './finding.ts';
import { logReturnsOf, robustScores } from './robust.ts';

const SCORE = 10;
const LEFT = 0.5;

/** There and back: the next bar takes at least half of the move back. */
const comesBack = (returns: Float64Array, row: number): boolean => {
  const [there, back] = [at(returns, row), at(returns, row + 1)];
  return there * back < 0 && Math.abs(there + back) <= LEFT * Math.abs(there);
};

const find = (input: CheckInput): readonly CheckFinding[] => {
  const returns = logReturnsOf(input.bars.close);
  const scores = robustScores(returns);
  const findings: CheckFinding[] = [];
  for (let row = 1; row + 1 < returns.length; row += 1) {
    const score = at(scores, row);
    if (!(Math.abs(score) > SCORE) || !comesBack(returns, row)) continue;
    const [before, close] = [at(input.bars.close, row - 1), at(input.bars.close, row)];
    findings.push(
      barFinding(input, row, {
        values: { close, previous_close: before, score },
        sentence: `the close goes from ${shown(before)} to ${shown(close)} and back, ${shown(Math.abs(score))} robust deviations`,
      }),
    );
  }
  return findings;
};

export const spike: Check = {
  code: 'SPIKE',
  severity: 'warning',
  title: 'A price that jumps and comes back',
  description:
    'A log return over 10 robust deviations (median and MAD; Iglewicz and Hoaglin 1993) of which the next bar takes at least half back. Moves that stay are no spikes.',
  find,
};
