import { millisecondsOf } from '@stratvector/kernel';
import type { RateMark } from '@stratvector/model';
import type { AccountContext } from './context.ts';
import type { DeniedReason } from './denied-reason.ts';
import type { AccountEvent } from './events.ts';
import type { Check } from './review-terms.ts';
import { SlotIndex } from './slot-index.ts';
import type { Account } from './state.ts';
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

/**
 * The context with instruments in the account's currency by these rates. One that was asked for last is
 * kept: a host carries the same rates until one of them moves.
 */
export const contextsByRates = (
  context: AccountContext,
): ((rates: readonly RateMark[]) => AccountContext) => {
  let known: readonly RateMark[] = [];
  let last = context;
  return (rates) => {
    if (rates === known) return last;
    const byCurrency = new Map(rates.map((mark) => [mark.currency, mark]));
    last = { ...context, index: new SlotIndex(context.terms, byCurrency) };
    known = rates;
    return last;
  };
};

const isSame = (before: readonly RateMark[], after: readonly RateMark[]): boolean =>
  before.length === after.length &&
  after.every(({ currency, rate, at }, place) => {
    const known = before[place];
    return known?.currency === currency && known.rate === rate && known.at === at;
  });

/** Decisions with the rates that they were made by ahead of them, where those are other than before. */
export const withRates = (
  rates: readonly RateMark[] | undefined,
  events: readonly AccountEvent[],
  account: Account,
): readonly AccountEvent[] =>
  rates === undefined ||
  events.length === 0 ||
  account.status === 'unopened' ||
  isSame(account.rates, rates)
    ? events
    : [{ type: 'RatesMarked', data: { rates } }, ...events];
