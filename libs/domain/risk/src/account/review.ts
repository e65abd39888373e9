import type { SignalsRaised } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import { add, divideFloor, money } from '@stratvector/model';
import type { Money, OrderTicket, Price } from '@stratvector/model';
import { roomFor, scaleEntries } from './allocation.ts';
import { reviewChanges } from './changes.ts';
import type { AccountContext, ReviewTargets } from './context.ts';
import { Draft } from './draft.ts';
import type { AccountEvent, Mark } from './events.ts';
import type { Approval } from './review-terms.ts';
import { Reviewer } from './reviewer.ts';
import type { Reviewed } from './reviewer.ts';
import type { SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account } from './state.ts';
import { rebalance } from './rebalance.ts';
import { setTargets } from './targets.ts';
import type { AccountTerms, SlicingTerms } from './terms.ts';
import { turnsApart } from './turns.ts';
import { orderIdOf, wishOf, wishOfIdea } from './wish.ts';
import type { Wish } from './wish.ts';

const NONE = 0n as Money;
const NO_PRICE = 0n as Price;
const NO_WISHES: readonly Wish[] = [];

/** Orders of the slot that work against its target are asked to end; what is missing waits for that. */
const cancelOpposed = (draft: Draft, wish: Wish): boolean => {
  if (wish.slot.orders.length === 0) return false;
  const opposed = wish.slot.orders.filter(({ side }) => side !== wish.side);
  for (const { id, canceling } of opposed) {
    if (canceling) continue;
    const { slot, strategyId, instrumentId } = wish.place;
    draft.raise({
      type: 'CancelOrdered',
      data: { slot, strategyId, instrumentId, orderId: id, cause: 'TARGET_CHANGED' },
    });
  }
  return opposed.length > 0;
};

/** The wish of one slot, once nothing of its own works against it. */
const wishAt = (draft: Draft, place: SlotTerms, mark: Mark, terms: AccountTerms): Wish | null => {
  const slot = draft.account.slots[place.slot] ?? EMPTY_SLOT;
  if (slot.rejected) return null;
  const wish = wishOf(place, slot, mark, terms);
  return wish && !cancelOpposed(draft, wish) ? wish : null;
};

/** Ideas as orders, as they were raised; without a price of this instant there is nothing to review. */
export const ideaWishes = (
  draft: Draft,
  marks: readonly Mark[],
  terms: AccountTerms,
): readonly Wish[] => {
  // Most decisions have no ideas.
  if (draft.ideas.length === 0) return NO_WISHES;
  return draft.ideas.flatMap((pending) => {
    const { slot, strategyId, instrumentId } = pending.place;
    const mark = marks.find((one) => one.instrumentId === instrumentId);
    if (mark) return [wishOfIdea(pending, draft.account.slots[slot] ?? EMPTY_SLOT, mark, terms)];
    const { quantity } = pending;
    const about = { slot, strategyId, instrumentId, quantity, price: NO_PRICE };
    draft.raise({ type: 'OrderDenied', data: { ...about, reason: { code: 'MARK_MISSING' } } });
    return [];
  });
};

/** What targets miss, by strategy, then instrument, however the marks came. */
const collect = (
  draft: Draft,
  marks: readonly Mark[],
  { terms, index }: AccountContext,
): readonly Wish[] => {
  const ideas = ideaWishes(draft, marks, terms);
  if (draft.account.unmet === 0) return ideas;
  const wishes = ideas.length === 0 ? [] : [...ideas];
  const ordered = index.inOrder(marks);
  for (const { id } of terms.strategies)
    for (const mark of ordered) {
      const place = index.find(id, mark.instrumentId);
      const wish = place ? wishAt(draft, place, mark, terms) : null;
      if (wish) wishes.push(wish);
    }
  return wishes;
};

type Asked = Pick<
  OrderTicket,
  'stopPrice' | 'trail' | 'timeInForce' | 'goodTill' | 'protection' | 'bracket'
>;

const guardOf = (wish: Wish): Pick<OrderTicket, 'protection' | 'bracket'> => {
  if (wish.opening === 0n) return { protection: null, bracket: null };
  const { bracketStop: stop = null, bracketTarget: target = null } = wish.pending?.idea ?? {};
  return stop === null && target === null
    ? { protection: wish.place.strategy.protection, bracket: null }
    : { protection: null, bracket: { stop, target } };
};

