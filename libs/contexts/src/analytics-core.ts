import type {
  BookingMessage,
  ContractMessage,
  FlowMessage,
  InstantBookedMessage,
  InstantMessage,
  OrderApprovedMessage,
  OrderFactMessage,
  SplitMessage,
} from '@stratvector/contracts';
import type { RunPlan } from '@stratvector/backtest';
import { AccountProjection, markedAccount, TradeLog } from '@stratvector/domain-analytics';
import type { CloseMark, MarkedAccount, Trade } from '@stratvector/domain-analytics';
import { Aggregates } from '@stratvector/kernel';
import type { StoredEvent, Timestamp } from '@stratvector/kernel';
import { add, priceOfNumber } from '@stratvector/model';
import type { Instant, Instrument, InstrumentId, Money, StrategyId } from '@stratvector/model';
import { InstantQueue } from './instant-queue.ts';
import { instants } from './instants.ts';
import type { Instants, InstantsCommand, InstantsEvent } from './instants.ts';
import { isOf, toldBy } from './stored.ts';
import type { CorePorts } from './strategy-core.ts';

/** What belongs to an instant and is told in the order of the books. */
type Booked = BookingMessage | FlowMessage | SplitMessage | InstantBookedMessage;

export type AnalyticsInput = InstantMessage | Booked | OrderApprovedMessage | OrderFactMessage;

/** An account at the close of an instant. */
export interface EquityPoint {
  readonly at: Timestamp;
  readonly cash: Money;
  readonly net: Money;
  readonly gross: Money;
  readonly equity: Money;
  /** What each strategy has brought so far, by its id. */
  readonly profits: Readonly<Record<StrategyId, Money>>;
}

const profitsOf = ({ positions }: MarkedAccount): EquityPoint['profits'] => {
  const profits: Record<StrategyId, Money> = {};
  for (const { strategyId, profit } of positions)
    profits[strategyId] = add(profits[strategyId] ?? (0n as Money), profit);
  return profits;
};

/**
 * Analytics of one account: what the others have told of it, as positions, profit, trades and a curve.
 * It decides nothing. Its log is what it has heard, so that everything here can be made anew from it.
 */
export class AnalyticsCore {
  readonly #ports: CorePorts;
  readonly #plan: RunPlan;
  readonly #instants: Aggregates<Instants, InstantsCommand, InstantsEvent>;
  readonly #books: AccountProjection;
  readonly #trades: TradeLog;
  readonly #instruments: ReadonlyMap<InstrumentId, Instrument>;
  readonly #closes = new Map<InstrumentId, CloseMark>();
  readonly #waiting = new InstantQueue();
  /** Told and not taken in: an instant whose bars are on their way holds up what comes after it. */
  #heard: Booked[] = [];
  readonly #curve: EquityPoint[] = [];
  /** What the log says, while it is taken in. */
  #told: ContractMessage[] = [];

  constructor(plan: RunPlan, ports: CorePorts) {
    const { terms, cash } = plan;
    this.#plan = plan;
    this.#ports = ports;
    this.#instruments = new Map(terms.instruments.map((one) => [one.id, one]));
    this.#books = new AccountProjection(terms.id, cash);
    this.#trades = new TradeLog((id) => this.#instruments.get(id));
    this.#instants = new Aggregates('instants', instants, ports.journal);
  }

  /** At the last closes that were taken in. */
  get account(): MarkedAccount {
    return markedAccount(this.#books, {
      instrument: (id) => this.#instruments.get(id),
      close: (id) => this.#closes.get(id),
    });
  }

  get trades(): readonly Trade[] {
    return this.#trades.trades;
  }

  get curve(): readonly EquityPoint[] {
    return this.#curve;
  }

  /** Zero, or something that changed the books has not been heard. */
  get imbalance(): Money {
    return this.#books.imbalance;
  }

  restore(event: StoredEvent): Promise<void> {
    if (!isOf(event, 'instants')) return Promise.resolve();
    const { type, data } = toldBy<InstantsEvent>(event);
    if (type === 'MessageHeard') this.#told.push(data.message);
    return Promise.resolve();
  }

  async restored(): Promise<void> {
    for (const instant of await this.#ports.history()) this.#waiting.add(instant);
    const told = this.#told;
    this.#told = [];
    for (const message of told) this.#take(message);
    this.#work();
  }

  settle(): void {
    // Nothing of analytics leaves.
  }

  handle(input: AnalyticsInput): void {
    if (input.topic === 'market-data.instant.v1') this.#waiting.add(input);
    else if (input.topic !== 'execution.order.v1' || input.fact.kind === 'filled') {
      this.#remember(input);
      this.#take(input);
    }
    this.#work();
  }

  #remember(message: Exclude<AnalyticsInput, InstantMessage>): void {
    const at = message.topic === 'risk.instant-booked.v1' ? message.closeTime : message.at;
    const { id } = this.#plan.terms;
    this.#instants.open(id).step({ type: 'HearMessage', at, data: { message } });
  }

  #take(message: ContractMessage): void {
    switch (message.topic) {
      case 'risk.order-approved.v1': {
        const { clientOrderId, role, reason } = message.ticket;
        this.#trades.learn(clientOrderId, { role, reason });
        return;
      }
      case 'execution.order.v1':
        // An approval says more and may come later; protective orders have none.
        if (message.role === 'stop-loss' || message.role === 'take-profit')
          this.#trades.learn(message.orderId, { role: message.role, reason: message.role });
        return;
      case 'risk.booking.v1':
      case 'risk.flow.v1':
      case 'risk.split.v1':
      case 'risk.instant-booked.v1':
        this.#heard.push(message);
        return;
      default:
    }
  }

  /** Goes as far as what has come allows. */
  #work(): void {
    let done = 0;
    for (const message of this.#heard) {
      if (message.topic !== 'risk.instant-booked.v1') this.#book(message);
      else if (!this.#close(message.closeTime)) break;
      done += 1;
    }
    this.#heard = this.#heard.slice(done);
  }

  #book(message: BookingMessage | FlowMessage | SplitMessage): void {
    this.#books.hear(message);
    if (message.topic !== 'risk.flow.v1') this.#trades.hear(message);
  }

  /** False where the bars of the instant have not come. */
  #close(closeTime: Timestamp): boolean {
    const instant = this.#waiting.take(closeTime);
    if (!instant) return false;
    this.#mark(instant);
    const account = this.account;
    const { cash, net, gross, equity } = account;
    this.#curve.push({ at: closeTime, cash, net, gross, equity, profits: profitsOf(account) });
    return true;
  }

  #mark({ bars, closeTime: at }: Instant): void {
    for (const { instrumentId, close } of bars) {
      const instrument = this.#instruments.get(instrumentId);
      if (!instrument) continue;
      this.#closes.set(instrumentId, { price: priceOfNumber(close, instrument.priceDecimals), at });
    }
  }
}
