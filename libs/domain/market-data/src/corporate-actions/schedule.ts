import { divideHalfUp, formatDecimal, parseDecimal } from '@stratvector/model';
import type { CorporateAction } from '@stratvector/model';
import type { Adjustment, ScheduledAction } from './adjust.ts';

const AMOUNT_DECIMALS = 9;

/** A dividend per share as shares are after the splits that follow it. */
const onLaterShares = (
  action: CorporateAction,
  later: readonly CorporateAction[],
): CorporateAction => {
  if (action.type !== 'cash-dividend') return action;
  let numerator = parseDecimal(action.amount, AMOUNT_DECIMALS) ?? 0n;
  let denominator = 1n;
  for (const one of later)
    if (one.type === 'split') {
      numerator *= one.denominator;
      denominator *= one.numerator;
    }
  const amount = formatDecimal(divideHalfUp(numerator, denominator), AMOUNT_DECIMALS);
  return { ...action, amount };
};

/**
 * What is left to be booked of an instrument's actions once its prices are adjusted, in order of
 * time: all of them on prices as they were; dividends on the last bar's shares where splits are in
 * the prices; where dividends are too, only what changes or ends the instrument.
 */
export const bookedActions = (
  actions: readonly ScheduledAction[],
  kind: Adjustment,
): readonly ScheduledAction[] => {
  if (kind === 'none') return actions;
  return actions.flatMap(({ at, action }, place): ScheduledAction[] => {
    if (action.type === 'split' || (kind === 'all' && action.type === 'cash-dividend')) return [];
    // A dividend of a split's own day is per new share already.
    const later = actions.slice(place + 1).filter((one) => one.at > at);
    return [
      {
        at,
        action: onLaterShares(
          action,
          later.map((one) => one.action),
        ),
      },
    ];
  });
};
