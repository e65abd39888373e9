import type {
  BookingMessage,
  ContractMessage,
  InstantBookedMessage,
  InstantMessage,
} from '@stratvector/contracts';
import { BooksMirror, StrategyHost } from '@stratvector/backtest';
import type { RunPlan } from '@stratvector/backtest';
import { publishedDecisions, strategy } from '@stratvector/domain-strategy';
import type {
  RunningStrategy,
  StrategyCommand,
  StrategyEvent,
  Timer,
} from '@stratvector/domain-strategy';
import { Aggregates, assert, millisecondsOf, timestampOfMilliseconds } from '@stratvector/kernel';
import type { Journal, StoredEvent, Timestamp } from '@stratvector/kernel';
import type { Instant } from '@stratvector/model';
import { isOf, toldBy } from './stored.ts';
import { GrowingCursors } from './growing-cursors.ts';
import { GrowingMarket } from './growing-market.ts';
import { GrowingVolatilities } from './growing-volatilities.ts';
import { InstantQueue } from './instant-queue.ts';
import { instants } from './instants.ts';
import type { Instants, InstantsCommand, InstantsEvent } from './instants.ts';

export type StrategyInput = InstantMessage | BookingMessage | InstantBookedMessage;

export interface CorePorts {
  readonly journal: Journal;
  /** All instants of the feed that were published, in order. */
  readonly history: () => Promise<readonly Instant[]>;
  /** Goes out once the step is stored. */
  readonly say: (message: ContractMessage) => void;
}

interface Running {
  readonly host: StrategyHost;
  readonly cursors: GrowingCursors;
}

interface AwaitedTimer {
  readonly host: StrategyHost;
  readonly timer: Timer;
  /** Milliseconds: a time that had passed means the next instant. */
  readonly at: number;
}

/** Of what the books of an account keep, strategies look at positions alone. */
const NO_RECORD = { step: (): void => undefined };

/**
 * The strategies of one account: they see an instant once the books have its fills, and answer with one
 * message each, also where they want nothing.
 */
export class StrategyCore {
  readonly #ports: CorePorts;
  readonly #plan: RunPlan;
  readonly #market: GrowingMarket;
  readonly #volatilities: GrowingVolatilities;
  readonly #mirror: BooksMirror;
  readonly #running: readonly Running[];
  readonly #strategies: Aggregates<RunningStrategy, StrategyCommand, StrategyEvent>;
  readonly #instants: Aggregates<Instants, InstantsCommand, InstantsEvent>;
  /** That have come and are not decided on. */
  readonly #waiting = new InstantQueue();
  /** What the log says of instants, while it is taken in. */
  #told: InstantsEvent[] = [];
  /** Fills that belong to the instant which is marked next. */
  #bookings: BookingMessage[] = [];
  #timers: readonly AwaitedTimer[] = [];
  /** The last instant whose fills the books have. */
  #booked: Timestamp | null = null;

  constructor(plan: RunPlan, ports: CorePorts) {
    this.#ports = ports;
    this.#market = new GrowingMarket(plan);
    const { plan: growing } = this.#market;
    this.#plan = growing;
    this.#volatilities = new GrowingVolatilities(this.#market);
    this.#mirror = new BooksMirror(growing.instruments, growing.strategies, growing.cash);
    this.#strategies = new Aggregates('strategy', strategy, ports.journal);
    this.#instants = new Aggregates('instants', instants, ports.journal);
    this.#running = growing.strategies.map((planned) => {
      const positions = this.#mirror.positionsOf(planned.id);
      const cursors = new GrowingCursors(this.#market, planned, positions);
      const sight = { volatilities: this.#volatilities, cursors: () => cursors };
      return { host: new StrategyHost(growing, planned, sight), cursors };
    });
  }

  restore(event: StoredEvent): Promise<void> {
    if (isOf(event, 'instants')) this.#told.push(toldBy<InstantsEvent>(event));
    return Promise.resolve();
  }

  /** What strategies have in mind is what their bars and fills have made of it: they see them again. */
  async restored(): Promise<void> {
    const history = await this.#ports.history();
    for (const instant of history) this.#waiting.add(instant);
    const told = this.#told;
    this.#told = [];
    for (const event of told) this.#recall(event);
  }

