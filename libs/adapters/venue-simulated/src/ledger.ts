import { assert } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { add, fillOf, negate, quantity, venueOrderId } from '@stratvector/model';
import type {
  AccountId,
  ClientOrderId,
  InstrumentId,
  OrderTicket,
  VenueExecution,
  VenueFact,
  VenueOrder,
  VenueOrderState,
  VenuePosition,
} from '@stratvector/model';

/** An order as the ledger keeps it, also when it has ended. */
interface LedgerOrder extends VenueOrder {
  readonly ticket: OrderTicket;
}

interface LedgerExecution extends VenueExecution {
  readonly accountId: AccountId;
}

interface LedgerPosition extends VenuePosition {
  readonly accountId: AccountId;
}

/** The ledger as plain values. */
export interface LedgerState {
  readonly orders: readonly LedgerOrder[];
  readonly executions: readonly LedgerExecution[];
  readonly positions: readonly LedgerPosition[];
  readonly coversFrom: Timestamp | null;
}

const NOTHING = quantity(0n);
const EMPTY: LedgerState = { orders: [], executions: [], positions: [], coversFrom: null };

const newOrder = (ticket: OrderTicket, armed: OrderTicket | null): LedgerOrder => ({
  orderId: ticket.clientOrderId,
  venueOrderId: venueOrderId(ticket.clientOrderId),
  instrumentId: ticket.instrumentId,
  side: ticket.side,
  state: 'working',
  quantity: ticket.quantity,
  limitPrice: ticket.limitPrice,
  stopPrice: ticket.stopPrice,
  cumulative: NOTHING,
  cancellation: null,
  rejection: null,
  armed,
  ticket,
  endedAt: null,
});

const ended = (order: LedgerOrder, state: VenueOrderState, endedAt: Timestamp): LedgerOrder => ({
  ...order,
  state,
  endedAt,
});

type Fill = Extract<VenueFact, { type: 'OrderFilled' }>;

const executionOf = (fill: Fill, order: LedgerOrder): LedgerExecution => ({
  ...fillOf(fill),
  at: fill.at,
  orderId: fill.orderId,
  venueOrderId: order.venueOrderId,
  instrumentId: order.instrumentId,
  side: order.side,
  corrects: null,
  accountId: order.ticket.accountId,
});

/** What the venue has done for its accounts: the truth that nobody else keeps. */
export class Ledger {
  readonly #orders = new Map<ClientOrderId, LedgerOrder>();
  #executions: LedgerExecution[];
  readonly #positions = new Map<string, LedgerPosition>();
  #coversFrom: Timestamp | null;

  constructor({ orders, executions, positions, coversFrom }: LedgerState = EMPTY) {
    for (const order of orders) this.#orders.set(order.ticket.clientOrderId, order);
    for (const position of positions) this.#hold(position);
    this.#executions = [...executions];
    this.#coversFrom = coversFrom;
  }

  get state(): LedgerState {
    return {
      orders: [...this.#orders.values()],
      executions: [...this.#executions],
      positions: [...this.#positions.values()],
      coversFrom: this.#coversFrom,
    };
  }

  get coversFrom(): Timestamp | null {
    return this.#coversFrom;
  }

  has(orderId: ClientOrderId): boolean {
    return this.#orders.has(orderId);
  }

  accountOf(orderId: ClientOrderId): AccountId | null {
    return this.#orders.get(orderId)?.ticket.accountId ?? null;
  }

  orders(of: AccountId): readonly VenueOrder[] {
    return [...this.#orders.values()].filter(({ ticket }) => ticket.accountId === of);
  }

  executions(of: AccountId): readonly VenueExecution[] {
    return this.#executions.filter(({ accountId }) => accountId === of);
  }

  positions(of: AccountId): readonly VenuePosition[] {
    return [...this.#positions.values()].filter(
      ({ accountId, quantity: held }) => accountId === of && held !== 0n,
    );
  }

  /** An order comes in; the venue's word on it follows. */
  place(ticket: OrderTicket): void {
    this.#orders.set(ticket.clientOrderId, newOrder(ticket, null));
  }

  record(fact: VenueFact): void {
    if (fact.type === 'OrderArmed') {
      this.#orders.set(fact.ticket.clientOrderId, newOrder(fact.ticket, fact.ticket));
      return;
    }
    const order = this.#orders.get(fact.orderId);
    if (order) this.#orders.set(fact.orderId, this.#after(order, fact));
  }

  /** Lets go of what ended before a time, orders with their executions; positions stay. */
  forget(before: Timestamp): void {
    for (const [id, { endedAt }] of this.#orders)
      if (endedAt !== null && endedAt < before) this.#orders.delete(id);
    this.#executions = this.#executions.filter(
      ({ orderId }) => orderId !== null && this.#orders.has(orderId),
    );
    this.#coversFrom = before;
  }

  #after(order: LedgerOrder, fact: Exclude<VenueFact, { type: 'OrderArmed' }>): LedgerOrder {
    switch (fact.type) {
      case 'OrderAccepted':
        return { ...order, venueOrderId: fact.venueOrderId };
      case 'OrderRejected':
        return { ...ended(order, 'rejected', fact.at), rejection: fact.code };
      case 'OrderUpdated': {
        const { quantity: whole, limitPrice, stopPrice } = fact;
        return { ...order, quantity: whole, limitPrice, stopPrice };
      }
      case 'OrderFilled':
        return this.#filled(order, fact);
      case 'OrderCanceled':
        return { ...ended(order, 'canceled', fact.at), cancellation: fact.code };
      case 'OrderExpired':
        return ended(order, 'expired', fact.at);
      case 'OrderTriggered':
      case 'CancelRejected':
      case 'ModifyRejected':
        return order;
    }
  }

  #filled(order: LedgerOrder, fill: Fill): LedgerOrder {
    this.#executions.push(executionOf(fill, order));
    const { side, instrumentId, ticket } = order;
    const { accountId } = ticket;
    const change = side === 'buy' ? fill.quantity : negate(fill.quantity);
    const held = this.#positions.get(`${accountId} ${instrumentId}`)?.quantity ?? NOTHING;
    this.#hold({ accountId, instrumentId, quantity: add(held, change) });
    const cumulative = add(order.cumulative ?? NOTHING, fill.quantity);
    assert(cumulative <= order.quantity, 'the venue filled more than was ordered');
    const after = { ...order, cumulative };
    return cumulative === order.quantity ? ended(after, 'filled', fill.at) : after;
  }

  #hold(position: LedgerPosition): void {
    const key: `${AccountId} ${InstrumentId}` = `${position.accountId} ${position.instrumentId}`;
    this.#positions.set(key, position);
  }
}
