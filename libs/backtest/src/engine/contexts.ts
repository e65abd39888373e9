import type { OrderFactMessage, RiskMessage, SignalsRaised } from '@stratvector/contracts';
import { Aggregates } from '@stratvector/kernel';
import type { Command, Event, Journal, Timestamp } from '@stratvector/kernel';
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
import type { InstrumentId, StrategyId, Venue, VenueFact } from '@stratvector/model';
import { OrderFlow } from './order-flow.ts';
import type { Clock, Listener, Wiring } from './wiring.ts';

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
  readonly #orders: OrderFlow;
  readonly #strategies: Aggregates<RunningStrategy, StrategyCommand, StrategyEvent>;
  readonly #terms: AccountTerms;
  readonly #listener: Listener;
  readonly #interest: OrderInterest;
  /** What waits; only the first `#waiting` are meant, for the places are used again. */
  readonly #parcels: Parcel[] = [];
  #waiting = 0;
  #delivering = false;

  constructor(terms: AccountTerms, journal: Journal, listener: Listener, clock: Clock) {
    this.#terms = terms;
    this.#listener = listener;
    this.#interest = orderInterestOf(terms);
    this.#account = new Aggregates('account', createAccount(terms), journal).open(terms.id);
    this.#strategies = new Aggregates('strategy', strategy, journal);
    this.#orders = new OrderFlow({
      terms,
      journal,
      clock,
      tell: (message) => this.#post({ kind: 'execution', message }),
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
    this.#post({ kind: 'venue', fact });
  };

  /** Hands the decisions of an instant to the strategy's stream and answers with its message. */
  decide(strategyId: StrategyId, command: StrategyCommand): SignalsRaised {
    const events = this.#strategies.open(strategyId).step(command);
    return publishedDecisions(events, { accountId: this.#terms.id, strategyId }, command.at);
  }

  command(command: AccountCommand): void {
    this.#publish(this.#account.step(command), command.at);
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
        this.#orders.onVenueFact(parcel.fact);
        return;
      case 'execution':
        this.#handleOrderFact(parcel.message);
        return;
      case 'risk':
        this.#listener(parcel.message);
        this.#orders.onRisk(parcel.message);
    }
  }

  #handleOrderFact(message: OrderFactMessage): void {
    this.#listener(message);
    const command = onOrderFact(message, this.#interest);
    if (command) this.#publish(this.#account.step(command), message.at);
  }

  #publish(events: readonly AccountEvent[], at: Timestamp): void {
    for (const event of events) {
      const message = publishedAccountFact(event, this.#terms.id, at);
      if (message) this.#post({ kind: 'risk', message });
    }
  }
}
