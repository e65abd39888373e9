import type { Intent, OrderIdea, Signal, SignalsRaised } from '@stratvector/contracts';
import {
  absolute,
  add,
  FRACTION_ONE,
  least,
  lotsWithin,
  negate,
  roundToLots,
  shareFloor,
} from '@stratvector/model';
import type { Fraction, Money, Price, Quantity } from '@stratvector/model';
import type { Draft } from './draft.ts';
import type { Valuation, Volatilities } from './events.ts';
import type { SlotIndex, SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT, isUnmet } from './state.ts';
import type { Slot, TargetKind } from './state.ts';
import type { AccountTerms } from './terms.ts';

const ZERO = 0n as Quantity;

/** What a target is made from, at one decision. */
export interface Sizing {
  readonly terms: AccountTerms;
  readonly place: SlotTerms;
  /** The strategy's share of equity. */
  readonly equity: Money;
  readonly price: Price;
  readonly volatility: Fraction | null;
  /** Of the account's instruments, as far as they are known; empty where no sizer asks. */
  readonly volatilities: Volatilities;
}

type SizedTarget = Quantity | { readonly missing: string };

const signed = (quantity: Quantity, sign: number): Quantity =>
  sign < 0 ? negate(quantity) : quantity;

/** `equity_share` × account equity, or × `[account] capital` where that is given. */
export const equityOf = (terms: AccountTerms, place: SlotTerms, { equity }: Valuation): Money =>
  shareFloor(terms.capital ?? equity, place.strategy.equityShare);

/** A direction, scaled by the sizer, in whole lots toward zero. */
const sizeDirection = (sizing: Sizing, direction: number): SizedTarget => {
  const { terms, place, equity, price, volatility, volatilities } = sizing;
  if (direction === 0) return ZERO;
  const answer = terms.sizer.notional({
    instrument: place.instrument,
    direction: direction > 0 ? 1 : -1,
    equity,
    price,
    stopFraction: place.strategy.protection?.stopLoss ?? null,
    volatility,
    universeVolatilities: [...volatilities.values()],
    universe: place.strategy.universe,
    parameters: terms.sizerParameters,
  });
  if (typeof answer !== 'bigint') return answer;
  return signed(lotsWithin(place.instrument, answer, price), direction);
};

/** A weight of equity, taken as it is, in whole lots toward zero. */
const sizeWeight = ({ place, equity, price }: Sizing, weight: Fraction): Quantity => {
  const amount = shareFloor(equity, absolute(weight));
  return signed(lotsWithin(place.instrument, amount, price), weight < 0n ? -1 : 1);
};

const ideaQuantity = ({ place, equity, price }: Sizing, idea: OrderIdea): SizedTarget => {
  if (idea.quantity !== null) return roundToLots(place.instrument, idea.quantity);
  const entry = idea.limitPrice ?? idea.stopPrice ?? price;
  if (idea.riskFraction === null || idea.bracketStop === null) return { missing: 'STOP_LOSS' };
  const distance = absolute((entry - idea.bracketStop) as Price);
  if (distance === 0n) return { missing: 'STOP_LOSS' };
  return lotsWithin(place.instrument, shareFloor(equity, idea.riskFraction), distance);
};

export const sized = (sizing: Sizing, intent: Intent, held: Quantity): SizedTarget => {
  switch (intent.kind) {
    case 'direction':
      return sizeDirection(sizing, intent.direction);
    case 'weight':
      return sizeWeight(sizing, intent.weight);
    case 'order': {
      const amount = ideaQuantity(sizing, intent.idea);
      if (typeof amount !== 'bigint') return amount;
      return (held + signed(amount, intent.idea.side === 'buy' ? 1 : -1)) as Quantity;
    }
  }
};

/** −1, 0, 1 for directions; the fraction itself for weights. */
const intentValue = (intent: Intent): bigint => {
  if (intent.kind === 'direction') return BigInt(intent.direction);
  return intent.kind === 'weight' ? intent.weight : 0n;
};

const signOf = (value: bigint): number => (value > 0n ? 1 : value < 0n ? -1 : 0);

/** The largest quantity that `max_position_size` allows at the decision price. */
const positionCap = ({ terms, place, equity, price }: Sizing): Quantity =>
  lotsWithin(place.instrument, shareFloor(equity, terms.limits.maxPositionSize), price);

export const cut = (draft: Draft, sizing: Sizing, target: Quantity): void => {
  const { place, terms } = sizing;
  const reduce = (from: Quantity, to: Quantity, by: 'allow_short' | 'max_position_size'): void =>
    draft.raise({
      type: 'TargetReduced',
      data: {
        slot: place.slot,
        strategyId: place.strategyId,
        instrumentId: place.instrumentId,
        from,
        to,
        by,
      },
    });
  if (target < 0n && !terms.limits.allowShort) {
    reduce(target, ZERO, 'allow_short');
    return;
  }
  const wanted = absolute(target);
  const held = absolute(draft.account.slots[place.slot]?.position ?? ZERO);
  const allowed = positionCap(sizing);
  if (wanted <= allowed || wanted <= held) return;
  reduce(target, signed(least(wanted, allowed), signOf(target)), 'max_position_size');
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
  if (signal.intent.kind === 'order') return null;
  const value = intentValue(signal.intent);
  if (slot.blocked !== 0 && signOf(value) === slot.blocked) return 'REENTRY_NEEDS_NEW_SIGNAL';
  return stands(slot, signal.intent.kind, value) ? 'TARGET_UNCHANGED' : null;
};

const setTarget = (draft: Draft, sizing: Sizing, signal: Signal): void => {
  const { slot: index, strategyId, instrumentId } = sizing.place;
  const { intent, reason, decisionPrice } = signal;
  const slot = draft.account.slots[index] ?? EMPTY_SLOT;
  const target = sized(sizing, intent, add(slot.position, slot.working));
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
  if (intent.kind === 'order') draft.keepIdea(index, intent.idea);
  if (typeof target === 'bigint') {
    cut(draft, sizing, target);
    return;
  }
  const missing = { code: 'SIZE_UNDEFINED', missing: target.missing } as const;
  const about = { slot: index, strategyId, instrumentId, quantity: ZERO, price: decisionPrice };
  draft.raise({ type: 'OrderDenied', data: { ...about, reason: missing } });
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

/** One strategy's wishes of one instant become targets, each fixed until the next wish. */
export const setTargets = (
  draft: Draft,
  raised: SignalsRaised,
  { terms, index }: { terms: AccountTerms; index: SlotIndex },
  { valuation, volatilities }: { valuation: Valuation; volatilities: Volatilities },
): void => {
  for (const signal of raised.signals) {
    const place = index.find(raised.strategyId, signal.instrumentId);
    if (!place) continue;
    if (isEnded(draft, place, signal)) continue;
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
