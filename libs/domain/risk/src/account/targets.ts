import type { Intent, Signal, SignalsRaised } from '@stratvector/contracts';
import { FRACTION_ONE, shareFloor } from '@stratvector/model';
import type { Fraction, Money, Quantity } from '@stratvector/model';
import type { Draft } from './draft.ts';
import type { Valuation, Volatilities } from './events.ts';
import { raiseIdea } from './ideas.ts';
import { unratedReason } from './rate-checks.ts';
import { cutOf, equityOf, signOf, sizeTarget } from './sizing.ts';
import type { Sizing } from './sizing.ts';
import type { SlotIndex, SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT, isUnmet } from './state.ts';
import type { Slot, TargetKind } from './state.ts';
import type { AccountTerms } from './terms.ts';

const ZERO = 0n as Quantity;

/** What targets are sized by. */
interface Sized {
  readonly terms: AccountTerms;
  readonly index: SlotIndex;
}

/** −1, 0, 1 for directions; the fraction itself for weights. */
const intentValue = (intent: Intent): bigint => {
  if (intent.kind === 'direction') return BigInt(intent.direction);
  return intent.kind === 'weight' ? intent.weight : 0n;
};

export const cut = (draft: Draft, sizing: Sizing, target: Quantity): void => {
  const { slot, strategyId, instrumentId } = sizing.place;
  const found = cutOf(sizing, target);
  if (!found) return;
  const data = { slot, strategyId, instrumentId, from: target, to: found.to, by: found.by };
  draft.raise({ type: 'TargetReduced', data });
};

const ignore = (
  draft: Draft,
  { slot, strategyId, instrumentId }: SlotTerms,
  reason: 'REENTRY_NEEDS_NEW_SIGNAL' | 'TARGET_UNCHANGED' | 'SIGNAL_EXPIRED' | 'RULE_IN_FORCE',
): void => draft.raise({ type: 'SignalIgnored', data: { slot, strategyId, instrumentId, reason } });

const stands = (slot: Slot, kind: TargetKind, value: bigint): boolean =>
  slot.target !== null && !slot.rejected && slot.kind === kind && slot.intent === value;

/** While a rule's reduction is not done, a strategy may only want less than it leaves. */
const isOverruled = (slot: Slot, { intent }: Signal): boolean =>
  slot.kind === 'rule' && isUnmet(slot) && !(intent.kind !== 'order' && intentValue(intent) === 0n);

/** Why a signal changes nothing, or null when it does. */
const unchanged = (draft: Draft, place: SlotTerms, signal: Signal) => {
  const slot = draft.account.slots[place.slot] ?? EMPTY_SLOT;
  if (isOverruled(slot, signal)) return 'RULE_IN_FORCE';
  if (signal.intent.kind === 'order' || signal.intent.kind === 'change') return null;
  const value = intentValue(signal.intent);
  if (slot.blocked !== 0 && signOf(value) === slot.blocked) return 'REENTRY_NEEDS_NEW_SIGNAL';
  return stands(slot, signal.intent.kind, value) ? 'TARGET_UNCHANGED' : null;
};

const setTarget = (draft: Draft, sizing: Sizing, signal: Signal): void => {
  const { slot: index, strategyId, instrumentId } = sizing.place;
  const { intent, reason, decisionPrice } = signal;
  if (intent.kind === 'order') {
    raiseIdea(draft, sizing, signal, intent.idea);
    return;
  }
  if (intent.kind === 'change') return;
  const slot = draft.account.slots[index] ?? EMPTY_SLOT;
  const target = sizeTarget(sizing, intent);
  draft.raise({
    type: 'TargetSet',
    data: {
      slot: index,
      strategyId,
      instrumentId,
      target: typeof target === 'bigint' ? target : slot.position,
      kind: intent.kind satisfies TargetKind,
      intent: intentValue(intent),
      reason,
      decisionPrice,
      signal,
    },
  });
  if (typeof target === 'bigint') {
    cut(draft, sizing, target);
    return;
  }
  const missing = { code: 'SIZE_UNDEFINED', missing: target.missing } as const;
  const about = { slot: index, strategyId, instrumentId, quantity: ZERO, price: decisionPrice };
  draft.raise({ type: 'OrderDenied', data: { ...about, reason: missing } });
};

/** No size can be found at a price that is none. */
const isUnpriced = (draft: Draft, place: SlotTerms, { decisionPrice: price }: Signal): boolean => {
  if (price > 0n) return false;
  const { slot, strategyId, instrumentId } = place;
  const reason = { code: 'MARK_MISSING' } as const;
  const data = { slot, strategyId, instrumentId, quantity: ZERO, price, reason };
  draft.raise({ type: 'OrderDenied', data });
  return true;
};

/** Nothing fills any more of an instrument that has ended: its signals are denied. */
const isEnded = (draft: Draft, place: SlotTerms, { decisionPrice: price }: Signal): boolean => {
  const { slot, strategyId, instrumentId } = place;
  for (const end of draft.account.ended) {
    if (end.instrumentId !== instrumentId) continue;
    const reason = { code: end.cause } as const;
    const data = { slot, strategyId, instrumentId, quantity: ZERO, price, reason };
    draft.raise({ type: 'OrderDenied', data });
    return true;
  }
  return false;
};

/** Nor in a currency of which nothing is known; flat is flat in any. */
const isUnrated = (
  draft: Draft,
  place: SlotTerms,
  { intent, decisionPrice: price }: Signal,
  { terms, index }: Sized,
): boolean => {
  if (intent.kind !== 'order' && intentValue(intent) === 0n) return false;
  const reason = unratedReason(place.instrument.currency, terms, index);
  if (!reason) return false;
  const { slot, strategyId, instrumentId } = place;
  const data = { slot, strategyId, instrumentId, quantity: ZERO, price, reason };
  draft.raise({ type: 'OrderDenied', data });
  return true;
};

/** A change of an order is reviewed apart; what has ended or has no price or rate is denied. */
const isNoTarget = (draft: Draft, place: SlotTerms, signal: Signal, by: Sized): boolean =>
  signal.intent.kind === 'change' ||
  isEnded(draft, place, signal) ||
  isUnpriced(draft, place, signal) ||
  isUnrated(draft, place, signal, by);

/** One strategy's wishes of one instant become targets, each fixed until the next wish. */
export const setTargets = (
  draft: Draft,
  raised: SignalsRaised,
  { terms, index }: Sized,
  { valuation, volatilities }: { valuation: Valuation; volatilities: Volatilities },
): void => {
  for (const signal of raised.signals) {
    const place = index.find(raised.strategyId, signal.instrumentId);
    if (!place || isNoTarget(draft, place, signal, { terms, index })) continue;
    const expired = signal.validUntil !== null && signal.validUntil < raised.closeTime;
    const reason = expired ? 'SIGNAL_EXPIRED' : unchanged(draft, place, signal);
    if (reason) {
      ignore(draft, place, reason);
      continue;
    }
    const equity = equityOf(terms, place, valuation);
    const { decisionPrice: price, volatility } = signal;
    setTarget(draft, { terms, place, equity, price, volatility, volatilities }, signal);
  }
};

/** Leverage as a whole number of 10^-9 is multiplied through this one place. */
export const leveraged = (amount: Money, leverage: Fraction): Money =>
  leverage === FRACTION_ONE ? amount : shareFloor(amount, leverage);
