import type {
  OrderApprovedMessage,
  OrderFactMessage,
  RiskMessage,
  SignalsRaised,
} from '@stratvector/contracts';
import { Parents } from '@stratvector/backtest';
import type { Clock, Listener, Wiring } from '@stratvector/backtest';
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
import { Aggregates, assert } from '@stratvector/kernel';
import type { Journal, Timestamp } from '@stratvector/kernel';
import type {
  ClientOrderId,
  InstrumentId,
  OrderTicket,
  Quantity,
  StrategyId,
  Venue,
  VenueFact,
} from '@stratvector/model';
import { FaultyBus } from './faulty-bus.ts';
import type { FaultCounts, Faults } from './faulty-bus.ts';

type Traffic =
  | { readonly kind: 'review'; readonly command: AccountCommand }
  | { readonly kind: 'risk'; readonly message: RiskMessage }
  | { readonly kind: 'execution'; readonly message: OrderFactMessage }
  | { readonly kind: 'venue'; readonly fact: VenueFact }
  | { readonly kind: 'bar'; readonly record: () => void };

interface Node {
  readonly terms: AccountTerms;
  readonly journal: Journal;
  readonly listener: Listener;
  readonly clock: Clock;
}

/** Strategy, risk and execution as nodes that hear of each other over a bus that misbehaves. */
export class BusWiring implements Wiring {
  readonly #bus: FaultyBus<Traffic>;
  readonly #risk: Aggregates<Account, AccountCommand, AccountEvent>;
  readonly #execution: Aggregates<Order, OrderCommand, OrderEvent>;
  readonly #strategies: Aggregates<RunningStrategy, StrategyCommand, StrategyEvent>;
  readonly #terms: AccountTerms;
  readonly #listener: Listener;
  readonly #conservation = new Conservation();
  readonly #parents: Parents;
  readonly #interest: OrderInterest;
  readonly #timer: Clock['timer'];
  /** Null where orders may leave at any rate. */
  readonly #throttle: SendThrottle | null;
  /** What waits for its turn to be sent. */
  readonly #queued = new Map<ClientOrderId, InstrumentId>();
  #venue: Venue | null = null;

  constructor(node: Node, seed: number, faults: Faults) {
    this.#terms = node.terms;
    this.#listener = node.listener;
    this.#timer = node.clock.timer;
    const { ordersPerSecond } = node.terms.limits;
    this.#throttle = ordersPerSecond === null ? null : new SendThrottle(ordersPerSecond);
    this.#interest = orderInterestOf(node.terms);
    this.#risk = new Aggregates('account', createAccount(node.terms), node.journal);
    this.#execution = new Aggregates('order', order, node.journal);
    this.#strategies = new Aggregates('strategy', strategy, node.journal);
    this.#bus = new FaultyBus(seed, faults);
    this.#parents = this.#parentsOf(node);
    for (const source of ['review', 'risk', 'execution', 'venue', 'bar'])
      this.#bus.subscribe(source, (traffic) => this.#receive(traffic));
  }

  get account(): Account {
    return this.#risk.state(this.#terms.id);
  }

  get counts(): FaultCounts {
    return this.#bus.counts;
  }

  connect(venue: Venue): void {
    this.#venue = venue;
  }

  readonly onVenueFact = (fact: VenueFact): void =>
    this.#bus.publish('venue', { kind: 'venue', fact });

  decide(strategyId: StrategyId, command: StrategyCommand): SignalsRaised {
    const events = this.#strategies.open(strategyId).step(command);
    const signals = events.flatMap((event) =>
      event.type === 'SignalRaised' ? [event.data.signal] : [],
    );
    const accountId = this.#terms.id;
    return { topic: 'strategy.signal.v1', accountId, strategyId, closeTime: command.at, signals };
  }

  command(command: AccountCommand): void {
    this.#bus.publish('review', { kind: 'review', command });
    this.deliver();
  }

