import { add } from '@stratvector/model';
import type {
  ClientOrderId,
  InstrumentId,
  Money,
  OrderSide,
  OrderTicket,
  Price,
  Quantity,
  RateMark,
} from '@stratvector/model';
import type { Activity } from './activity.ts';
import type { Latch, LatchCause } from './latch.ts';

/** An order of ours that may still fill, protective orders aside. */
export interface OpenOrder {
  readonly id: ClientOrderId;
  readonly side: OrderSide;
  /** Signed like the position change. */
  readonly remaining: Quantity;
  /** Cash still set aside for what remains. */
  readonly reserved: Money;
  /** Room taken of the exposure limits by the opening part of what remains. */
  readonly exposure: Money;
  readonly limitPrice: Price | null;
  /** An algorithm works it over time. */
  readonly sliced: boolean;
  /** We asked for its end; it may still fill. */
  readonly canceling: boolean;
  /** As it was approved last. */
  readonly ticket: OrderTicket;
  /** Unsigned; with what remains the whole order. */
  readonly filled: Quantity;
  /** How many changes of it were approved. */
  readonly revision: number;
}

/** What one of the terms that an order may have sets aside. */
export interface Terms {
  readonly ticket: OrderTicket;
  /** Of what remained of it when the change was approved, what opens or adds. */
  readonly opening: Quantity;
  readonly reserved: Money;
  readonly exposure: Money;
}

/**
 * A change of a working order that the venue has not answered yet. Until it has, the order stands in the
 * account as the larger and the more aggressive of both.
 */
export interface Modification {
  readonly slot: number;
  readonly orderId: ClientOrderId;
  readonly revision: number;
  readonly before: Terms;
  readonly after: Terms;
  /** What had filled when it was approved. */
  readonly filled: Quantity;
}

/** An order at the venue that guards a position; followed where several strategies share an account. */
export interface ProtectiveOrder {
  readonly id: ClientOrderId;
  readonly slot: number;
  readonly instrumentId: InstrumentId;
  readonly side: OrderSide;
  /** The whole order, what has filled included. */
  readonly quantity: Quantity;
  readonly limitPrice: Price | null;
  /** Null with the limit too where its level moves and is not told. */
  readonly stopPrice: Price | null;
}

/** An order that a person asked for, as long as it is looked at for its likeness. */
export interface DeskOrder {
  readonly requestId: string;
  /** All that makes two orders the same. */
  readonly content: string;
  readonly atMs: number;
  readonly placed: boolean;
}

/** One FIFO lot; with average cost there is none. */
export interface Lot {
  readonly quantity: Quantity;
  readonly cost: Money;
}

export type TargetKind = 'none' | 'direction' | 'weight' | 'order' | 'rule';

/** What one strategy holds and wants of one instrument. */
export interface Slot {
  /** Signed. */
  readonly position: Quantity;
  /** Total cost of the position, signed like it. */
  readonly cost: Money;
  readonly lots: readonly Lot[];
  /** The quantity wanted; null when nothing is wanted from here on. */
  readonly target: Quantity | null;
  /** What raised the target; an order idea ends it, is asked for once and leaves none behind. */
  readonly kind: TargetKind;
  /** The intent the target came from: −1, 0, 1 for directions, a fraction × 10^9 for weights. */
  readonly intent: bigint;
  readonly reason: string;
  readonly orders: readonly OpenOrder[];
  /** Signed sum over `orders`. */
  readonly working: Quantity;
  /** The sign that is ignored after a protective exit; 0 when none is. */
  readonly blocked: number;
  /** A venue rejection ends the retries of this target. */
  readonly rejected: boolean;
  /** The last denial of this target, so that the same one is not told at every bar. */
  readonly denied: string;
  /** Fills in this session, for the repeated-execution throttle. */
  readonly executions: number;
}

/** Why an instrument trades no longer in this account. */
export type EndCause = 'DATA_ENDED' | 'DELISTED';

interface Ended {
  readonly instrumentId: InstrumentId;
  readonly cause: EndCause;
}

/** From what a loss limit is measured after persons have lifted its latch. */
export interface LossBaseline {
  readonly cause: LatchCause;
  /** What it was measured from before; it counts again once that has been surpassed. */
  readonly reference: Money;
  /** Equity when it was lifted. */
  readonly equity: Money;
}

