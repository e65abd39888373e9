import { order } from '@stratvector/domain-execution';
import type { FillFact, Order, OrderEvent } from '@stratvector/domain-execution';
import { LOG_START } from '@stratvector/kernel';
import type { EventStore, LogPlace, StoredEvent, Timestamp } from '@stratvector/kernel';
import type { ClientOrderId, OrderTicket } from '@stratvector/model';
import { restored } from '@stratvector/runtime';

const PAGE = 1_000;
const CATEGORY = 'order-';

/** An order as its log tells it. */
export interface ShownOrder {
  readonly id: ClientOrderId;
  /** Counts the orders from 1, in the order in which they came. */
  readonly place: number;
  readonly ticket: OrderTicket;
  readonly state: Order;
  /** When its last event was decided. */
  readonly changedAt: Timestamp;
}

export interface ShownFill {
  /** Counts the fills from 1. */
  readonly place: number;
  readonly orderId: ClientOrderId;
  readonly ticket: OrderTicket;
  readonly at: Timestamp;
  readonly fill: FillFact;
}

interface Known {
  readonly place: number;
  state: Order;
  changedAt: Timestamp;
}

/** Orders and fills as execution's log tells them; it reads on from where it stopped, whenever it is asked. */
export class OrderBoard {
  readonly #store: Pick<EventStore, 'tail'>;
  readonly #orders = new Map<ClientOrderId, Known>();
  readonly #fills: ShownFill[] = [];
  #at: LogPlace = LOG_START;
  #turn: Promise<void> = Promise.resolve();

  constructor(store: Pick<EventStore, 'tail'>) {
    this.#store = store;
  }

  /** Oldest first. */
  async orders(): Promise<readonly ShownOrder[]> {
    await this.#readOn();
    return [...this.#orders].flatMap(([id, known]) => {
      const { ticket } = known.state;
      return ticket ? [{ id, ...known, ticket }] : [];
    });
  }

  /** Oldest first. */
  async fills(): Promise<readonly ShownFill[]> {
    await this.#readOn();
    return this.#fills;
  }

  #readOn(): Promise<void> {
    const turn = this.#turn.then(() => this.#read());
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #read(): Promise<void> {
    for (;;) {
      const events = await this.#store.tail(this.#at, PAGE);
      for (const event of events) {
        if (event.stream.startsWith(CATEGORY)) this.#take(event);
        this.#at = event.place;
      }
      if (events.length < PAGE) return;
    }
  }

  #take({ stream, type, data, metadata }: StoredEvent): void {
    // Streams of this category are named by the ids of orders, and written by their decider.
    const id = stream.slice(CATEGORY.length) as ClientOrderId;
    const event = { type, data: restored(data) } as unknown as OrderEvent;
    const at = BigInt(metadata['at'] as string) as Timestamp;
    const before = this.#orders.get(id);
    const state = order.evolve(before?.state ?? order.initialState, event);
    const place = before?.place ?? this.#orders.size + 1;
    this.#orders.set(id, { place, state, changedAt: at });
    const { ticket } = state;
    if (event.type === 'OrderFilled' && ticket)
      this.#fills.push({
        place: this.#fills.length + 1,
        orderId: id,
        ticket,
        at,
        fill: event.data.fill,
      });
  }
}
