import type {
  ContractMessage,
  InstantFilledMessage,
  InstantMessage,
  OrderFactMessage,
  RiskMessage,
  SignalsRaised,
} from '@stratvector/contracts';
import { BooksMirror, Market, nextRebalance, RiskDesk } from '@stratvector/backtest';
import type { RunPlan } from '@stratvector/backtest';
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
  OrderInterest,
} from '@stratvector/domain-risk';
import { Aggregates, assert } from '@stratvector/kernel';
import type { StoredEvent, Timestamp } from '@stratvector/kernel';
import type { Instant } from '@stratvector/model';
import { GrowingMarket } from './growing-market.ts';
import { GrowingVolatilities } from './growing-volatilities.ts';
import { InstantQueue } from './instant-queue.ts';
import { instants } from './instants.ts';
import type { Figures, Instants, InstantsCommand, InstantsEvent, Phase } from './instants.ts';
import { isPersonCommand, obey } from './person-command.ts';
import type { PersonCommand } from './person-command.ts';
import { RaisedSignals } from './raised-signals.ts';
import { isOf, timeOf, toldBy } from './stored.ts';
import type { CorePorts } from './strategy-core.ts';

export type RiskInput =
  InstantMessage | OrderFactMessage | InstantFilledMessage | SignalsRaised | PersonCommand;

/** What the desk of an account sees of the curve: nothing is drawn here. */
const NO_RECORD = { step: (): void => undefined };

/**
 * Risk of one account. An instant is reviewed once everything of it is there: its bars, its fills and a
 * message of every strategy.
 */
export class RiskCore {
  readonly #ports: CorePorts;
  readonly #plan: RunPlan;
  readonly #market: GrowingMarket;
  readonly #volatilities: GrowingVolatilities;
  readonly #mirror: BooksMirror;
  readonly #desk: RiskDesk;
  readonly #interest: OrderInterest;
  readonly #accounts: Aggregates<Account, AccountCommand, AccountEvent>;
  readonly #instants: Aggregates<Instants, InstantsCommand, InstantsEvent>;
  /** That have come and are not booked. */
  readonly #waiting = new InstantQueue();
  /** What the log says of instants, while it is taken in. */
  #told: InstantsEvent[] = [];
  /** The last instant that has met all that works. */
  #filled: Timestamp | null = null;
  readonly #signals: RaisedSignals;
  /** The instant that is booked and not reviewed. */
  #open: Timestamp | null = null;
  /** Milliseconds: when standing targets are sized anew. */
  #rebalanceAt = NaN;

