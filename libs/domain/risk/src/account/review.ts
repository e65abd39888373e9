import type { SignalsRaised } from '@stratvector/contracts';
import { millisecondsOf } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { clientOrderId, divideFloor, money, notionalCeil } from '@stratvector/model';
import type { InstrumentId, Money, OrderTicket, Quantity } from '@stratvector/model';
import { roomFor, scaleEntries, slices } from './allocation.ts';
import type { Room } from './allocation.ts';
import { deniedReason } from './checks.ts';
import type { Review } from './checks.ts';
import type { DeniedReason } from './denied-reason.ts';
import { Draft } from './draft.ts';
import type { AccountCommand, AccountEvent, Mark } from './events.ts';
import type { SlotIndex, SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account } from './state.ts';
import { setTargets } from './targets.ts';
import type { AccountTerms } from './terms.ts';
import {
  countedPrice,
  estimatedCosts,
  openingNotional,
  sizeOf,
  wishOf,
  worstPrice,
  worstShare,
} from './wish.ts';
import type { Wish } from './wish.ts';

export type ReviewTargets = Extract<AccountCommand, { type: 'ReviewTargets' }>;

export interface AccountContext {
  readonly terms: AccountTerms;
  readonly index: SlotIndex;
}

interface Approval {
  readonly wish: Wish;
  readonly quantity: Quantity;
  /** At the counted price, with costs. */
  readonly base: Money;
  /** From there to the worst price. */
  readonly extra: Money;
}

const NONE = 0n as Money;

