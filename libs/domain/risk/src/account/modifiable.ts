import { absolute } from '@stratvector/model';
import type { OrderModification, OrderTicket, Price } from '@stratvector/model';
import type { DeniedReason } from './denied-reason.ts';
import type { ModificationCommand } from './events.ts';
import type { Changed } from './modification-review.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account, OpenOrder } from './state.ts';

type Asked = ModificationCommand['data'];
type Rule = (asked: Asked, changed: Changed, account: Account) => DeniedReason | null;

const ending: Rule = (_asked, { order }) => (order.canceling ? { code: 'ORDER_ENDING' } : null);

const sliced: Rule = (_asked, { order }) => (order.sliced ? { code: 'ORDER_SLICED' } : null);

const pending: Rule = ({ orderId }, _changed, { modifications }) => {
  const other = modifications.find((one) => one.orderId === orderId);
  return other ? { code: 'MODIFICATION_PENDING', revision: other.revision } : null;
};

const stale: Rule = ({ revision: seen }, { order: { revision } }) =>
  seen === revision ? null : { code: 'REVISION_STALE', revision, seen };

const aboveFilled: Rule = ({ change: { quantity } }, { order: { filled } }) =>
  quantity > filled ? null : { code: 'QUANTITY_NOT_ABOVE_FILLED', quantity, filled };

/** What is wanted of a target is asked for whatever happens to its orders; prices are theirs. */
const ofTarget: Rule = ({ change: { quantity } }, { slot, order }) =>
  slot.target !== null && quantity !== order.ticket.quantity
    ? { code: 'QUANTITY_OF_TARGET', quantity }
    : null;

/** A change turns no order into one of another type; a stop that trails is the market's to move. */
const typed: Rule = ({ change }, { order: { ticket } }) => {
  const isKept = (asked: Price | null, had: Price | null) => (asked === null) === (had === null);
  return isKept(change.limitPrice, ticket.limitPrice) && isKept(change.stopPrice, ticket.stopPrice)
    ? null
    : { code: 'PRICE_OF_OTHER_TYPE', type: ticket.type };
};

/** What only reduces leaves room for what else reduces. */
const reduces: Rule = ({ change: { quantity } }, { slot, order, place }, account) => {
  if (!order.ticket.reduceOnly || quantity <= order.ticket.quantity) return null;
  const { orders, position } = account.slots[place.slot] ?? EMPTY_SLOT;
  const others = orders
    .filter(({ id, side }) => id !== order.id && side === order.side)
    .reduce((sum, { remaining }) => sum + absolute(remaining), 0n);
  const held = absolute(slot.position);
  const left = quantity - order.filled;
  const isAgainst = position > 0n === (order.side === 'sell') && position !== 0n;
  return isAgainst && left + others <= held
    ? null
    : { code: 'REDUCES_MORE_THAN_HELD', quantity, held };
};

/** First what makes the order unfit to be changed at all, then what is wrong with the change. */
const RULES: readonly Rule[] = [
  ending,
  sliced,
  pending,
  stale,
  aboveFilled,
  typed,
  ofTarget,
  reduces,
];

/** Why the order cannot be changed so, before any limit is asked; the first that fails denies. */
export const obstacleOf: Rule = (asked, changed, account) => {
  for (const rule of RULES) {
    const reason = rule(asked, changed, account);
    if (reason) return reason;
  }
  return null;
};

const isNoWorse = (
  { side, limitPrice: had }: Pick<OrderTicket, 'side' | 'limitPrice'>,
  asked: Price | null,
): boolean => {
  if (asked === null || had === null) return asked === had;
  return side === 'buy' ? asked <= had : asked >= had;
};

/** No more of it, at no worse a limit, and no stop that another order could meet anew. */
export const easesOnly = ({ ticket }: OpenOrder, change: OrderModification): boolean =>
  change.quantity <= ticket.quantity &&
  isNoWorse(ticket, change.limitPrice) &&
  change.stopPrice === ticket.stopPrice;
