import type { OrderFactMessage, RiskMessage, SignalsRaised } from '@stratvector/contracts';
import { Aggregates } from '@stratvector/kernel';
import type { Command, Event, Journal, Timestamp } from '@stratvector/kernel';
import {
  concernsAccount,
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
import type { InstrumentId, StrategyId, Venue, VenueFact } from '@stratvector/model';
import { OrderFlow } from './order-flow.ts';
import type { Clock, Listener, Wiring } from './wiring.ts';

type PublicMessage = RiskMessage | OrderFactMessage;

type Opened<State, C extends Command, E extends Event> = ReturnType<
  Aggregates<State, C, E>['open']
>;

/**
 * Strategy, risk and execution, wired by contract messages alone: what the bus does for services, a
 * queue does here, in order and at once.
 */
export class Contexts implements Wiring {
  readonly #account: Opened<Account, AccountCommand, AccountEvent>;
  readonly #orders: OrderFlow;
  readonly #strategies: Aggregates<RunningStrategy, StrategyCommand, StrategyEvent>;
  readonly #terms: AccountTerms;
  readonly #listener: Listener;
  readonly #interest: OrderInterest;
  readonly #ratesAt: Clock['ratesAt'];
  /** What waits, in its order: at each place a message or a word of the venue. */
  readonly #messages: (PublicMessage | null)[] = [];
  readonly #facts: (VenueFact | null)[] = [];
  /** Only the first so many places are meant, for they are used again. */
  #waiting = 0;
  #delivering = false;

  constructor(terms: AccountTerms, journal: Journal, listener: Listener, clock: Clock) {
    const interest = orderInterestOf(terms);
    this.#terms = terms;
    this.#listener = listener;
    this.#ratesAt = clock.ratesAt;
    this.#interest = interest;
    this.#account = new Aggregates('account', createAccount(terms), journal).open(terms.id);
    this.#strategies = new Aggregates('strategy', strategy, journal);
    this.#orders = new OrderFlow({
      terms,
      journal,
      clock,
      // Whoever listens besides the account counts fills.
      hears: (kind, role) => kind === 'filled' || concernsAccount(kind, role, interest),
      tell: (message) => this.#post(message, null),
    });
  }

  get account(): Account {
    return this.#account.state;
  }

  connect(venue: Venue): void {
    this.#orders.connect(venue);
  }

  /** The venue's word; handled once the venue has finished what it is doing. */
  readonly onVenueFact = (fact: VenueFact): void => {
    this.#post(null, fact);
  };

  /** Hands the decisions of an instant to the strategy's stream and answers with its message. */
  decide(strategyId: StrategyId, command: StrategyCommand): SignalsRaised {
    const events = this.#strategies.open(strategyId).step(command);
    return publishedDecisions(events, { accountId: this.#terms.id, strategyId }, command.at);
  }

  command(command: AccountCommand): void {
    this.#publish(this.#account.step(this.#rated(command)), command.at);
    this.deliver();
  }

  expireQueued(instrumentId: InstrumentId, at: Timestamp): void {
    this.#orders.expireQueued(instrumentId, at);
    this.deliver();
    this.#orders.expireParents(instrumentId, at);
    this.deliver();
  }

  /** Works off everything that waits, until nothing does. */
  deliver(): void {
    if (this.#delivering) return;
    this.#delivering = true;
    for (let next = 0; next < this.#waiting; next += 1) {
      const fact = this.#facts[next];
      if (fact) this.#orders.onVenueFact(fact);
      else this.#handle(this.#messages[next]);
    }
    this.#waiting = 0;
    this.#delivering = false;
  }

  #post(message: PublicMessage | null, fact: VenueFact | null): void {
    this.#messages[this.#waiting] = message;
    this.#facts[this.#waiting] = fact;
    this.#waiting += 1;
  }

  #handle(message: PublicMessage | null | undefined): void {
    if (!message) return;
    this.#listener(message);
    if (message.topic === 'execution.order.v1') this.#handleOrderFact(message);
    else this.#orders.onRisk(message);
  }

  #handleOrderFact(message: OrderFactMessage): void {
    const command = onOrderFact(message, this.#interest);
    if (command) this.#publish(this.#account.step(this.#rated(command)), message.at);
  }

  /** Every command brings what currencies are worth at its time, where that moves. */
  #rated(command: AccountCommand): AccountCommand {
    return this.#ratesAt ? { ...command, rates: this.#ratesAt(command.at) } : command;
  }

  #publish(events: readonly AccountEvent[], at: Timestamp): void {
    for (const event of events) {
      const message = publishedAccountFact(event, this.#terms.id, at);
      if (message) this.#post(message, null);
    }
  }
}