/** Orders of the slot that work against its target are asked to end; what is missing waits for that. */
const cancelOpposed = (draft: Draft, wish: Wish): boolean => {
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
const wishAt = (
  draft: Draft,
  place: SlotTerms,
  mark: Mark | undefined,
  terms: AccountTerms,
): Wish | null => {
  const slot = draft.account.slots[place.slot] ?? EMPTY_SLOT;
  if (slot.rejected || !mark) return null;
  const wish = wishOf(place, slot, mark, { terms, idea: draft.ideas.get(place.slot) ?? null });
  return wish && !cancelOpposed(draft, wish) ? wish : null;
};

const collect = (
  draft: Draft,
  marks: ReadonlyMap<InstrumentId, Mark>,
  { terms, index }: AccountContext,
): readonly Wish[] => {
  if (draft.account.unmet === 0) return [];
  const wishes: Wish[] = [];
  for (const place of index.all) {
    const wish = wishAt(draft, place, marks.get(place.instrumentId), terms);
    if (wish) wishes.push(wish);
  }
  return wishes;
};

const sameDenial = (wish: Wish, reason: DeniedReason): boolean => wish.slot.denied === reason.code;

/** Reviews the wishes one after another; each approval takes what it needs from the next. */
class Reviewer {
  readonly approvals: Approval[] = [];
  readonly #draft: Draft;
  readonly #context: AccountContext;
  readonly #command: ReviewTargets;
  #free: bigint;
  #gross: bigint;
  #net: bigint;
  #positions: number;
  #basket = 0n;

  constructor(draft: Draft, context: AccountContext, command: ReviewTargets, room: Room) {
    this.#draft = draft;
    this.#context = context;
    this.#command = command;
    this.#free = room.free;
    this.#gross = command.data.valuation.gross + draft.account.exposureReserved;
    this.#net = command.data.valuation.net;
    this.#positions = draft.account.slots.filter(
      ({ position, working }) => position !== 0n || working !== 0n,
    ).length;
  }

  get free(): Money {
    return money(this.#free);
  }

  review(wish: Wish): void {
    const { terms } = this.#context;
    const costs = estimatedCosts(wish, wish.opening, terms);
    const reason = deniedReason(wish, this.#reviewOf(costs));
    if (reason) this.#deny(wish, reason);
    else if (wish.opening === 0n) this.#reduce(wish);
    else this.#enter(wish, costs);
  }

  #reviewOf(costs: Money): Review {
    const { data, at } = this.#command;
    return {
      ...this.#context,
      account: this.#draft.account,
      valuation: data.valuation,
      statistics: data.statistics,
      atMs: millisecondsOf(at),
      free: money(this.#free),
      gross: money(this.#gross),
      net: money(this.#net),
      positions: this.#positions,
      basket: money(this.#basket),
      costs,
    };
  }

  #deny(wish: Wish, reason: DeniedReason): void {
    if (sameDenial(wish, reason)) return;
    const { slot, strategyId, instrumentId } = wish.place;
    const price = countedPrice(wish);
    this.#draft.raise({
      type: 'OrderDenied',
      data: { slot, strategyId, instrumentId, quantity: sizeOf(wish), price, reason },
    });
  }

  /** Frees no exposure and no position for entries: an exit that does not fill frees nothing. */
  #reduce(wish: Wish): void {
    for (const quantity of slices(wish, this.#context.terms))
      this.approvals.push({ wish, quantity, base: NONE, extra: NONE });
  }

  #enter(wish: Wish, costs: Money): void {
    const opened = openingNotional(wish);
    const base = opened + costs;
    const { slot, side, place, opening, limitPrice } = wish;
    this.#free -= base;
    this.#gross += opened;
    this.#net += side === 'buy' ? opened : -opened;
    this.#basket += opened;
    if (slot.position === 0n && slot.working === 0n) this.#positions += 1;
    const worst = limitPrice ?? worstPrice(wish, worstShare(this.#context.terms));
    const extra = notionalCeil(place.instrument, opening, worst) - opened;
    this.approvals.push({
      wish,
      quantity: sizeOf(wish),
      base: money(base),
      extra: money(extra > 0n ? extra : 0n),
    });
  }
}

/** What an order idea fixes by itself; a target leaves it to the account's terms. */
const ideaTerms = ({ idea }: Wish, terms: AccountTerms) => ({
  stopPrice: idea?.stopPrice ?? null,
  trail: idea?.trail ?? null,
  timeInForce: idea?.timeInForce ?? terms.timeInForce,
  goodTill: null,
});

const ticketOf = (
  draft: Draft,
  { wish, quantity }: Approval,
  at: Timestamp,
  terms: AccountTerms,
): OrderTicket => {
  const { place } = wish;
  const opens = wish.opening > 0n;
  return {
    clientOrderId: clientOrderId(`${terms.id}-${draft.account.orderCount + 1}`),
    parentId: null,
    accountId: terms.id,
    strategyId: place.strategyId,
    instrumentId: place.instrumentId,
    side: wish.side,
    role: opens ? 'entry' : 'exit',
    type: wish.type,
    quantity,
    limitPrice: wish.limitPrice,
    ...ideaTerms(wish, terms),
    reduceOnly: !opens,
    protection: opens ? place.strategy.protection : null,
    reason: wish.slot.reason,
    decidedAt: at,
    decisionPrice: wish.mark.price,
  };
};

/**
 * Every order first reserves its counted price and costs; what is still free then covers, in
 * proportion, the way to the worst price.
 */
const approve = (
  draft: Draft,
  reviewer: Reviewer,
  command: ReviewTargets,
  terms: AccountTerms,
): void => {
  const extras = reviewer.approvals.reduce((sum, { extra }) => sum + extra, 0n);
  const free = reviewer.free > 0n ? reviewer.free : 0n;
  const covered = (extra: bigint): bigint =>
    extras <= free ? extra : divideFloor(extra * free, extras);
  for (const approval of reviewer.approvals) {
    draft.raise({
      type: 'OrderApproved',
      data: {
        slot: approval.wish.place.slot,
        ticket: ticketOf(draft, approval, command.at, terms),
        reserved: money(approval.base + covered(approval.extra)),
        exposure: openingNotional(approval.wish),
      },
    });
  }
};

const inOrder = (a: SignalsRaised, b: SignalsRaised): number =>
  a.strategyId < b.strategyId ? -1 : Number(a.strategyId > b.strategyId);

/** Targets of one instant, and those still unmet, become orders: reductions first, then entries. */
export const reviewTargets = (
  command: ReviewTargets,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const { terms, index } = context;
  const { signals, valuation } = command.data;
  const draft = new Draft(account);
  for (const raised of [...signals].sort(inOrder))
    setTargets(draft, raised, {
      terms,
      valuation,
      find: ({ instrumentId }) => index.find(raised.strategyId, instrumentId),
    });
  const marks = new Map(command.data.marks.map((mark) => [mark.instrumentId, mark]));
  const wishes = collect(draft, marks, context);
  if (wishes.length === 0) return draft.events;
  const room = roomFor(draft, wishes, { terms, valuation });
  const scaled = scaleEntries(draft, wishes, room, terms);
  const reviewer = new Reviewer(draft, context, command, room);
  for (const wish of scaled) if (wish.opening === 0n) reviewer.review(wish);
  for (const wish of scaled) if (wish.opening > 0n) reviewer.review(wish);
  approve(draft, reviewer, command, terms);
  return draft.events;
};