  expireQueued(instrumentId: InstrumentId, at: Timestamp): void {
    for (const [orderId, about] of this.#queued) {
      if (about !== instrumentId) continue;
      const cumulative = 0n as Quantity;
      this.#stepOrder(onVenueFact({ type: 'OrderExpired', at, orderId, cumulative }));
    }
    this.deliver();
    this.#parents.expire(instrumentId, at);
    this.deliver();
  }

  deliver(): void {
    this.#bus.settle();
  }

  #receive(traffic: Traffic): void {
    switch (traffic.kind) {
      case 'review':
        this.#stepRisk(traffic.command);
        return;
      case 'execution':
        this.#hearOrder(traffic.message);
        return;
      case 'bar':
        traffic.record();
        return;
      case 'venue':
        this.#conservation.hear(traffic.fact);
        this.#stepOrder(onVenueFact(traffic.fact));
        return;
      case 'risk':
        this.#hearRisk(traffic.message);
    }
  }

  #hearOrder(message: OrderFactMessage): void {
    this.#listener(message);
    const command = onOrderFact(message, this.#interest);
    if (command) this.#stepRisk(command);
  }

  #hearRisk(message: RiskMessage): void {
    this.#listener(message);
    if (message.topic === 'risk.order-approved.v1') this.#approve(message);
    else if (message.topic === 'risk.split.v1') this.#parents.split(message);
    else if (message.topic === 'risk.cancel-ordered.v1' && !this.#parents.cancel(message))
      this.#stepOrder(onCancelOrdered(message));
  }

  #approve(message: OrderApprovedMessage): void {
    const { algorithm, ticket, at } = message;
    if (algorithm === null) {
      this.#admit(ticket, at);
      return;
    }
    this.#conservation.approve(ticket);
    this.#parents.accept(message, algorithm);
  }

  /** Approvals come in the order in which they were given: who waits for whom is not the bus's to say. */
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
      if (this.#queued.delete(id))
        this.#stepOrder({ id, command: { type: 'ReleaseOrder', at: sendAt, data: {} } });
    });
  }

  /** Bars come over the bus as well. */
  #parentsOf({ terms, journal, clock }: Node): Parents {
    const { bars } = clock;
    return new Parents({
      instruments: terms.instruments,
      journal,
      bars: {
        last: (id) => bars.last(id),
        expected: (id, count) => bars.expected(id, count),
        next: (id, run) => {
          bars.next(id, (bar, at) =>
            this.#bus.publish('bar', { kind: 'bar', record: () => run(bar, at) }),
          );
        },
      },
      submit: (ticket, at) => this.#admit(ticket, at),
      cancel: (id, at, cause) =>
        this.#stepOrder({ id, command: { type: 'CancelOrder', at, data: { cause } } }),
      tell: (message) => this.#bus.publish('execution', { kind: 'execution', message }),
      onEnd: (id) => this.#conservation.end(id),
    });
  }

  #stepRisk(command: AccountCommand): void {
    for (const event of this.#risk.open(this.#terms.id).step(command)) {
      const message = publishedAccountFact(event, this.#terms.id, command.at);
      if (message) this.#bus.publish('risk', { kind: 'risk', message });
    }
  }

  #stepOrder({ id, command }: Addressed): void {
    const opened = this.#execution.open(id);
    const events = opened.step(command);
    const { state } = opened;
    if (!isOpen(state)) {
      this.#execution.forget(id);
      this.#queued.delete(id);
    }
    for (const event of events) this.#tell(event, state, command.at);
  }

  #tell(event: OrderEvent, { ticket }: Order, at: Timestamp): void {
    if (!ticket) return;
    const message = publishedOrderFact(event, ticket, at);
    if (message) this.#bus.publish('execution', { kind: 'execution', message });
    this.#parents.follow(event, ticket, at);
    if (event.type === 'OrderSendIntended') {
      const id = ticket.clientOrderId;
      const excess = this.#conservation.leave(ticket);
      assert(excess === null, 'more was to leave than was approved');
      this.#stepOrder({ id, command: { type: 'RecordSent', at, data: {} } });
      this.#venue?.submit(ticket, at);
    }
    if (event.type === 'OrderCancelRequested') this.#venue?.cancel(ticket.clientOrderId, at);
  }
}
