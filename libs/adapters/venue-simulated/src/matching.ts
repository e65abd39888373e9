import type { Price } from '@stratvector/model';
import { insidePrice, isWaitingStop } from './reach.ts';
import type { LimitFill, VenueBar } from './reach.ts';
import type { WorkingOrder } from './working-order.ts';

export type IntrabarPolicy = 'pessimistic' | 'optimistic' | 'path';

/** An order that could fill next, and at what. */
export interface Candidate {
  readonly order: WorkingOrder;
  readonly price: Price;
  /** Another order could have filled instead: the policy, not the data, chose. */
  readonly decidedByPolicy: boolean;
}

export interface InsideRules {
  readonly policy: IntrabarPolicy;
  readonly limitFill: LimitFill;
}

/** Stops are worse for whoever holds or enters; limits are better. */
const rank = (order: WorkingOrder): number => (isWaitingStop(order) ? 0 : 1);

/** The armed target waits for the next bar; the stop of a favorable policy's entry does too. */
const mayFill = (order: WorkingOrder, bar: VenueBar, { policy }: InsideRules): boolean => {
  if (order.armedInside !== bar.openTime) return true;
  if (order.ticket.role === 'take-profit') return false;
  return policy !== 'optimistic' || order.ticket.role !== 'stop-loss';
};

const byPolicy =
  (policy: IntrabarPolicy) =>
  (a: Candidate, b: Candidate): number => {
    const ranked = rank(a.order) - rank(b.order);
    if (ranked !== 0) return policy === 'optimistic' ? -ranked : ranked;
    return a.order.arrival - b.order.arrival;
  };

const between = (price: Price, a: Price, b: Price): boolean =>
  a < b ? price >= a && price <= b : price <= a && price >= b;

const gap = (a: Price, b: Price): bigint => (a > b ? a - b : b - a);

/** How far on the way O → nearer extreme → farther extreme a price is first met. */
const pathDistance = (bar: VenueBar, price: Price, rising: boolean): bigint => {
  const turn = rising ? bar.high : bar.low;
  if (between(price, bar.open, turn)) return gap(bar.open, price);
  return gap(bar.open, turn) + gap(turn, price);
};

/** The nearer extreme comes first; at equal distance the one that is worse for the first order. */
const startsUp = (bar: VenueBar, worst: WorkingOrder): boolean => {
  const up = bar.high - bar.open;
  const down = bar.open - bar.low;
  if (up !== down) return up < down;
  const side = worst.ticket.side;
  return isWaitingStop(worst) ? side === 'buy' : side === 'sell';
};

const byPath = (candidates: readonly Candidate[], bar: VenueBar): Candidate | undefined => {
  const worst = [...candidates].sort(byPolicy('pessimistic'))[0];
  if (!worst) return undefined;
  const rising = startsUp(bar, worst.order);
  return [...candidates].sort((a, b) => {
    const distance = pathDistance(bar, a.price, rising) - pathDistance(bar, b.price, rising);
    return distance === 0n ? byPolicy('pessimistic')(a, b) : distance < 0n ? -1 : 1;
  })[0];
};

const candidatesOf = (
  orders: readonly WorkingOrder[],
  bar: VenueBar,
  rules: InsideRules,
): Candidate[] => {
  const candidates: Candidate[] = [];
  for (const order of orders) {
    const price = mayFill(order, bar, rules) ? insidePrice(order, bar, rules.limitFill) : null;
    if (price !== null) candidates.push({ order, price, decidedByPolicy: false });
  }
  return candidates;
};

/** The order that fills next inside the bar, or null when none does. */
export const nextInside = (
  orders: readonly WorkingOrder[],
  bar: VenueBar,
  rules: InsideRules,
): Candidate | null => {
  const candidates = candidatesOf(orders, bar, rules);
  const { policy } = rules;
  const chosen = policy === 'path' ? byPath(candidates, bar) : candidates.sort(byPolicy(policy))[0];
  return chosen ? { ...chosen, decidedByPolicy: candidates.length > 1 } : null;
};
