import type { Intent, OrderIdea } from '@stratvector/contracts';
import {
  absolute,
  least,
  lotsWithin,
  negate,
  roundToLots,
  shareFloor,
  subtract,
} from '@stratvector/model';
import type { Fraction, Money, Price, Quantity } from '@stratvector/model';
import type { Valuation, Volatilities } from './events.ts';
import type { SlotTerms } from './slot-index.ts';
import type { AccountTerms, StrategyTerms } from './terms.ts';

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

/** A direction or a weight: what leaves a target standing. */
export type TargetIntent = Exclude<Intent, { kind: 'order' | 'change' }>;

export type SizedTarget = Quantity | { readonly missing: string };

const signed = (quantity: Quantity, sign: number): Quantity =>
  sign < 0 ? negate(quantity) : quantity;

export const signOf = (value: bigint): number => (value > 0n ? 1 : value < 0n ? -1 : 0);

/** `equity_share` × account equity, or × `[account] capital` where that is given. */
export const equityOf = (terms: AccountTerms, place: SlotTerms, { equity }: Valuation): Money =>
  shareFloor(terms.capital ?? equity, place.strategy.equityShare);

const NONE_KNOWN: readonly Fraction[] = [];

const volatilitiesOf = (
  { universe }: StrategyTerms,
  volatilities: Volatilities,
): readonly Fraction[] =>
  volatilities.size === 0 ? NONE_KNOWN : universe.flatMap((id) => volatilities.get(id) ?? []);

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
    universeVolatilities: volatilitiesOf(place.strategy, volatilities),
    universe: place.strategy.universe.length,
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

/** What is to be held from here on, of a direction or a weight. */
export const sizeTarget = (sizing: Sizing, intent: TargetIntent): SizedTarget =>
  intent.kind === 'direction'
    ? sizeDirection(sizing, intent.direction)
    : sizeWeight(sizing, intent.weight);

/** The price that an idea is measured from: its limit, else its stop, else the decision price. */
export const entryOf = (idea: OrderIdea, price: Price): Price =>
  idea.limitPrice ?? idea.stopPrice ?? price;

/** What is to be traded, signed: as many as it says, or as risk between entry and stop allows. */
export const sizeIdea = ({ place, equity, price }: Sizing, idea: OrderIdea): SizedTarget => {
  const sign = idea.side === 'buy' ? 1 : -1;
  if (idea.quantity !== null) return signed(roundToLots(place.instrument, idea.quantity), sign);
  if (idea.riskFraction === null || idea.bracketStop === null) return { missing: 'STOP_LOSS' };
  const distance = absolute(subtract(entryOf(idea, price), idea.bracketStop));
  if (distance === 0n) return { missing: 'STOP_LOSS' };
  const amount = shareFloor(equity, idea.riskFraction);
  return signed(lotsWithin(place.instrument, amount, distance), sign);
};

/** The largest quantity that `max_position_size` allows at the decision price. */
const positionCap = ({ terms, place, equity, price }: Sizing): Quantity =>
  lotsWithin(place.instrument, shareFloor(equity, terms.limits.maxPositionSize), price);

export interface Cut {
  readonly to: Quantity;
  readonly by: 'allow_short' | 'max_position_size';
}

/** What limits make of a target, or null where they leave it. */
export const cutOf = (sizing: Sizing, target: Quantity): Cut | null => {
  if (target < 0n && !sizing.terms.limits.allowShort) return { to: ZERO, by: 'allow_short' };
  const wanted = absolute(target);
  const allowed = positionCap(sizing);
  if (wanted <= allowed) return null;
  return { to: signed(least(wanted, allowed), signOf(target)), by: 'max_position_size' };
};

/** The same of an order: one that only takes from what is held already is no breach. */
export const cutOfOrder = (sizing: Sizing, target: Quantity, position: Quantity): Cut | null => {
  const isReduction = signOf(target) === signOf(position);
  return isReduction && absolute(target) <= absolute(position) ? null : cutOf(sizing, target);
};
