import type {
  ModificationApprovedMessage,
  OrderApprovedMessage,
  OrderFactMessage,
  RiskMessage,
} from '@stratvector/contracts';
import {
  Conservation,
  isOpen,
  modifyRejectedMessage,
  onCancelOrdered,
  onModificationApproved,
  onVenueFact,
  order,
  publishedOrderFact,
  SendThrottle,
} from '@stratvector/domain-execution';
import type {
  Addressed,
  Hears,
  Order,
  OrderCommand,
  OrderEvent,
} from '@stratvector/domain-execution';
import type { AccountTerms } from '@stratvector/domain-risk';
import { Aggregates } from '@stratvector/kernel';
import type { Journal, Timestamp } from '@stratvector/kernel';
import { clientOrderId } from '@stratvector/model';
import type {
  ClientOrderId,
  InstrumentId,
  OrderTicket,
  Quantity,
  Venue,
  VenueFact,
} from '@stratvector/model';
import { Parents } from './parents.ts';
import type { Clock } from './wiring.ts';

export interface OrderFlowPorts {
  readonly terms: AccountTerms;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Carries what became of an order to whoever subscribes. */
  readonly tell: (message: OrderFactMessage) => void;
  /** What of an order is worth telling; without, all of it is. */
  readonly hears?: Hears;
  /**
   * Whether the host says that an order was sent, once its intent is in a durable log and the order is on
   * the wire; a journal in memory is as good as both.
   */
  readonly confirmsSends?: boolean;
  /**
   * Hears of an order that has ended, which is kept then until `forget`: a venue may speak of it yet. Without,
   * it is forgotten at once.
   */
  readonly onEnd?: (id: ClientOrderId, at: Timestamp) => void;
}

/**
 * Execution in every host that is one process: from what risk has approved to the venue, and from the
 * venue's word to the facts of orders. Who carries the messages in and out is the host's to say.
 */
export class OrderFlow {
  readonly #ports: OrderFlowPorts;
  readonly #hears: Hears;
  readonly #orders: Aggregates<Order, OrderCommand, OrderEvent>;
  /** Null where orders may leave at any rate. */
  readonly #throttle: SendThrottle | null;
  /** Changes keep to the same rate beside it, so that neither waits for the other; cancels keep to none. */
  readonly #changes: SendThrottle | null;
  /** What waits for its turn to be sent. */
  readonly #queued = new Map<ClientOrderId, InstrumentId>();
  /** Null where all orders go out whole. */
  readonly #parents: Parents | null;
  readonly #conservation = new Conservation();
  #venue: Venue | null = null;

  constructor(ports: OrderFlowPorts) {
    const { ordersPerSecond } = ports.terms.limits;
    this.#ports = ports;
    this.#hears = ports.hears ?? (() => true);
    this.#throttle = ordersPerSecond === null ? null : new SendThrottle(ordersPerSecond);
    this.#changes = ordersPerSecond === null ? null : new SendThrottle(ordersPerSecond);
    this.#orders = new Aggregates('order', order, ports.journal);
    this.#parents = ports.terms.slicing === null ? null : this.#parentsOf(ports);
  }

  connect(venue: Venue): void {
    this.#venue = venue;
  }

