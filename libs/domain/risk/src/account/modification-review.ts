import type { OrderIdea } from '@stratvector/contracts';
import { absolute, add } from '@stratvector/model';
import type { Money, OrderTicket, Quantity } from '@stratvector/model';
import { roomFor } from './allocation.ts';
import type { AccountContext } from './context.ts';
import type { DeniedReason } from './denied-reason.ts';
import { Draft } from './draft.ts';
import type { AccountEvent, ModificationCommand } from './events.ts';
import { evolve } from './evolve.ts';
import type { Approval } from './review-terms.ts';
import { Reviewer } from './reviewer.ts';
import { remainingOf } from './settling.ts';
import { cutOfOrder, equityOf } from './sizing.ts';
import type { SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account, OpenOrder, Slot, Terms } from './state.ts';
import { withOpening, wishOfIdea } from './wish.ts';
import type { Wish } from './wish.ts';

/** A working order that is to stand otherwise, and where it belongs. */
export interface Changed {
  readonly place: SlotTerms;
  readonly slot: Slot;
  readonly order: OpenOrder;
  readonly position: Quantity;
}

type Rewritten = Changed & { readonly ticket: OrderTicket };

/** What the review allows. */
export interface Reviewed {
  readonly approval: Approval;
  readonly opening: Quantity;
  readonly exposure: Money;
  /** Cash that nothing is reserved against, once it is. */
  readonly free: Money;
}

/** `cancels`: orders that have to go first, where the policy for self-trades asks for it. */
export type ChangeReview = { readonly cancels: readonly AccountEvent[] } & (
  | { readonly passed: Reviewed; readonly denied: null }
  | { readonly passed: null; readonly denied: DeniedReason }
);

const NOTHING = 0n as Quantity;
const FREE = 0n as Money;

/** The account as if the order were not there: then what it is to be is reviewed as any other. */
const without = (account: Account, { place, order }: Changed): Account => {
  const { slot, strategyId, instrumentId } = place;
  const about = { slot, strategyId, instrumentId, orderId: order.id };
  const data = { ...about, ended: 'canceled', code: 'REPLACED' } as const;
  return evolve(account, { type: 'OrderReleased', data });
};

const ideaOf = (ticket: OrderTicket): OrderIdea => ({
  side: ticket.side,
  type: ticket.type,
  quantity: ticket.quantity,
  riskFraction: null,
  limitPrice: ticket.limitPrice,
  stopPrice: ticket.stopPrice,
  trail: ticket.trail,
  timeInForce: ticket.timeInForce,
  goodTill: ticket.goodTill,
  bracketStop: ticket.bracket?.stop ?? null,
  bracketTarget: ticket.bracket?.target ?? null,
});

/**
 * What still works of the order as it is to be. Only one that is sure to reduce counts as reducing:
 * another one opens once what it would close has gone elsewhere.
 */
const wishFor = (
  { place, ticket, order }: Rewritten,
  account: Account,
  { data: { mark, reason } }: ModificationCommand,
  { terms }: AccountContext,
): Wish => {
  const quantity = remainingOf(ticket, order.filled);
  const pending = { place, idea: ideaOf(ticket), quantity, reason };
  const slot = account.slots[place.slot] ?? EMPTY_SLOT;
  const wish = wishOfIdea(pending, slot, mark, terms);
  if (ticket.reduceOnly || wish.opening > 0n) return wish;
  const closing = { closing: NOTHING, closed: FREE, closingCosts: FREE };
  return { ...withOpening(wish, absolute(quantity), terms), ...closing };
};

/** Limits of one order are on the whole of it, what has filled included. */
const wholeDenied = (
  wish: Wish,
  { ticket }: Rewritten,
  reviewer: Reviewer,
  { terms, checks }: AccountContext,
): DeniedReason | null => {
  const whole = { ...withOpening(wish, ticket.quantity, terms), closing: NOTHING };
  for (const check of checks.size) {
    const reason = check(whole, reviewer);
    if (reason) return reason;
  }
  return null;
};

/** An order that works is not cut to what a limit leaves: it stays as it is. */
const positionDenied = (
  { place, side, mark }: Wish,
  { ticket, order }: Rewritten,
  slot: Slot,
  { context: { terms }, command }: { context: AccountContext; command: ModificationCommand },
): DeniedReason | null => {
  if (ticket.reduceOnly) return null;
  const { position, orders } = slot;
  const to = orders
    .filter((other) => other.side === side)
    .reduce(
      (sum, { remaining }) => add(sum, remaining),
      add(position, remainingOf(ticket, order.filled)),
    );
  const equity = equityOf(terms, place, command.data.valuation);
  const sizing = {
    terms,
    place,
    equity,
    price: mark.price,
    volatility: null,
    volatilities: new Map(),
  };
  const cut = cutOfOrder(sizing, to, position);
  if (!cut) return null;
  return cut.by === 'allow_short'
    ? { code: 'SHORT_NOT_ALLOWED' }
    : { code: 'POSITION_EXCEEDS_MAX', position: to, max: cut.to };
};

/**
 * What a limit order sets aside at its own limit, for what remains of it; null for an order without one,
 * and where no price tells its costs.
 */
export const limitTerms = (
  changed: Rewritten,
  command: ModificationCommand,
  account: Account,
  context: AccountContext,
): Pick<Terms, 'reserved' | 'exposure'> | null => {
  if (changed.ticket.limitPrice === null || command.data.mark.price <= 0n) return null;
  const wish = wishFor(changed, without(account, changed), command, context);
  return { reserved: add(wish.opened, wish.openingCosts), exposure: wish.opened };
};

/** The order that is to be, by the ordered checks of every order: the first that fails denies. */
export const reviewChange = (
  command: ModificationCommand,
  changed: Rewritten,
  account: Account,
  context: AccountContext,
): ChangeReview => {
  const ended = account.ended.find((one) => one.instrumentId === changed.place.instrumentId);
  if (ended) return { cancels: [], passed: null, denied: { code: ended.cause } };
  const draft = new Draft(without(account, changed));
  const slot = draft.account.slots[changed.place.slot] ?? EMPTY_SLOT;
  const wish = wishFor(changed, draft.account, command, context);
  const { terms } = context;
  const room = roomFor(draft, [wish], { terms, valuation: command.data.valuation });
  const reviewer = new Reviewer(draft, context, command, room);
  const whole = wholeDenied(wish, changed, reviewer, context);
  if (whole) return { cancels: [], passed: null, denied: whole };
  reviewer.review(wish);
  return outcomeOf(draft, reviewer, wish, () =>
    positionDenied(wish, changed, slot, { context, command }),
  );
};

const outcomeOf = (
  { events }: Draft,
  { approvals, free }: Reviewer,
  { opening, opened: exposure }: Wish,
  overMax: () => DeniedReason | null,
): ChangeReview => {
  const cancels = events.filter(({ type }) => type === 'CancelOrdered');
  for (const { type, data } of events)
    if (type === 'OrderDenied') return { cancels, passed: null, denied: data.reason };
  const [approval] = approvals;
  const denied = overMax();
  if (denied || !approval)
    return { cancels: [], passed: null, denied: denied ?? { code: 'MARK_MISSING' } };
  return { cancels, denied: null, passed: { approval, opening, exposure, free } };
};
