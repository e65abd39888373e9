import type { Money, Price, Quantity } from '@stratvector/model';
import { Draft } from './draft.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import { approve } from './review.ts';
import type { AccountContext } from './context.ts';
import type { Approval } from './review-terms.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account } from './state.ts';
import { sizeOf, wishOf } from './wish.ts';

type EndInstrument = Extract<AccountCommand, { type: 'EndInstrument' }>['data'];
type CloseEnded = Extract<AccountCommand, { type: 'CloseEnded' }>;

const NONE = 0n as Money;

/** From here on nothing of the instrument is wanted, and no order for it is approved. */
export const endInstrument = (
  { instrumentId, cause }: EndInstrument,
  account: Account,
  { index }: AccountContext,
): readonly AccountEvent[] => {
  if (account.ended.some((known) => known.instrumentId === instrumentId)) return [];
  const slots = index.ofInstrument(instrumentId).map(({ slot }) => slot);
  return [{ type: 'InstrumentEnded', data: { instrumentId, cause, slots } }];
};

/** What is still held of an instrument that has ended is sold, or bought back, at its last close. */
export const closeEnded = (
  command: CloseEnded,
  account: Account,
  { terms, index }: AccountContext,
): readonly AccountEvent[] => {
  const { mark } = command.data;
  const end = account.ended.find(({ instrumentId }) => instrumentId === mark.instrumentId);
  if (!end) return [];
  const draft = new Draft(account);
  // An auction's terms are none of the close that is left.
  const plain = { ...terms, timeInForce: 'DAY' } as const;
  const approvals: Approval[] = [];
  for (const place of index.ofInstrument(mark.instrumentId)) {
    const { slot, strategyId, instrumentId } = place;
    if ((account.slots[slot] ?? EMPTY_SLOT).position === 0n) continue;
    draft.raise({
      type: 'TargetSet',
      data: {
        slot,
        strategyId,
        instrumentId,
        target: 0n as Quantity,
        kind: 'rule',
        intent: 0n,
        reason: end.cause,
        decisionPrice: mark.price satisfies Price,
        signal: null,
      },
    });
    const wish = wishOf(place, draft.account.slots[slot] ?? EMPTY_SLOT, mark, terms);
    if (wish) approvals.push({ wish, quantity: sizeOf(wish), base: NONE, extra: NONE });
  }
  approve(draft, approvals, { free: NONE, at: command.at, terms: plain });
  return draft.events;
};