  onVenueFact(fact: VenueFact): void {
    if (this.#parents) this.#conservation.hear(fact);
    this.#follow(onVenueFact(fact));
  }

  onRisk(message: RiskMessage): void {
    switch (message.topic) {
      case 'risk.order-approved.v1':
        this.#approve(message);
        return;
      case 'risk.cancel-ordered.v1':
        if (!this.#parents?.cancel(message)) this.#follow(onCancelOrdered(message));
        return;
      case 'risk.modification-approved.v1':
        this.#modify(message);
        return;
      case 'risk.split.v1':
        this.#parents?.split(message);
        return;
      case 'risk.order-denied.v1':
      case 'risk.modification-denied.v1':
      case 'risk.booking.v1':
      case 'risk.flow.v1':
        return;
    }
  }

  /** Takes in what is in the log already, in its order; nothing is sent or told of again. */
  restore(id: ClientOrderId, event: OrderEvent, at: Timestamp): void {
    const opened = this.#orders.open(id);
    const isNew = opened.state.ticket === null;
    opened.restore(event);
    if (isNew && event.type !== 'OrderArmed') this.#throttle?.admit(at);
    if (event.type === 'OrderQueued') this.#enqueue(event.data.ticket, event.data.sendAt);
    else if (event.type === 'OrderSendIntended') this.#queued.delete(id);
    if (isOpen(opened.state)) return;
    this.#end(id, at);
    this.#queued.delete(id);
  }

  /** Those that are open, and those that have ended and are kept. */
  *all(): Generator<readonly [ClientOrderId, Order]> {
    for (const [id, state] of this.#orders.states()) yield [clientOrderId(id), state];
  }

  order(id: ClientOrderId): Order {
    return this.#orders.state(id);
  }

  /** A command for an order, from evidence rather than from risk or the venue's news. */
  address({ id, command }: Addressed): void {
    this.#step(id, command);
  }

  /** Nobody will speak any more of an order that was kept. */
  forget(id: ClientOrderId): void {
    if (!isOpen(this.#orders.state(id))) this.#orders.forget(id);
  }

  /** The order is on the wire. */
  recordSent(id: ClientOrderId, at: Timestamp): void {
    this.#step(id, { type: 'RecordSent', at, data: {} });
  }

  /** What has not been sent yet ends. */
  expireQueued(instrumentId: InstrumentId, at: Timestamp): void {
    for (const [orderId, about] of this.#queued) {
      if (about !== instrumentId) continue;
      const cumulative = 0n as Quantity;
      this.#follow(onVenueFact({ type: 'OrderExpired', at, orderId, cumulative }));
    }
  }

  /** What is worked over time ends; called once what was queued has been told of. */
  expireParents(instrumentId: InstrumentId, at: Timestamp): void {
    this.#parents?.expire(instrumentId, at);
  }

  #approve(message: OrderApprovedMessage): void {
    const { ticket, algorithm, at } = message;
    if (algorithm === null || !this.#parents) {
      this.#admit(ticket, at);
      return;
    }
    this.#conservation.approve(ticket);
    this.#parents.accept(message, algorithm);
  }

  #parentsOf({ terms, journal, clock, tell }: OrderFlowPorts): Parents {
    return new Parents({
      instruments: terms.instruments,
      journal,
      bars: clock.bars,
      submit: (ticket, at) => this.#admit(ticket, at),
      cancel: (id, at, cause) => this.#step(id, { type: 'CancelOrder', at, data: { cause } }),
      tell,
      onEnd: (id) => this.#conservation.end(id),
    });
  }

  /** Sends an order, or queues it until the rate lets it through. */
  #admit(ticket: OrderTicket, at: Timestamp): void {
    const id = ticket.clientOrderId;
    const sendAt = this.#throttle?.admit(at) ?? at;
    if (sendAt === at) {
      this.#step(id, { type: 'SubmitOrder', at, data: { ticket } });
      return;
    }
    this.#step(id, { type: 'QueueOrder', at, data: { ticket, sendAt } });
    this.#enqueue(ticket, sendAt);
  }

  /** Released once its time has come. */
  #enqueue({ clientOrderId: id, instrumentId }: OrderTicket, sendAt: Timestamp): void {
    this.#queued.set(id, instrumentId);
    this.#ports.clock.timer(sendAt, () => {
      // Canceled meanwhile, it is not there any longer.
      if (this.#queued.delete(id)) this.#step(id, { type: 'ReleaseOrder', at: sendAt, data: {} });
    });
  }

  /** What waits itself is changed where it waits; a change of what works has a turn of its own. */
  #modify(message: ModificationApprovedMessage): void {
    const { at } = message;
    const isQueued = this.#queued.has(message.ticket.clientOrderId);
    const sendAt = isQueued ? at : (this.#changes?.admit(at) ?? at);
    if (sendAt === at) this.#change(message, at);
    else this.#ports.clock.timer(sendAt, () => this.#change(message, sendAt));
  }

  #change(message: ModificationApprovedMessage, at: Timestamp): void {
    const known = this.#orders.state(message.ticket.clientOrderId).ticket;
    if (known) this.#follow(onModificationApproved(message, at));
    else this.#ports.tell(modifyRejectedMessage(message, at));
  }

  #follow({ id, command }: Addressed): void {
    this.#step(id, command);
  }

  #step(id: ClientOrderId, command: OrderCommand): void {
    const opened = this.#orders.open(id);
    const events = opened.step(command);
    const state = opened.state;
    if (!isOpen(state)) {
      this.#end(id, command.at);
      if (this.#queued.size > 0) this.#queued.delete(id);
    }
    const { ticket } = state;
    if (!ticket) return;
    for (const event of events) {
      const message = publishedOrderFact(event, ticket, command.at, this.#hears);
      if (message) this.#ports.tell(message);
      this.#parents?.follow(event, ticket, command.at);
      this.#send(event, ticket, command.at);
    }
  }

  #end(id: ClientOrderId, at: Timestamp): void {
    if (this.#ports.onEnd) this.#ports.onEnd(id, at);
    else this.#orders.forget(id);
  }

  /** The intent is in the log before the venue hears of it, and what is too much it never hears of. */
  #send(event: OrderEvent, ticket: OrderTicket, at: Timestamp): void {
    if (!this.#venue) return;
    if (event.type === 'OrderSendIntended') {
      const excess = this.#conservation.leave(ticket);
      if (excess) {
        const data = { code: 'EXCEEDS_APPROVAL', ...excess } as const;
        this.#step(ticket.clientOrderId, { type: 'RefuseSend', at, data });
        return;
      }
      if (!this.#ports.confirmsSends) this.recordSent(ticket.clientOrderId, at);
      this.#venue.submit(ticket, at);
    } else if (event.type === 'OrderModifyRequested')
      this.#venue.modify(ticket.clientOrderId, event.data.change, at);
    else if (event.type === 'OrderCancelRequested') this.#venue.cancel(ticket.clientOrderId, at);
  }
}
