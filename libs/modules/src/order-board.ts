import { idIn, isOf, timeOf, toldBy } from '@stratvector/contexts';
import { order } from '@stratvector/domain-execution';
import type { FillFact, Order, OrderEvent } from '@stratvector/domain-execution';
import { LOG_START } from '@stratvector/kernel';
import type { EventStore, StoredEvent, Timestamp } from '@stratvector/kernel';
import type { ClientOrderId, OrderTicket } from '@stratvector/model';
import { LogReader } from './log-reader.ts';

const CATEGORY = 'order';

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
  readonly #reader: LogReader;
  readonly #orders = new Map<ClientOrderId, Known>();
  readonly #fills: ShownFill[] = [];

  constructor(store: Pick<EventStore, 'tail'>) {
    this.#reader = new LogReader(
      (last, limit) => store.tail(last?.place ?? LOG_START, limit),
      (event) => this.#take(event),
    );
  }

  /** Oldest first. */
  async orders(): Promise<readonly ShownOrder[]> {
    await this.#reader.readOn();
    return [...this.#orders].flatMap(([id, known]) => {
      const { ticket } = known.state;
      return ticket ? [{ id, ...known, ticket }] : [];
    });
  }

  /** Oldest first. */
  async fills(): Promise<readonly ShownFill[]> {
    await this.#reader.readOn();
    return this.#fills;
  }

  #take(stored: StoredEvent): void {
    if (!isOf(stored, CATEGORY)) return;
    const id = idIn<ClientOrderId>(stored, CATEGORY);
    const event = toldBy<OrderEvent>(stored);
    const at = timeOf(stored);
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
