import type { Account, SlotIndex, Valuation } from '@stratvector/domain-risk';
import { money, notional } from '@stratvector/model';
import type { InstrumentId, Price } from '@stratvector/model';

/** The account at given marks, exactly; a position without a mark counts at its cost. */
export const valuationOf = (
  account: Account,
  index: SlotIndex,
  markOf: (id: InstrumentId) => Price | null,
): Valuation => {
  let net = 0n;
  let gross = 0n;
  if (account.held > 0)
    for (const [place, { position, cost }] of account.slots.entries()) {
      const terms = position === 0n ? undefined : index.all[place];
      if (!terms) continue;
      const mark = markOf(terms.instrumentId);
      const value = mark === null ? cost : notional(terms.instrument, position, mark);
      net += value;
      gross += value < 0n ? -value : value;
    }
  return { equity: money(account.cash + net), gross: money(gross), net: money(net) };
};
