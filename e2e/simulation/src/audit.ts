import { isDeepStrictEqual } from 'node:util';
import type { Break } from '@stratvector/contracts';
import type { OrderEvent, ReconciliationEvent } from '@stratvector/domain-execution';
import { assert, LOG_START } from '@stratvector/kernel';
import type { EventStore, StoredEvent } from '@stratvector/kernel';
import type { OrderTicket, VenueFill } from '@stratvector/model';
import { restored } from '@stratvector/runtime';
import type { VenueProcess } from './venue-process.ts';

const PAGE = 10_000;

/** After these it is known how an order stands. */
const KNOWN: ReadonlySet<string> = new Set([
  'OrderAccepted',
  'OrderRejected',
  'OrderCanceled',
  'OrderExpired',
  'OrderNotAtVenue',
  'OrderDone',
  'OrderResolved',
]);

type Told = OrderEvent | ReconciliationEvent;

interface Kept {
  ticket: OrderTicket | null;
  intents: number;
  quantity: bigint;
  filled: bigint;
  isUnknown: boolean;
  readonly fills: Map<string, VenueFill>;
}

const toldBy = ({ type, data }: StoredEvent): Told =>
  ({ type, data: restored(data) }) as unknown as Told;

/**
 * What must hold of the log of execution and of the venue's ledger after each step: an order at the venue
 * has one intent, in the log before it was sent; nothing was on the wire twice; an execution is booked once;
 * no more fills than was ordered; nothing was done for a session that another had replaced.
 */
export class Audit {
  readonly #store: EventStore;
  readonly #venue: VenueProcess;
  readonly #orders = new Map<string, Kept>();
  readonly #breaks = new Map<string, Break>();
  #at = LOG_START;
  /** Unknown at some time. */
  unknowns = 0;
  notAtVenue = 0;

  constructor(store: EventStore, venue: VenueProcess) {
    this.#store = store;
    this.#venue = venue;
  }

  async step(): Promise<void> {
    for (const event of await this.#store.tail(this.#at, PAGE)) {
      this.#at = event.place;
      this.#take(event);
    }
    for (const [id, times] of this.#venue.sends) {
      assert(times === 1, `${id} was put on the wire ${String(times)} times`);
      assert(this.#orders.get(id)?.intents === 1, `${id} was sent without an intent in the log`);
    }
    for (const { ticket, armed } of this.#venue.ledger.orders) {
      const kept = this.#orders.get(ticket.clientOrderId);
      const { clientOrderId: id } = ticket;
      assert(
        armed !== null || isDeepStrictEqual(kept?.ticket, ticket),
        `${id} is not what was meant`,
      );
      assert(!this.#venue.refused.has(id), `${id} was taken from a session that is over`);
    }
  }

  /** Once nothing goes wrong any longer, and the venue was asked: our books are its books. */
  settle(): void {
    const { executions } = this.#venue;
    for (const { orderId, tradeId, quantity, price } of executions.values()) {
      const fill = this.#orders.get(orderId)?.fills.get(tradeId);
      assert(fill !== undefined, `${tradeId} is not booked`);
      assert(fill.quantity === quantity && fill.price === price, `${tradeId} is booked otherwise`);
    }
    assert(this.#fillCount === executions.size, 'more is booked than was executed');
    assert(this.#breaks.size === 0, `breaks stand: ${[...this.#breaks.keys()].join(', ')}`);
    for (const [id, { isUnknown }] of this.#orders) assert(!isUnknown, `${id} is still unknown`);
  }

  get #fillCount(): number {
    return [...this.#orders.values()].reduce((sum, { fills }) => sum + fills.size, 0);
  }

  #take(event: StoredEvent): void {
    const told = toldBy(event);
    if (event.stream.startsWith('order-')) this.#takeOrder(event.stream.slice(6), told);
    else if (told.type === 'BreakClosed') this.#breaks.delete(told.data.breakId);
    else if (told.type === 'BreakOpened') this.#breaks.set(told.data.breakId, told.data);
  }

  #takeOrder(id: string, told: Told): void {
    const kept = this.#orders.get(id) ?? {
      ticket: null,
      intents: 0,
      quantity: 0n,
      filled: 0n,
      isUnknown: false,
      fills: new Map<string, VenueFill>(),
    };
    this.#orders.set(id, kept);
    if (KNOWN.has(told.type)) kept.isUnknown = false;
    switch (told.type) {
      case 'OrderSendIntended':
        kept.intents += 1;
        assert(kept.intents === 1, `${id} was meant to be sent twice`);
        kept.ticket = told.data.ticket;
        kept.quantity = told.data.ticket.quantity;
        return;
      case 'OrderArmed':
        kept.quantity = told.data.ticket.quantity;
        return;
      case 'OrderUpdated':
        kept.quantity = told.data.quantity;
        return;
      case 'OrderModified':
        kept.quantity = told.data.change.quantity;
        return;
      case 'OrderUnknown':
        this.unknowns += 1;
        kept.isUnknown = true;
        return;
      case 'OrderNotAtVenue':
        this.notAtVenue += 1;
        return;
      case 'OrderFilled':
        this.#book(id, kept, told.data.fill);
        return;
      default:
    }
  }

  #book(id: string, kept: Kept, fill: VenueFill): void {
    assert(!kept.fills.has(fill.tradeId), `${fill.tradeId} is booked twice`);
    kept.fills.set(fill.tradeId, fill);
    kept.filled += fill.quantity;
    if (kept.filled >= kept.quantity) kept.isUnknown = false;
    // What guards a position grows with it, and may do so before we hear of it.
    const isOurs = kept.ticket !== null;
    assert(!isOurs || kept.filled <= kept.quantity, `${id} has filled more than it was for`);
  }
}
