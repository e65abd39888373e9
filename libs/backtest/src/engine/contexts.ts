import type {
  OrderApprovedMessage,
  OrderFactMessage,
  RiskMessage,
  Signal,
  SignalsRaised,
} from '@stratvector/contracts';
import { Aggregates } from '@stratvector/kernel';
import type { Command, Event, Journal, Timestamp } from '@stratvector/kernel';
import {
  Conservation,
  isOpen,
  onCancelOrdered,
  onVenueFact,
  order,
  publishedOrderFact,
  SendThrottle,
} from '@stratvector/domain-execution';
import type { Addressed, Order, OrderCommand, OrderEvent } from '@stratvector/domain-execution';
import {
  createAccount,
  onOrderFact,
  orderInterestOf,
  publishedAccountFact,
} from '@stratvector/domain-risk';
import type {
  Account,
  AccountCommand,
  AccountEvent,
  AccountTerms,
  OrderInterest,
} from '@stratvector/domain-risk';
import { strategy } from '@stratvector/domain-strategy';
import type { RunningStrategy, StrategyCommand, StrategyEvent } from '@stratvector/domain-strategy';
import type {
  ClientOrderId,
  InstrumentId,
  OrderTicket,
  Quantity,
  StrategyId,
  Venue,
  VenueFact,
} from '@stratvector/model';
import { Parents } from './parents.ts';
import type { Clock, Listener, Timer, Wiring } from './wiring.ts';

type Parcel =
  | { readonly kind: 'risk'; readonly message: RiskMessage }
  | { readonly kind: 'execution'; readonly message: OrderFactMessage }
  | { readonly kind: 'venue'; readonly fact: VenueFact };

type Opened<State, C extends Command, E extends Event> = ReturnType<
  Aggregates<State, C, E>['open']
>;

/**
 * Strategy, risk and execution, wired by contract messages alone: what the bus does for services, a
 * queue does here, in order and at once.
 */
export class Contexts implements Wiring {
  readonly #account: Opened<Account, AccountCommand, AccountEvent>;
  readonly #orders: Aggregates<Order, OrderCommand, OrderEvent>;
  readonly #strategies: Aggregates<RunningStrategy, StrategyCommand, StrategyEvent>;
  readonly #terms: AccountTerms;
  readonly #listener: Listener;
  readonly #timer: Timer;
  readonly #interest: OrderInterest;
  /** Null where orders may leave at any rate. */
  readonly #throttle: SendThrottle | null;
  /** What waits for its turn to be sent. */
  readonly #queued = new Map<ClientOrderId, InstrumentId>();
  /** Null where all orders go out whole. */
  readonly #parents: Parents | null;
  readonly #conservation = new Conservation();
  #venue: Venue | null = null;
  /** What waits; only the first `#waiting` are meant, for the places are used again. */
  readonly #parcels: Parcel[] = [];
  #waiting = 0;
  #delivering = false;

  constructor(terms: AccountTerms, journal: Journal, listener: Listener, clock: Clock) {
    this.#terms = terms;
    this.#listener = listener;
    this.#timer = clock.timer;
    this.#interest = orderInterestOf(terms);
    const { ordersPerSecond } = terms.limits;
    this.#throttle = ordersPerSecond === null ? null : new SendThrottle(ordersPerSecond);
    this.#account = new Aggregates('account', createAccount(terms), journal).open(terms.id);
    this.#orders = new Aggregates('order', order, journal);
    this.#strategies = new Aggregates('strategy', strategy, journal);
    this.#parents = terms.slicing === null ? null : this.#parentsOf(terms, journal, clock);
  }

  get account(): Account {
    return this.#account.state;
  }

  connect(venue: Venue): void {
    this.#venue = venue;
  }

  /** The venue's word; handled once the venue has finished what it is doing. */
  readonly onVenueFact = (fact: VenueFact): void => {
    this.#post({ kind: 'venue', fact });
  };

  /** Hands the decisions of an instant to the strategy's stream and answers with its message. */
  decide(strategyId: StrategyId, command: StrategyCommand): SignalsRaised {
    const events = this.#strategies.open(strategyId).step(command);
    const signals: Signal[] = [];
    for (const event of events) if (event.type === 'SignalRaised') signals.push(event.data.signal);
    const accountId = this.#terms.id;
    const closeTime = command.at;
    return { topic: 'strategy.signal.v1', accountId, strategyId, closeTime, signals };
  }

  command(command: AccountCommand): void {
    this.#publish(this.#account.step(command), command.at);
    this.deliver();
  }

  expireQueued(instrumentId: InstrumentId, at: Timestamp): void {
    for (const [orderId, about] of this.#queued) {
      if (about !== instrumentId) continue;
      const cumulative = 0n as Quantity;
      this.#stepOrder(onVenueFact({ type: 'OrderExpired', at, orderId, cumulative }));
    }
    this.deliver();
    this.#parents?.expire(instrumentId, at);
    this.deliver();
  }