  settle(): void {
    // Nothing of a strategy leaves but by its log.
  }

  handle(input: StrategyInput): void {
    switch (input.topic) {
      case 'market-data.instant.v1':
        this.#waiting.add(input);
        break;
      case 'risk.booking.v1':
        this.#hear(input);
        return;
      case 'risk.instant-booked.v1':
        this.#hearBooked(input);
    }
    this.#work();
  }

  #recall({ type, data }: InstantsEvent): void {
    if (type === 'MessageHeard') {
      const { message } = data;
      if (message.topic === 'risk.booking.v1') this.#bookings.push(message);
      else if (message.topic === 'risk.instant-booked.v1') this.#booked = message.closeTime;
      return;
    }
    const instant = this.#waiting.take(data.closeTime);
    assert(instant?.closeTime === data.closeTime, 'an instant that was decided is not in the log');
    this.#booked = data.closeTime;
    this.#takeIn(instant);
  }

  /** A mark that comes before its bars stands in the log: it does not come again. */
  #hearBooked(message: InstantBookedMessage): void {
    this.#booked = message.closeTime;
    if (this.#waiting.isEmpty)
      this.#step({ type: 'HearMessage', at: message.closeTime, data: { message } });
  }

  /** Bookings wait for the mark of their instant: a timer that is due at it comes before them. */
  #hear(message: BookingMessage): void {
    this.#step({ type: 'HearMessage', at: message.at, data: { message } });
    this.#bookings.push(message);
  }

  #work(): void {
    for (;;) {
      const next = this.#waiting.take(this.#booked);
      if (!next) return;
      this.#takeIn(next);
    }
  }

  #takeIn(instant: Instant): void {
    const { closeTime } = instant;
    const isFirst = Number.isNaN(this.#market.closeTime);
    this.#elapse(closeTime);
    this.#book();
    this.#market.arrive(instant, (place) => {
      for (const { cursors } of this.#running) cursors.onGrow(place);
    });
    this.#push();
    if (isFirst)
      for (const { host } of this.#running)
        this.#strategies.open(host.id).step(host.start(closeTime));
    if (this.#market.closeTime >= this.#plan.start) this.#show();
    this.#decide(closeTime);
  }

  /** Timers that are due come before the fills of the instant. */
  #elapse(at: Timestamp): void {
    const now = millisecondsOf(at);
    const due = this.#timers.filter((one) => one.at <= now).sort((a, b) => a.at - b.at);
    this.#timers = this.#timers.filter((one) => one.at > now);
    for (const { host, timer } of due) {
      if (!host.awaits(timer)) continue;
      const data = { timer: { name: timer.name, at: timestampOfMilliseconds(timer.at) } };
      this.#strategies.open(host.id).step({ type: 'RecordTimerElapsed', at, data });
      host.onTimer(timer, now);
    }
  }

  #book(): void {
    for (const booking of this.#bookings) {
      this.#mirror.book(booking, NO_RECORD);
      for (const { host } of this.#running) host.onFill(booking);
    }
    this.#bookings = [];
  }

  #push(): void {
    const { closed, count } = this.#market;
    for (const place of closed.subarray(0, count)) {
      this.#volatilities.push(place);
      for (const { cursors } of this.#running) cursors.push(place);
    }
  }

  #show(): void {
    for (const { host } of this.#running) {
      host.onBars(this.#market);
      host.onInstant(this.#market);
    }
  }

  #decide(closeTime: Timestamp): void {
    const at = closeTime;
    const soonest = this.#market.closeTime + 1;
    for (const { host } of this.#running) {
      const { command, timers } = host.command(at);
      const awaited = timers.map((timer) => ({ host, timer, at: Math.max(timer.at, soonest) }));
      this.#timers = [...this.#timers, ...awaited];
      const events = this.#strategies.open(host.id).step(command);
      const about = { accountId: this.#plan.terms.id, strategyId: host.id };
      this.#ports.say(publishedDecisions(events, about, closeTime));
    }
    this.#step({
      type: 'HandleInstant',
      at,
      data: { phase: 'decided', closeTime, figures: {} },
    });
  }

  #step(command: InstantsCommand): void {
    this.#instants.open(this.#plan.terms.id).step(command);
  }
}