/** Orders of targets are worked over time; what a rule takes off goes at once, and an idea as it is. */
const slicingOf = ({ pending, slot }: Wish, { slicing }: AccountTerms): SlicingTerms | null =>
  slicing !== null && pending === null && slot.kind !== 'rule' ? slicing : null;

/** An order idea fixes these by itself; a target leaves them to the account's terms. */
const askedOf = (wish: Wish, terms: AccountTerms): Asked => {
  const { timeInForce } = slicingOf(wish, terms) ?? terms;
  const { protection, bracket } = guardOf(wish);
  const idea = wish.pending?.idea;
  if (!idea)
    return { stopPrice: null, trail: null, timeInForce, goodTill: null, protection, bracket };
  return {
    stopPrice: idea.stopPrice,
    trail: idea.trail,
    timeInForce: idea.timeInForce ?? timeInForce,
    goodTill: idea.goodTill,
    protection,
    bracket,
  };
};

const ticketOf = (
  number: number,
  { wish, quantity }: Approval,
  at: Timestamp,
  terms: AccountTerms,
): OrderTicket => {
  const { place, opening, pending, slot } = wish;
  const { stopPrice, trail, timeInForce, goodTill, protection, bracket } = askedOf(wish, terms);
  return {
    clientOrderId: orderIdOf(terms, number),
    parentId: null,
    accountId: terms.id,
    strategyId: place.strategyId,
    instrumentId: place.instrumentId,
    side: wish.side,
    role: opening > 0n ? 'entry' : 'exit',
    type: wish.type,
    quantity,
    limitPrice: wish.limitPrice,
    stopPrice,
    trail,
    timeInForce,
    goodTill,
    reduceOnly: opening === 0n,
    protection,
    bracket,
    reason: pending?.reason ?? slot.reason,
    decidedAt: at,
    decisionPrice: wish.mark.price,
  };
};

/**
 * Every order first reserves its counted price and costs; what is still free then covers, in
 * proportion, the way to the worst price.
 */
export const approve = (
  draft: Draft,
  approvals: readonly Approval[],
  by: { readonly free: Money; readonly at: Timestamp; readonly terms: AccountTerms },
): void => {
  const { at, terms } = by;
  let extras = NONE;
  for (const { extra } of approvals) extras = add(extras, extra);
  const free = by.free > 0n ? by.free : NONE;
  let number = draft.account.orderCount;
  for (const approval of approvals) {
    const { extra, base, wish } = approval;
    const covered = extras <= free ? extra : money(divideFloor(extra * free, extras));
    number += 1;
    const ticket = ticketOf(number, approval, at, terms);
    const { slot } = wish.place;
    const algorithm = slicingOf(wish, terms)?.algorithm ?? null;
    const reserved = add(base, covered);
    const data = { slot, ticket, algorithm, reserved, exposure: wish.opened };
    draft.conclude({ type: 'OrderApproved', data });
  }
};

/** Reductions first, then entries: what they together may use is theirs, each takes from the next. */
export const reviewWishes = (
  draft: Draft,
  asked: readonly Wish[],
  command: Reviewed,
  context: AccountContext,
): void => {
  const { terms } = context;
  const wishes = turnsApart(draft.account, asked, terms);
  if (wishes.length === 0) return;
  const room = roomFor(draft, wishes, { terms, valuation: command.data.valuation });
  const scaled = scaleEntries(draft, wishes, room, terms);
  const reviewer = new Reviewer(draft, context, command, room);
  for (const wish of scaled) if (wish.opening === 0n) reviewer.review(wish);
  for (const wish of scaled) if (wish.opening > 0n) reviewer.review(wish);
  approve(draft, reviewer.approvals, { free: reviewer.free, at: command.at, terms });
};

const inOrder = (a: SignalsRaised, b: SignalsRaised): number =>
  a.strategyId < b.strategyId ? -1 : Number(a.strategyId > b.strategyId);

const sorted = (signals: readonly SignalsRaised[]): readonly SignalsRaised[] =>
  signals.length > 1 ? [...signals].sort(inOrder) : signals;

/** Targets of one instant, and those still unmet, become orders. */
export const reviewTargets = (
  command: ReviewTargets,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const { terms, index } = context;
  const { signals, marks } = command.data;
  const draft = new Draft(account);
  for (const raised of sorted(signals)) setTargets(draft, raised, { terms, index }, command.data);
  for (const raised of sorted(signals)) reviewChanges(draft, raised, command, context);
  if (command.data.rebalance) rebalance(draft, command, context);
  reviewWishes(draft, collect(draft, marks, context), command, context);
  return draft.events;
};