  /** Works off everything that waits, until nothing does. */
  deliver(): void {
    if (this.#delivering) return;
    this.#delivering = true;
    for (let next = 0; next < this.#waiting; next += 1) {
      const parcel = this.#parcels[next];
      if (parcel) this.#handle(parcel);
    }
    this.#waiting = 0;
    this.#delivering = false;
  }

  #post(parcel: Parcel): void {
    this.#parcels[this.#waiting] = parcel;
    this.#waiting += 1;
  }

  #handle(parcel: Parcel): void {
    switch (parcel.kind) {
      case 'venue':
        if (this.#parents) this.#conservation.hear(parcel.fact);
        this.#stepOrder(onVenueFact(parcel.fact));
        return;
      case 'execution':
        this.#handleOrderFact(parcel.message);
        return;
      case 'risk':
        this.#handleRisk(parcel.message);
    }
  }

  #handleOrderFact(message: OrderFactMessage): void {
    this.#listener(message);
    const command = onOrderFact(message, this.#interest);
    if (command) this.#publish(this.#account.step(command), message.at);
  }

  #handleRisk(message: RiskMessage): void {
    this.#listener(message);
    switch (message.topic) {
      case 'risk.order-approved.v1':
        this.#approve(message);
        return;
      case 'risk.cancel-ordered.v1':
        if (!this.#parents?.cancel(message)) this.#stepOrder(onCancelOrdered(message));
        return;
      case 'risk.split.v1':
        this.#parents?.split(message);
        return;
      case 'risk.order-denied.v1':
      case 'risk.booking.v1':
      case 'risk.flow.v1':
        return;
    }
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

  #parentsOf({ instruments }: AccountTerms, journal: Journal, { bars }: Clock): Parents {
    return new Parents({
      instruments,
      journal,
      bars,
      submit: (ticket, at) => this.#admit(ticket, at),
      cancel: (id, at, cause) =>
        this.#stepOrder({ id, command: { type: 'CancelOrder', at, data: { cause } } }),
      tell: (message) => this.#post({ kind: 'execution', message }),
      onEnd: (id) => this.#conservation.end(id),
    });
  }

  /** Sends an order, or queues it until the rate lets it through. */
  #admit(ticket: OrderTicket, at: Timestamp): void {
    const id = ticket.clientOrderId;
    const sendAt = this.#throttle?.admit(at) ?? at;
    if (sendAt === at) {
      this.#stepOrder({ id, command: { type: 'SubmitOrder', at, data: { ticket } } });
      return;
    }
    this.#queued.set(id, ticket.instrumentId);
    this.#stepOrder({ id, command: { type: 'QueueOrder', at, data: { ticket, sendAt } } });
    this.#timer(sendAt, () => {
      // Canceled meanwhile, it is not there any longer.
      if (this.#queued.delete(id))
        this.#stepOrder({ id, command: { type: 'ReleaseOrder', at: sendAt, data: {} } });
    });
  }

  #publish(events: readonly AccountEvent[], at: Timestamp): void {
    for (const event of events) {
      const message = publishedAccountFact(event, this.#terms.id, at);
      if (message) this.#post({ kind: 'risk', message });
    }
  }

  #stepOrder({ id, command }: Addressed): void {
    const opened = this.#orders.open(id);
    const events = opened.step(command);
    const state = opened.state;
    if (!isOpen(state)) {
      this.#orders.forget(id);
      this.#queued.delete(id);
    }
    const { ticket } = state;
    if (!ticket) return;
    for (const event of events) {
      const message = publishedOrderFact(event, ticket, command.at);
      if (message) this.#post({ kind: 'execution', message });
      this.#parents?.follow(event, ticket, command.at);
      this.#send(event, ticket, command.at);
    }
  }

  /** The intent is in the log before the venue hears of it, and what is too much it never hears of. */
  #send(event: OrderEvent, ticket: OrderTicket, at: Timestamp): void {
    if (!this.#venue) return;
    if (event.type === 'OrderSendIntended') {
      const excess = this.#conservation.leave(ticket);
      if (excess) {
        const data = { code: 'EXCEEDS_APPROVAL', ...excess } as const;
        this.#stepOrder({ id: ticket.clientOrderId, command: { type: 'RefuseSend', at, data } });
        return;
      }
      this.#stepOrder({ id: ticket.clientOrderId, command: { type: 'RecordSent', at, data: {} } });
      this.#venue.submit(ticket, at);
    } else if (event.type === 'OrderCancelRequested') this.#venue.cancel(ticket.clientOrderId, at);
  }
}
