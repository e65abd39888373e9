import { millisecondsOf } from '@stratvector/kernel';
import type { DeniedReason } from './denied-reason.ts';
import type { Check } from './review-terms.ts';
import type { SlotIndex } from './slot-index.ts';
import type { AccountTerms } from './terms.ts';

/** Why nothing can be said of what a currency is worth; null where it moves not, or is known. */
export const unratedReason = (
  currency: string,
  { movingRates }: AccountTerms,
  { rates }: SlotIndex,
): DeniedReason | null =>
  movingRates?.currencies.has(currency) && !rates.has(currency)
    ? { code: 'EXCHANGE_RATE_MISSING', currency }
    : null;

/** The rate of an order that opens or adds has to be known, and no older than a limit says. */
export const rated: Check = ({ place }, { terms, index, atMs }) => {
  const { currency } = place.instrument;
  const unrated = unratedReason(currency, terms, index);
  const mark = index.rates.get(currency);
  const maxMs = terms.movingRates?.ageMsMax ?? null;
  if (unrated || !mark || maxMs === null) return unrated;
  const ageMs = atMs - millisecondsOf(mark.at);
  return ageMs >= 0 && ageMs <= maxMs
    ? null
    : { code: 'EXCHANGE_RATE_STALE', currency, ageMs, maxMs };
};