export interface Account {
  readonly status: 'unopened' | 'active';
  readonly cash: Money;
  readonly reserved: Money;
  readonly exposureReserved: Money;
  /** By strategy, then instrument, both in the order of the terms. */
  readonly slots: readonly Slot[];
  /** Slots whose target is not met and may be asked for again. */
  readonly unmet: number;
  /** Slots with a position. */
  readonly held: number;
  /** What keeps orders back, the eldest first; each stands until it is lifted by its own name. */
  readonly latches: readonly Latch[];
  readonly lossBaselines: readonly LossBaseline[];
  /** By strategy, as far as limits ask for it. */
  readonly activities: readonly Activity[];
  readonly protective: readonly ProtectiveOrder[];
  readonly modifications: readonly Modification[];
  /** Of the last `duplicate_window`. */
  readonly deskOrders: readonly DeskOrder[];
  /** Instruments that nothing can be ordered of any longer. */
  readonly ended: readonly Ended[];
  /** Orders ever approved: the counter that ids are derived from. */
  readonly orderCount: number;
  /** The exchange rates of the last decision, in order of currency; none where all stand still. */
  readonly rates: readonly RateMark[];
}

const ZERO_QUANTITY = 0n as Quantity;
const ZERO_MONEY = 0n as Money;

export const EMPTY_SLOT: Slot = {
  position: ZERO_QUANTITY,
  cost: ZERO_MONEY,
  lots: [],
  target: null,
  kind: 'none',
  intent: 0n,
  reason: '',
  orders: [],
  working: ZERO_QUANTITY,
  blocked: 0,
  rejected: false,
  denied: '',
  executions: 0,
};

/** Denies everything: an account that nobody opened has no limits that could allow. */
export const UNOPENED: Account = {
  status: 'unopened',
  cash: ZERO_MONEY,
  reserved: ZERO_MONEY,
  exposureReserved: ZERO_MONEY,
  slots: [],
  unmet: 0,
  held: 0,
  latches: [],
  lossBaselines: [],
  activities: [],
  protective: [],
  modifications: [],
  deskOrders: [],
  ended: [],
  orderCount: 0,
  rates: [],
};

/** Whether the slot's target is still to be asked for. */
export const isUnmet = ({ target, rejected, position, working }: Slot): boolean => {
  if (target === null || rejected) return false;
  return working === 0n ? target !== position : target !== add(position, working);
};

/** A value while it is being made; nobody else has seen it yet. */
type Making<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Every copy has all fields in one order: spreads are many times slower, and evolve is hot. */
export const copyOfSlot = (slot: Slot): Making<Slot> => ({
  position: slot.position,
  cost: slot.cost,
  lots: slot.lots,
  target: slot.target,
  kind: slot.kind,
  intent: slot.intent,
  reason: slot.reason,
  orders: slot.orders,
  working: slot.working,
  blocked: slot.blocked,
  rejected: slot.rejected,
  denied: slot.denied,
  executions: slot.executions,
});

export const copyOfAccount = (account: Account): Making<Account> => ({
  status: account.status,
  cash: account.cash,
  reserved: account.reserved,
  exposureReserved: account.exposureReserved,
  slots: account.slots,
  unmet: account.unmet,
  held: account.held,
  latches: account.latches,
  lossBaselines: account.lossBaselines,
  activities: account.activities,
  protective: account.protective,
  modifications: account.modifications,
  deskOrders: account.deskOrders,
  ended: account.ended,
  orderCount: account.orderCount,
  rates: account.rates,
});

export const copyAtRates = (account: Account, rates: readonly RateMark[]): Account => {
  const next = copyOfAccount(account);
  next.rates = rates;
  return next;
};

/** A copy of the account with one slot replaced and the counters that depend on slots kept right. */
export const copyWithSlot = (account: Account, index: number, slot: Slot): Making<Account> => {
  const before = account.slots[index] ?? EMPTY_SLOT;
  const slots = account.slots.slice();
  slots[index] = slot;
  const next = copyOfAccount(account);
  next.slots = slots;
  const unmet = isUnmet(slot);
  if (unmet !== isUnmet(before)) next.unmet += unmet ? 1 : -1;
  const holds = slot.position !== 0n;
  if (holds !== (before.position !== 0n)) next.held += holds ? 1 : -1;
  return next;
};