  constructor(plan: RunPlan, ports: CorePorts) {
    this.#ports = ports;
    this.#market = new GrowingMarket(plan);
    const { plan: growing } = this.#market;
    const { terms, instruments, strategies, cash } = growing;
    this.#plan = growing;
    this.#volatilities = new GrowingVolatilities(this.#market);
    this.#mirror = new BooksMirror(instruments, strategies, cash);
    this.#signals = new RaisedSignals(strategies.map(({ id }) => id));
    this.#interest = orderInterestOf(terms);
    this.#accounts = new Aggregates('account', createAccount(terms), ports.journal);
    this.#instants = new Aggregates('instants', instants, ports.journal);
    const account = (): Account => this.#account;
    this.#desk = new RiskDesk(growing, {
      instants: this.#market,
      market: new Market(growing, this.#market, this.#mirror),
      mirror: this.#mirror,
      contexts: {
        get account() {
          return account();
        },
        command: (command) => this.#step(command),
      },
      volatilities: (rows) => this.#volatilities.known(rows),
    });
  }

  restore(event: StoredEvent): Promise<void> {
    if (isOf(event, 'account')) this.#takeBack(toldBy<AccountEvent>(event), timeOf(event));
    else if (isOf(event, 'instants')) this.#told.push(toldBy<InstantsEvent>(event));
    return Promise.resolve();
  }

  /** Marks and references follow from the bars; the books are what their events say. */
  async restored(): Promise<void> {
    for (const instant of await this.#ports.history()) this.#waiting.add(instant);
    const told = this.#told;
    this.#told = [];
    for (const event of told) this.#recall(event);
  }

  settle(): void {
    // Nothing of risk leaves but by its log.
  }

  handle(input: RiskInput): void {
    if (isPersonCommand(input)) {
      const step = (command: AccountCommand): void => this.#step(command);
      obey(input, { market: this.#market, desk: this.#desk, step });
      return;
    }
    switch (input.topic) {
      case 'market-data.instant.v1':
        this.#waiting.add(input);
        break;
      case 'execution.order.v1':
        this.#hearOrder(input);
        return;
      case 'execution.instant-filled.v1':
        this.#hearFilled(input);
        break;
      case 'strategy.signal.v1':
        this.#hearSignals(input);
    }
    this.#work();
  }

  get #account(): Account {
    return this.#accounts.state(this.#plan.terms.id);
  }

  #hearOrder(message: OrderFactMessage): void {
    this.#mirror.countSlippage(message);
    const command = onOrderFact(message, this.#interest);
    if (command) this.#step(command);
  }

  #takeBack(event: AccountEvent, at: Timestamp): void {
    const { id } = this.#plan.terms;
    this.#accounts.open(id).restore(event);
    const message = publishedAccountFact(event, id, at);
    if (message) this.#follow(message);
  }

  #recall({ type, data }: InstantsEvent): void {
    this.#instants.open(this.#plan.terms.id).restore({ type, data } as InstantsEvent);
    if (type === 'MessageHeard') {
      this.#recallHeard(data.message);
    } else if (data.phase === 'booked') this.#recallBooked(data.closeTime);
    else this.#recallReviewed(data.figures);
  }

  #recallHeard(message: ContractMessage): void {
    if (message.topic === 'strategy.signal.v1') this.#signals.add(message);
    else if (message.topic === 'execution.instant-filled.v1') this.#filled = message.closeTime;
  }

  /** A mark that comes before its bars stands in the log: it does not come again. */
  #hearFilled(message: InstantFilledMessage): void {
    this.#filled = message.closeTime;
    if (this.#waiting.isEmpty)
      this.#pass({ type: 'HearMessage', at: message.closeTime, data: { message } });
  }

  #hearSignals(message: SignalsRaised): void {
    this.#pass({ type: 'HearMessage', at: message.closeTime, data: { message } });
    this.#signals.add(message);
  }

  /** Goes as far as what has come allows. */
  #work(): void {
    if (this.#open === null) this.#book();
    if (this.#open !== null && this.#review(this.#open)) this.#work();
  }

  #book(): void {
    const next = this.#waiting.take(this.#filled);
    if (!next) return;
    if (this.#enter(next)) this.#begin(next.closeTime);
    const { closeTime } = next;
    this.#mark('booked', closeTime, {});
    const { id: accountId } = this.#plan.terms;
    this.#ports.say({ topic: 'risk.instant-booked.v1', accountId, closeTime });
  }

  /** Takes in the bars of an instant; true for the first of all. */
  #enter(next: Instant): boolean {
    const isFirst = Number.isNaN(this.#market.closeTime);
    this.#market.arrive(next, () => undefined);
    this.#see();
    this.#open = next.closeTime;
    return isFirst;
  }

  #recallBooked(closeTime: Timestamp): void {
    const next = this.#waiting.take(closeTime);
    assert(next?.closeTime === closeTime, 'an instant that was booked is not in the bar log');
    this.#filled = closeTime;
    if (this.#enter(next)) this.#scheduleRebalance();
  }

  #recallReviewed(figures: Figures): void {
    this.#signals.take();
    if (this.#market.closeTime >= this.#plan.start) {
      if (this.#market.closeTime >= this.#rebalanceAt) this.#scheduleRebalance();
      this.#desk.recall(figures);
    }
    this.#open = null;
  }

  #see(): void {
    const { closed, count, rows, instruments } = this.#market;
    for (const place of closed.subarray(0, count)) {
      const close = instruments[place]?.columns.close[rows[place] as number];
      this.#mirror.closes[place] = close as number;
      this.#volatilities.push(place);
    }
  }

  #begin(at: Timestamp): void {
    this.#step({ type: 'OpenAccount', at, data: { cash: this.#plan.cash } });
    this.#scheduleRebalance();
  }

  /** False where a strategy has not said yet what it wants. */
  #review(closeTime: Timestamp): boolean {
    if (!this.#signals.isComplete) return false;
    const { start, terms } = this.#plan;
    const raised = this.#signals.take();
    if (this.#market.closeTime >= start) this.#judge(raised);
    this.#open = null;
    this.#mark('reviewed', closeTime, this.#desk.figures);
    this.#ports.say({ topic: 'risk.instant-reviewed.v1', accountId: terms.id, closeTime });
    return true;
  }

  #judge(raised: readonly SignalsRaised[]): void {
    if (this.#market.closeTime >= this.#rebalanceAt) {
      this.#desk.rebalances = true;
      this.#scheduleRebalance();
    }
    this.#desk.guardLosses();
    const wanted = raised.filter(({ signals }) => signals.length > 0);
    if (wanted.length > 0 || this.#desk.rebalances || this.#account.unmet > 0)
      this.#desk.review(wanted);
  }

  #scheduleRebalance(): void {
    const { rebalance, days } = this.#plan;
    if (rebalance) this.#rebalanceAt = nextRebalance(this.#market.closeTime, rebalance, days);
  }

  #step(command: AccountCommand): void {
    const { id } = this.#plan.terms;
    for (const event of this.#accounts.open(id).step(command)) {
      const message = publishedAccountFact(event, id, command.at);
      if (!message) continue;
      this.#follow(message);
      this.#ports.say(message);
    }
  }

  #follow(message: RiskMessage): void {
    switch (message.topic) {
      case 'risk.booking.v1':
        this.#mirror.book(message, NO_RECORD);
        return;
      case 'risk.flow.v1':
        this.#mirror.flow(message, NO_RECORD);
        this.#desk.moveReferences(message);
        return;
      case 'risk.split.v1':
        this.#mirror.split(message, NO_RECORD);
        return;
      default:
    }
  }

  #mark(phase: Phase, closeTime: Timestamp, figures: Figures): void {
    const data = { phase, closeTime, figures };
    this.#pass({ type: 'HandleInstant', at: closeTime, data });
  }

  #pass(command: InstantsCommand): void {
    this.#instants.open(this.#plan.terms.id).step(command);
  }
}
