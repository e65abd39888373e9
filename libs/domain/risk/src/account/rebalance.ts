import { absolute, FRACTION_ONE, subtract } from '@stratvector/model';
import type { Fraction, Quantity } from '@stratvector/model';
import type { Draft } from './draft.ts';
import type { Mark } from './events.ts';
import type { AccountContext, ReviewTargets } from './context.ts';
import type { SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Slot } from './state.ts';
import { equityOf, sizeTarget } from './sizing.ts';
import type { Sizing, TargetIntent } from './sizing.ts';
import { cut } from './targets.ts';

/** What the standing target came from; null where nothing stands that a size could be found for anew. */
const standingIntent = ({ target, kind, intent }: Slot): TargetIntent | null => {
  if (target === null) return null;
  if (kind === 'weight') return { kind, weight: intent as Fraction };
  if (kind !== 'direction' || intent === 0n) return null;
  return { kind, direction: intent > 0n ? 1 : -1 };
};

/** Changes under this share of the standing target are left alone. */
const isWithinBand = (from: Quantity, to: Quantity, band: Fraction): boolean => {
  const change = absolute(subtract(to, from));
  return change === 0n || change * FRACTION_ONE < absolute(from) * band;
};

const resize = (draft: Draft, sizing: Sizing, intent: TargetIntent): void => {
  const { slot: index, strategyId, instrumentId } = sizing.place;
  const slot = draft.account.slots[index] ?? EMPTY_SLOT;
  const from = slot.target;
  const to = sizeTarget(sizing, intent);
  // A size that cannot be found leaves what stands.
  if (from === null || typeof to !== 'bigint') return;
  if (isWithinBand(from, to, sizing.terms.rebalanceBand)) return;
  draft.raise({
    type: 'TargetSet',
    data: {
      slot: index,
      strategyId,
      instrumentId,
      target: to,
      kind: slot.kind,
      intent: slot.intent,
      reason: 'rebalance',
      decisionPrice: sizing.price,
      signal: null,
    },
  });
  cut(draft, sizing, to);
};

const rebalanceSlot = (
  draft: Draft,
  place: SlotTerms,
  mark: Mark,
  { context, command }: { context: AccountContext; command: ReviewTargets },
): void => {
  const intent = standingIntent(draft.account.slots[place.slot] ?? EMPTY_SLOT);
  if (!intent || mark.price <= 0n) return;
  const { terms } = context;
  const { valuation, volatilities } = command.data;
  const equity = equityOf(terms, place, valuation);
  const volatility = volatilities.get(place.instrumentId) ?? null;
  resize(draft, { terms, place, equity, price: mark.price, volatility, volatilities }, intent);
};

/**
 * Sizes standing directions and weights anew at this instant's marks and equity. A target that this
 * instant has just set comes out the same again; what a protective exit has ended is left ended.
 */
export const rebalance = (draft: Draft, command: ReviewTargets, context: AccountContext): void => {
  for (const { id } of context.terms.strategies)
    for (const mark of context.index.inOrder(command.data.marks)) {
      const place = context.index.find(id, mark.instrumentId);
      if (place) rebalanceSlot(draft, place, mark, { context, command });
    }
};
