import type { OrderIdea } from '@stratvector/contracts';
import { millisecondsOf } from '@stratvector/kernel';
import type { ClientOrderId, Quantity } from '@stratvector/model';
import type { AccountContext } from './context.ts';
import type { ControlRefusal } from './control-refusal.ts';
import type { DeniedReason } from './denied-reason.ts';
import { Draft } from './draft.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import { isBlank } from './kill-switch.ts';
import { ideaWishes, reviewWishes } from './review.ts';
import type { SlotTerms } from './slot-index.ts';
import type { Account, DeskOrder } from './state.ts';
import { setTargets } from './targets.ts';

type ReviewOrder = Extract<AccountCommand, { type: 'ReviewOrder' }>;

const NOTHING = 0n as Quantity;

/** Everything that makes two orders the same to a market: all of an idea, and whose it is. */
const contentOf = ({ strategyId, instrumentId, idea }: ReviewOrder['data']): string => {
  const trail =
    idea.trail && (idea.trail.kind === 'amount' ? idea.trail.amount : idea.trail.fraction);
  return [
    strategyId,
    instrumentId,
    ...Object.values({ ...idea, trail } satisfies Record<keyof OrderIdea, unknown>),
  ].join('|');
};

/** A soft block: whoever says why may pass it, one order at a time. */
const duplicateOf = (
  { at, data }: ReviewOrder,
  content: string,
  { deskOrders }: Account,
  windowMs: number | null,
): DeniedReason | null => {
  if (windowMs === null || (data.override !== null && !isBlank(data.override))) return null;
  for (const { requestId, placed, content: earlier, atMs } of deskOrders) {
    const ageMs = millisecondsOf(at) - atMs;
    if (placed && earlier === content && !(ageMs > windowMs))
      return { code: 'DUPLICATE_ORDER', earlier: requestId, ageMs, windowMs };
  }
  return null;
};

const refusalOf = ({ by }: ReviewOrder['data'], place: SlotTerms | undefined) => {
  if (isBlank(by)) return 'NAME_MISSING' satisfies ControlRefusal;
  return place ? null : ('SCOPE_UNKNOWN' satisfies ControlRefusal);
};

/** The order as an idea of its book: sized, cut, checked and reserved like one of a strategy. */
const review = (
  draft: Draft,
  command: ReviewOrder,
  duplicate: DeniedReason | null,
  { context, place }: { context: AccountContext; place: SlotTerms },
): void => {
  const { mark, idea, reason, valuation } = command.data;
  const { strategyId, instrumentId, slot } = place;
  const price = mark.price;
  if (duplicate) {
    const quantity = idea.quantity ?? NOTHING;
    const data = { slot, strategyId, instrumentId, quantity, price, reason: duplicate };
    draft.raise({ type: 'OrderDenied', data });
    return;
  }
  const signal = {
    instrumentId,
    intent: { kind: 'order', idea },
    reason,
    decisionPrice: price,
    barSequence: 0,
    volatility: null,
    validUntil: null,
  } as const;
  const { id: accountId } = context.terms;
  const closeTime = command.at;
  const raised = { topic: 'strategy.signal.v1', accountId, strategyId, closeTime } as const;
  const asked = { valuation, volatilities: new Map() };
  setTargets(draft, { ...raised, signals: [signal] }, context, asked);
  reviewWishes(draft, ideaWishes(draft, [mark], context.terms), command, context);
};

const ordersOf = (events: readonly AccountEvent[]): readonly ClientOrderId[] =>
  events.flatMap((event) =>
    event.type === 'OrderApproved' ? [event.data.ticket.clientOrderId] : [],
  );

/**
 * An order of a desk, for one of the account's books. It passes the review of every other order and,
 * first of all, is looked at for its likeness: the same request is a duplicate, the same content in a
 * short time is denied unless a reason is given. Strategies are not held to that: their repeats are the
 * rest of a target.
 */
export const reviewOrder = (
  command: ReviewOrder,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const { requestId, by, strategyId, instrumentId, override, reason } = command.data;
  if (account.deskOrders.some((known) => known.requestId === requestId)) return [];
  const place = context.index.find(strategyId, instrumentId);
  const refusal = refusalOf(command.data, place);
  if (!place || refusal) {
    const scope = { kind: 'position', strategyId, instrumentId } as const;
    const data = { control: 'order', scope, by, refusal: refusal ?? 'SCOPE_UNKNOWN' } as const;
    return [{ type: 'ControlRefused', data }];
  }
  const { duplicateWindowMs: windowMs } = context.terms.limits;
  const content = contentOf(command.data);
  const draft = new Draft(account);
  review(draft, command, duplicateOf(command, content, account, windowMs), { context, place });
  const orderIds = ordersOf(draft.events);
  const order: DeskOrder = {
    requestId,
    content,
    atMs: millisecondsOf(command.at),
    placed: orderIds.length > 0,
  };
  draft.conclude({
    type: 'DeskOrderReviewed',
    data: { order, by, reason, override, orderIds, windowMs },
  });
  return draft.events;
};
