import { add, divideCeil, greatest, least, money } from '@stratvector/model';
import type { Money, OrderModification, OrderSide, OrderTicket, Price } from '@stratvector/model';
import type { AccountContext } from './context.ts';
import type { ControlRefusal } from './control-refusal.ts';
import type { DeniedReason } from './denied-reason.ts';
import type { AccountEvent, ModificationCommand } from './events.ts';
import { isBlank } from './kill-switch.ts';
import { easesOnly, obstacleOf } from './modifiable.ts';
import { limitTerms, reviewChange } from './modification-review.ts';
import type { Changed, Reviewed } from './modification-review.ts';
import { openingPart } from './opening.ts';
import { remainingOf } from './settling.ts';
import type { SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account, OpenOrder, Terms } from './state.ts';

type Asked = ModificationCommand['data'];

const NONE = 0n as Money;

const deny = (
  { orderId, revision, change, by, reason }: Asked,
  { slot, strategyId, instrumentId }: SlotTerms,
  denied: DeniedReason,
): AccountEvent => {
  const about = { slot, strategyId, instrumentId, orderId, revision };
  return { type: 'ModificationDenied', data: { ...about, change, by, reason, denied } };
};

/** The more aggressive of two limits; without one an order goes to any price. */
const furthest = (side: OrderSide, a: Price | null, b: Price | null): Price | null => {
  if (a === null || b === null) return null;
  return side === 'buy' ? greatest(a, b) : least(a, b);
};

/** Of what an order has set aside, the part of a smaller one; rounded up. */
const partOf = (amount: Money, part: bigint, whole: bigint): Money =>
  whole === 0n || part >= whole ? amount : money(divideCeil(amount * part, whole));

/** What the order sets aside today. */
const termsOf = (
  { ticket, filled, reserved, exposure }: OpenOrder,
  position: Changed['position'],
): Terms => ({
  ticket,
  opening: openingPart(remainingOf(ticket, filled), position),
  reserved,
  exposure,
});

/** Smaller or at a better price it needs no more than it has: no check could deny it. */
const eased = (before: Terms, ticket: OrderTicket, { order, position }: Changed): Terms => {
  const opening = openingPart(remainingOf(ticket, order.filled), position);
  return {
    ticket,
    opening,
    reserved: partOf(before.reserved, opening, before.opening),
    exposure: partOf(before.exposure, opening, before.opening),
  };
};

/** Terms that set aside what their own limit takes, where that is less. */
const atOwnLimit = (terms: Terms, own: ReturnType<typeof limitTerms>): Terms =>
  own
    ? {
        ticket: terms.ticket,
        opening: terms.opening,
        reserved: least(terms.reserved, own.reserved),
        exposure: least(terms.exposure, own.exposure),
      }
    : terms;

/** What is still free covers the way to the worst price as far as it goes. */
const reviewed = ({ approval, free, opening, exposure }: Reviewed, ticket: OrderTicket): Terms => {
  const covered = least(approval.extra, greatest(free, NONE));
  return { ticket, opening, reserved: add(approval.base, covered), exposure };
};

const approved = (
  { by, reason }: Asked,
  { order, place, position }: Changed,
  { after, cover }: { after: Terms; cover: Terms },
): AccountEvent => {
  const before = termsOf(order, position);
  const { id: orderId, filled, side } = order;
  const revision = order.revision + 1;
  const larger = before.ticket.quantity > after.ticket.quantity ? before.ticket : after.ticket;
  const modification = { slot: place.slot, orderId, revision, before, after, filled };
  return {
    type: 'ModificationApproved',
    data: {
      modification,
      by,
      reason,
      remaining: remainingOf(larger, filled),
      limitPrice: furthest(side, order.limitPrice, after.ticket.limitPrice),
      reserved: greatest(before.reserved, cover.reserved),
      exposure: greatest(before.exposure, cover.exposure),
    },
  };
};

const refusalOf = (by: string, place: SlotTerms | undefined): ControlRefusal | null => {
  if (isBlank(by)) return 'NAME_MISSING';
  return place ? null : 'SCOPE_UNKNOWN';
};

const isSame = (ticket: OrderTicket, change: OrderModification): boolean =>
  ticket.quantity === change.quantity &&
  ticket.limitPrice === change.limitPrice &&
  ticket.stopPrice === change.stopPrice;

/** What stands so already or is on its way to: nothing is asked for, or the same again. */
const isRepeat = (
  { orderId, revision, change }: Asked,
  order: OpenOrder,
  account: Account,
): boolean => {
  const pending = account.modifications.find((one) => one.orderId === orderId);
  const isSeen = order.revision === revision || order.revision === revision + 1;
  return isSeen && isSame(pending?.after.ticket ?? order.ticket, change);
};

const decided = (
  command: ModificationCommand,
  changed: Changed,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const { data: asked } = command;
  const { place, order } = changed;
  const obstacle = obstacleOf(asked, changed, account);
  if (obstacle) return [deny(asked, place, obstacle)];
  const { quantity, limitPrice, stopPrice } = asked.change;
  const ticket = { ...order.ticket, quantity, limitPrice, stopPrice };
  const own = limitTerms({ ...changed, ticket }, command, account, context);
  const approve = (cover: Terms): AccountEvent =>
    approved(asked, changed, { after: atOwnLimit(cover, own), cover });
  if (easesOnly(order, asked.change))
    return [approve(eased(termsOf(order, changed.position), ticket, changed))];
  // A part of it may still fill at the old limit, and the rest at the new one.
  const worst = { ...ticket, limitPrice: furthest(order.side, order.limitPrice, limitPrice) };
  const { cancels, denied, passed } = reviewChange(
    command,
    { ...changed, ticket: worst },
    account,
    context,
  );
  return [...cancels, passed ? approve(reviewed(passed, ticket)) : deny(asked, place, denied)];
};

/**
 * A working order is to stand otherwise. What it would newly take passes the review of a new order, as
 * if the present one were not there; what takes less passes always. Either way the order stands as the
 * larger and more aggressive of both until the venue has answered.
 */
export const reviewModification = (
  command: ModificationCommand,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const { by, strategyId, instrumentId, orderId } = command.data;
  const place = context.index.find(strategyId, instrumentId);
  const refusal = refusalOf(by, place);
  if (!place || refusal) {
    const scope = { kind: 'position', strategyId, instrumentId } as const;
    const data = { control: 'modify', scope, by, refusal: refusal ?? 'SCOPE_UNKNOWN' } as const;
    return [{ type: 'ControlRefused', data }];
  }
  const slot = account.slots[place.slot] ?? EMPTY_SLOT;
  const order = slot.orders.find(({ id }) => id === orderId);
  if (!order) return [deny(command.data, place, { code: 'ORDER_UNKNOWN' })];
  if (isRepeat(command.data, order, account)) return [];
  const changed = { place, slot, order, position: slot.position };
  return decided(command, changed, account, context);
};
