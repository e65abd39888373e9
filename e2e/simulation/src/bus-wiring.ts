import type { OrderFactMessage, RiskMessage, SignalsRaised } from '@stratvector/contracts';
import { OrderFlow } from '@stratvector/backtest';
import type { Clock, Listener, Wiring } from '@stratvector/backtest';
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
import { publishedDecisions, strategy } from '@stratvector/domain-strategy';
import type { RunningStrategy, StrategyCommand, StrategyEvent } from '@stratvector/domain-strategy';
import { Aggregates, assert } from '@stratvector/kernel';
import type { Journal, Timestamp } from '@stratvector/kernel';
import type { InstrumentId, StrategyId, Venue, VenueFact } from '@stratvector/model';
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
  readonly #execution: OrderFlow;
  readonly #strategies: Aggregates<RunningStrategy, StrategyCommand, StrategyEvent>;
  readonly #terms: AccountTerms;
  readonly #listener: Listener;
  readonly #interest: OrderInterest;

  constructor(node: Node, seed: number, faults: Faults) {
    this.#terms = node.terms;
    this.#listener = node.listener;
    this.#interest = orderInterestOf(node.terms);
    this.#risk = new Aggregates('account', createAccount(node.terms), node.journal);
    this.#strategies = new Aggregates('strategy', strategy, node.journal);
    this.#bus = new FaultyBus(seed, faults);
    this.#execution = this.#executionOf(node);
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
    this.#execution.connect(venue);
  }

  readonly onVenueFact = (fact: VenueFact): void =>
    this.#bus.publish('venue', { kind: 'venue', fact });

  decide(strategyId: StrategyId, command: StrategyCommand): SignalsRaised {
    const events = this.#strategies.open(strategyId).step(command);
    return publishedDecisions(events, { accountId: this.#terms.id, strategyId }, command.at);
  }

  command(command: AccountCommand): void {
    this.#bus.publish('review', { kind: 'review', command });
    this.deliver();
  }

  expireQueued(instrumentId: InstrumentId, at: Timestamp): void {
    this.#execution.expireQueued(instrumentId, at);
    this.deliver();
    this.#execution.expireParents(instrumentId, at);
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
        this.#execution.onVenueFact(traffic.fact);
        return;
      case 'risk':
        this.#listener(traffic.message);
        this.#execution.onRisk(traffic.message);
    }
  }

  #hearOrder(message: OrderFactMessage): void {
    this.#listener(message);
    const command = onOrderFact(message, this.#interest);
    if (command) this.#stepRisk(command);
  }

  /** Bars come over the bus as well. */
  #executionOf({ terms, journal, clock }: Node): OrderFlow {
    const { bars, timer } = clock;
    return new OrderFlow({
      terms,
      journal,
      clock: {
        timer,
        bars: {
          last: (id) => bars.last(id),
          expected: (id, count) => bars.expected(id, count),
          next: (id, run) => {
            bars.next(id, (bar, at) =>
              this.#bus.publish('bar', { kind: 'bar', record: () => run(bar, at) }),
            );
          },
        },
      },
      tell: (message) => {
        const isExcess =
          message.fact.kind === 'rejected' && message.fact.code === 'EXCEEDS_APPROVAL';
        assert(!isExcess, 'more was to leave than was approved');
        this.#bus.publish('execution', { kind: 'execution', message });
      },
    });
  }

  #stepRisk(command: AccountCommand): void {
    for (const event of this.#risk.open(this.#terms.id).step(command)) {
      const message = publishedAccountFact(event, this.#terms.id, command.at);
      if (message) this.#bus.publish('risk', { kind: 'risk', message });
    }
  }
}
