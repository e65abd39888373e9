import type { Money, Quantity } from '@stratvector/model';
import { latchOver } from './latch.ts';
import type { Account } from './state.ts';
import type { AccountTerms } from './terms.ts';
import { withOpening } from './wish.ts';
import type { Wish } from './wish.ts';

const NOTHING = 0n as Quantity;
const FREE = 0n as Money;

export const isTurn = ({ closing, opening }: Wish): boolean => closing > 0n && opening > 0n;

/** The part of a turn that closes, as an order that only reduces, and the part that opens. */
export const partsOf = (wish: Wish, terms: AccountTerms): readonly Wish[] => [
  withOpening(wish, NOTHING, terms),
  { ...wish, closing: NOTHING, closed: FREE, closingCosts: FREE },
];

/**
 * A turn goes through zero in one order. Where a latch denies entries its two parts are reviewed
 * apart, so that the one that closes passes.
 */
export const turnsApart = (
  { latches }: Account,
  wishes: readonly Wish[],
  terms: AccountTerms,
): readonly Wish[] => {
  if (latches.length === 0) return wishes;
  const isApart = (wish: Wish): boolean =>
    isTurn(wish) && latchOver(latches, wish.place) !== undefined;
  return wishes.flatMap((wish) => (isApart(wish) ? partsOf(wish, terms) : [wish]));
};
