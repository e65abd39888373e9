import type { OrderFact } from '@stratvector/contracts';
import { divideCeil, least, money, negate, subtract } from '@stratvector/model';
import type { ClientOrderId, Money, OrderTicket, Quantity } from '@stratvector/model';
import type { AccountEvent } from './events.ts';
import { openingPart } from './opening.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account, OpenOrder, Terms } from './state.ts';

const NONE = 0n as Money;

type Answer = Extract<OrderFact, { kind: 'modified' | 'modify-rejected' }>;

/** What of an order with such a ticket may still fill, signed; never less than nothing. */
export const remainingOf = (
  { side, quantity }: Pick<OrderTicket, 'side' | 'quantity'>,
  filled: Quantity,
): Quantity => {
  const left = quantity > filled ? subtract(quantity, filled) : (0n as Quantity);
  return side === 'buy' ? left : negate(left);
};

interface Left {
  readonly opening: Quantity;
  readonly of: Quantity;
}

/** Rounded up, and never more than stands: an answer frees, it takes nothing more. */
const leftOf = (amount: Money, standing: Money, { opening, of }: Left): Money => {
  if (of === 0n || opening >= of) return least(amount, standing);
  return least(money(divideCeil(amount * opening, of)), standing);
};

/** What one of the terms of an order sets aside, once so much of it has filled. */
const reservationOf = (
  { opening: of, ticket, reserved, exposure }: Terms,
  order: OpenOrder,
  position: Quantity,
): { remaining: Quantity; reserved: Money; exposure: Money } => {
  const remaining = remainingOf(ticket, order.filled);
  if (remaining === 0n) return { remaining, reserved: NONE, exposure: NONE };
  const left = { opening: openingPart(remaining, position), of };
  return {
    remaining,
    reserved: leftOf(reserved, order.reserved, left),
    exposure: leftOf(exposure, order.exposure, left),
  };
};

/** The venue's answer to a change; one that nobody waits for is a duplicate. */
export const settle = (
  orderId: ClientOrderId,
  { kind, revision }: Answer,
  account: Account,
): readonly AccountEvent[] => {
  const asked = account.modifications.find((one) => one.orderId === orderId);
  if (asked?.revision !== revision) return [];
  const { slot } = asked;
  const { orders, position } = account.slots[slot] ?? EMPTY_SLOT;
  const order = orders.find(({ id }) => id === orderId);
  if (!order) return [];
  const outcome = kind === 'modified' ? 'modified' : 'rejected';
  const terms = kind === 'modified' ? asked.after : asked.before;
  const { ticket } = terms;
  const left = reservationOf(terms, order, position);
  const data = { slot, orderId, revision, outcome, ticket, ...left } as const;
  return [{ type: 'ModificationSettled', data }];
};
