import type { OrderFact, OrderFactMessage } from '@stratvector/contracts';
import { add, divideFloor, money, negate, notional, subtract } from '@stratvector/model';
import type { Money, Quantity, VenueFill } from '@stratvector/model';
import { costsAlone, takenBack } from './amending.ts';
import type { AccountEvent } from './events.ts';
import type { AccountContext } from './context.ts';
import { followProtection, isProtective } from './protective.ts';
import { openingPart } from './opening.ts';
import { settle } from './settling.ts';
import { signOf } from './sizing.ts';
import { trade } from './position.ts';
import type { SlotTerms } from './slot-index.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account, OpenOrder, Slot } from './state.ts';
import { sharesAccount } from './terms.ts';
import type { AccountTerms } from './terms.ts';

const NONE = 0n as Money;
const ALL = 1n as Quantity;

/** How much of what an order set aside a fill frees: `part` of `whole`. */
interface Freed {
  readonly part: Quantity;
  readonly whole: Quantity;
}

/**
 * An order sets aside for what it opens, so a fill frees by what it opens: the part of a turn that closes
 * frees nothing. The last fill frees all that is left, and so does one of more than was ordered.
 */
const freedBy = ({ remaining }: OpenOrder, quantity: Quantity, position: Quantity): Freed =>
  remaining === quantity
    ? { part: ALL, whole: ALL }
    : { part: openingPart(quantity, position), whole: openingPart(remaining, position) };

const shareOf = (amount: Money, { part, whole }: Freed): Money => {
  if (part === 0n) return NONE;
  return part >= whole ? amount : money(divideFloor(amount * part, whole));
};

/** Whether the strategy has said flat or the opposite since it wanted what is held. */
const hasLeft = ({ target, kind, intent }: Slot, side: number): boolean =>
  target !== null && (kind === 'direction' || kind === 'weight') && signOf(intent) !== side;

/** After a protective exit what the strategy said last waits for a new signal. */
const blockedSign = (message: OrderFactMessage, place: SlotTerms, slot: Slot): number => {
  if (!isProtective(message) || place.strategy.reentry === 'next-bar') return 0;
  const side = slot.position > 0n ? 1 : -1;
  return hasLeft(slot, side) ? 0 : side;
};

type FillBooked = Extract<AccountEvent, { type: 'FillBooked' }>;

const bookFill = (
  message: OrderFactMessage,
  fill: VenueFill,
  place: SlotTerms,
  { account, terms }: { account: Account; terms: AccountTerms },
): FillBooked => {
  const slot = account.slots[place.slot] ?? EMPTY_SLOT;
  const quantity = message.side === 'buy' ? fill.quantity : negate(fill.quantity);
  const paid = notional(place.instrument, quantity, fill.price);
  const after = trade(slot, quantity, paid, terms.costBasis);
  const order = slot.orders.find(({ id }) => id === message.orderId);
  const costs = add(fill.commission, fill.fees);
  const freed = order ? freedBy(order, quantity, slot.position) : null;
  return {
    type: 'FillBooked',
    data: {
      slot: place.slot,
      strategyId: place.strategyId,
      instrumentId: place.instrumentId,
      orderId: message.orderId,
      role: message.role,
      quantity,
      price: fill.price,
      notional: paid,
      commission: fill.commission,
      fees: fill.fees,
      realized: after.realized,
      positionAfter: after.position,
      costAfter: after.cost,
      lotsAfter: after.lots,
      cashAfter: subtract(account.cash, add(paid, costs)),
      freed: order && freed ? shareOf(order.reserved, freed) : NONE,
      freedExposure: order && freed ? shareOf(order.exposure, freed) : NONE,
      blocks: blockedSign(message, place, slot),
    },
  };
};

type Ended = 'canceled' | 'expired' | 'rejected';
type Closed = Extract<OrderFact, { kind: 'closed' }>;

/** What never came to the venue waits for its target to change, as what a venue has rejected. */
const ENDED_AS: Readonly<Record<Closed['code'], Ended>> = {
  NOT_AT_VENUE: 'rejected',
  FILLED: 'canceled',
  RESOLVED: 'canceled',
};

/** It is no exit of its own, so nothing waits for a new signal after it. */
const amended = (...about: Parameters<typeof bookFill>): AccountEvent => {
  const { data } = bookFill(...about);
  const lotsAfter = data.lotsAfter.filter((lot) => lot.quantity !== 0n);
  return { type: 'FillBooked', data: { ...data, lotsAfter, blocks: 0 } };
};

const release = (
  { orderId }: OrderFactMessage,
  { slot, strategyId, instrumentId }: SlotTerms,
  account: Account,
  [ended, code]: readonly [Ended, string],
): readonly AccountEvent[] => {
  const known = account.slots[slot]?.orders.some(({ id }) => id === orderId);
  if (!known) return [];
  const data = { slot, strategyId, instrumentId, orderId, ended, code };
  return [{ type: 'OrderReleased', data }];
};

/** The books follow every fact of an order; a fact about an order that has ended is a duplicate. */
export const recordOrderFact = (
  message: OrderFactMessage,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const place = context.index.find(message.strategyId, message.instrumentId);
  if (!place) return [];
  const booked = book(message, place, account, context);
  return sharesAccount(context.terms) && isProtective(message)
    ? [...booked, ...followProtection(message, place, account)]
    : booked;
};

const book = (
  message: OrderFactMessage,
  place: SlotTerms,
  account: Account,
  { terms }: AccountContext,
): readonly AccountEvent[] => {
  const { fact } = message;
  switch (fact.kind) {
    case 'filled':
      return [bookFill(message, fact.fill, place, { account, terms })];
    case 'busted':
      return [amended(message, takenBack(fact.fill), place, { account, terms })];
    case 'charged': {
      const fill = costsAlone(fact, { price: message.decisionPrice, at: message.at });
      return [amended(message, fill, place, { account, terms })];
    }
    case 'closed':
      return release(message, place, account, [ENDED_AS[fact.code], fact.code]);
    case 'canceled':
    case 'rejected':
      return release(message, place, account, [fact.kind, fact.code]);
    case 'expired':
      return release(message, place, account, ['expired', 'TIME_IN_FORCE']);
    case 'modified':
    case 'modify-rejected':
      return settle(message.orderId, fact, account);
    case 'submitted':
    case 'accepted':
    case 'unknown':
    case 'armed':
    case 'updated':
      return [];
  }
};
