import type { OrderChange, Signal, SignalsRaised } from '@stratvector/contracts';
import { clientOrderId } from '@stratvector/model';
import type { ClientOrderId, OrderModification, Price, Quantity } from '@stratvector/model';
import type { AccountContext, ReviewTargets } from './context.ts';
import type { Draft } from './draft.ts';
import type { Mark, ModificationCommand } from './events.ts';
import { reviewModification } from './modify.ts';
import { EMPTY_SLOT } from './state.ts';
import type { OpenOrder } from './state.ts';

/** Without a price of this instant what takes more is denied. */
const markOf = (review: ReviewTargets, { instrumentId }: Signal): Mark =>
  review.data.marks.find((mark) => mark.instrumentId === instrumentId) ?? {
    instrumentId,
    price: 0n as Price,
    windowPrice: null,
    at: review.at,
    high: 0,
    low: 0,
    volume: 0,
  };

/** What is not asked for stays as it is. */
const modificationOf = (
  { quantity, limitPrice, stopPrice }: OrderChange,
  stands: OrderModification,
): OrderModification => ({
  quantity: quantity ?? stands.quantity,
  limitPrice: limitPrice ?? stands.limitPrice,
  stopPrice: stopPrice ?? stands.stopPrice,
});

/** Of an order that is not there. */
const NOTHING: OrderModification = {
  quantity: 0n as Quantity,
  limitPrice: null,
  stopPrice: null,
};

const commandOf = (
  review: ReviewTargets,
  { strategyId }: SignalsRaised,
  signal: Signal,
  asked: { change: OrderChange; order: OpenOrder | undefined },
): ModificationCommand => {
  const { order, change } = asked;
  const { instrumentId, reason } = signal;
  const { valuation, statistics } = review.data;
  const orderId: ClientOrderId = order?.id ?? clientOrderId(change.name);
  return {
    type: 'ReviewModification',
    at: review.at,
    data: {
      strategyId,
      instrumentId,
      orderId,
      revision: order?.revision ?? 0,
      change: modificationOf(change, order?.ticket ?? NOTHING),
      by: strategyId,
      reason,
      mark: markOf(review, signal),
      valuation,
      statistics,
    },
  };
};

/** The orders that strategies have named by their reason are to stand otherwise. */
export const reviewChanges = (
  draft: Draft,
  raised: SignalsRaised,
  review: ReviewTargets,
  context: AccountContext,
): void => {
  for (const signal of raised.signals) {
    if (signal.intent.kind !== 'change') continue;
    const { change } = signal.intent;
    const place = context.index.find(raised.strategyId, signal.instrumentId);
    const { orders } = draft.account.slots[place?.slot ?? -1] ?? EMPTY_SLOT;
    const order = orders.findLast(({ ticket }) => ticket.reason === change.name);
    const command = commandOf(review, raised, signal, { change, order });
    for (const event of reviewModification(command, draft.account, context)) draft.raise(event);
  }
};
