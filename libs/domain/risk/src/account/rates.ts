import type { RateMark } from '@stratvector/model';
import type { AccountContext } from './context.ts';
import type { AccountEvent } from './events.ts';
import { SlotIndex } from './slot-index.ts';
import type { Account } from './state.ts';

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
