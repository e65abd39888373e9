import type { OrderFactMessage, RiskMessage, SignalsRaised } from '@stratvector/contracts';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Journal } from '@stratvector/kernel';
import { SlotIndex } from '@stratvector/domain-risk';
import type { Valuation } from '@stratvector/domain-risk';
import { moneyOfNumber, numberOfMoney } from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';
import { SimulatedVenue } from '@stratvector/venue-simulated';
import type { VenueBar } from '@stratvector/venue-simulated';
import { BooksMirror } from './books-mirror.ts';
import { Contexts } from './contexts.ts';
import { EquityRecord } from './equity-record.ts';
import type { EquityColumns } from './equity-record.ts';
import { LossGuard } from './loss-guard.ts';
import { Market } from './market.ts';
import type { RunPlan } from './plan.ts';
import { StrategyHost } from './strategy-host.ts';
import { Timeline } from './timeline.ts';
import { valuationOf } from './valuation.ts';
import type { Wire, Wiring } from './wiring.ts';

export interface RunRecord {
  readonly equity: EquityColumns;
  /** Bars worked through, warm-up included. */
  readonly bars: number;
}

const CHUNK_INSTANTS = 65_536;

const direct: Wire = (terms, journal, listener) => new Contexts(terms, journal, listener);

/** The synchronous host: one run over columns of bars. */
export class Engine {
  readonly #plan: RunPlan;
  readonly #contexts: Wiring;
  readonly #venue: SimulatedVenue;
  readonly #mirror: BooksMirror;
  readonly #timeline: Timeline;
  readonly #market: Market;
  readonly #hosts: readonly StrategyHost[];
  readonly #index: SlotIndex;
  readonly #columns: readonly BarColumns[];
  readonly #record: EquityRecord;
  /** Null where no loss limit is set. */
  readonly #guard: LossGuard | null;
  /** Whether a target is still to be met; asked at every bar. */
  #unmet = false;
  /** At the instant before. */
  #lastEquity: number;
  #bars = 0;

  constructor(plan: RunPlan, journal: Journal, wire: Wire = direct) {
    this.#plan = plan;
    this.#columns = plan.instruments.map(({ columns }) => columns);
    this.#record = new EquityRecord(this.#columns.reduce((sum, { length }) => sum + length, 0));
    this.#lastEquity = numberOfMoney(plan.cash);
    this.#guard = LossGuard.isNeeded(plan.terms.limits)
      ? new LossGuard(plan.terms.limits, numberOfMoney(plan.cash))
      : null;
    this.#index = new SlotIndex(plan.terms);
    this.#mirror = new BooksMirror(plan.instruments, plan.cash);
    this.#timeline = new Timeline(plan.instruments);
    this.#market = new Market(plan.instruments, this.#timeline, this.#mirror);
    this.#contexts = wire(plan.terms, journal, (message) => this.#hear(message));
    this.#venue = new SimulatedVenue(
      plan.instruments.map(({ instrument }) => instrument),
      plan.venue,
      this.#contexts.onVenueFact,
    );
    this.#contexts.connect(this.#venue);
    this.#hosts = plan.strategies.map(
      (planned) => new StrategyHost(plan, planned, this.#mirror.positions),
    );
  }

  /** Bars worked through so far. */
  get bars(): number {
    return this.#bars;
  }

  /** The whole run at once. */
  run(): RunRecord {
    while (this.advance());
    return this.finish();
  }

  /**
   * So many instants at a time: one endless loop would be compiled while it runs, and stay slower.
   * False once the last is done; between two calls a host may do something else.
   */
  advance(): boolean {
    const timeline = this.#timeline;
    for (let instant = 0; instant < CHUNK_INSTANTS; instant += 1) {
      if (!timeline.advance()) return false;
      if (this.#bars === 0) this.#begin();
      this.#bars += timeline.count;
      if (this.#meet()) this.#trade();
      if (timeline.closeTime >= this.#plan.start) this.#decide();
    }
    return true;
  }

  /** Ends the orders that still work and hands over what was recorded. */
  finish(): RunRecord {
    this.#end();
    const { instant, times } = this.#timeline;
    const first = instant + 1 - this.#record.length;
    const equity = this.#record.columns(times.subarray(first, instant + 1));
    return { equity, bars: this.#bars };
  }

  /** Marks the bars that have closed; whether one of them may matter to an order. */
  #meet(): boolean {
    const { count, closed, rows } = this.#timeline;
    const { lowTrigger, highTrigger } = this.#venue;
    const { closes } = this.#mirror;
    let touched = false;
    for (let at = 0; at < count; at += 1) {
      const place = closed[at] as number;
      const row = rows[place] as number;
      const { low, high, close } = this.#columns[place] as BarColumns;
      closes[place] = close[row] as number;
      const isQuiet =
        (low[row] as number) > (lowTrigger[place] as number) &&
        (high[row] as number) < (highTrigger[place] as number);
      if (!isQuiet) touched = true;
    }
    return touched;
  }

  #decide(): void {
    if (this.#guard) this.#guardLosses(this.#guard);
    const raised = this.#ask();
    if (raised || this.#unmet) this.#review(raised ?? []);
    if (this.#plan.fill === 'this-close') this.#fillAtClose();
    this.#mirror.mark(this.#record);
  }

  #begin(): void {
    const at = timestampOfMilliseconds(this.#timeline.closeTime);
    this.#contexts.command({ type: 'OpenAccount', at, data: { cash: this.#plan.cash } });
    this.#record.step(numberOfMoney(this.#plan.cash), 0);
    for (const host of this.#hosts) this.#contexts.decide(host.id, host.start(at));
  }

  /** Losses are looked at once marks are in and before strategies are asked. */
  #guardLosses(guard: LossGuard): void {
    const equity = this.#mirror.equity();
    if (this.#market.opensSession()) {
      const at = timestampOfMilliseconds(this.#timeline.closeTime);
      guard.startSession(this.#lastEquity);
      const data = { equity: moneyOfNumber(this.#lastEquity) };
      this.#contexts.command({ type: 'StartSession', at, data });
    }
    this.#lastEquity = equity;
    if (guard.look(equity) === 'none') return;
    this.#contexts.command({
      type: 'CheckLosses',
      at: timestampOfMilliseconds(this.#timeline.closeTime),
      data: {
        valuation: this.#valuation(),
        sessionEquity: moneyOfNumber(guard.sessionEquity),
        peakEquity: moneyOfNumber(guard.peakEquity),
      },
    });
    this.#unmet = this.#contexts.account.unmet > 0;
  }

  #valuation(): Valuation {
    return valuationOf(this.#contexts.account, this.#index, (id) => this.#market.markOf(id));
  }

  /** What works at the venue meets the bars that have just closed. */
  #trade(): void {
    const touched = this.#touched();
    if (!touched) return;
    touched.sort(([a, first], [b, second]) => first.openTime - second.openTime || a - b);
    for (const [place, bar] of touched) this.#venue.open(place, bar);
    touched.sort(([a], [b]) => a - b);
    for (const [place, bar] of touched) this.#venue.inside(place, bar);
    for (const [place, bar] of touched) this.#venue.close(place, bar);
    this.#contexts.deliver();
    this.#unmet = this.#contexts.account.unmet > 0;
  }

  /** The bars that may matter to an order; null, and nothing made, when there are none. */
  #touched(): [number, VenueBar][] | null {
    const { count, closed, rows } = this.#timeline;
    let touched: [number, VenueBar][] | null = null;
    for (let at = 0; at < count; at += 1) {
      const place = closed[at] ?? 0;
      const row = rows[place] ?? 0;
      if (this.#isQuiet(place, row)) continue;
      touched ??= [];
      touched.push([place, this.#market.bar(place, row)]);
    }
    return touched;
  }

  #isQuiet(place: number, row: number): boolean {
    const columns = this.#columns[place];
    const { lowTrigger, highTrigger } = this.#venue;
    if (!columns) return true;
    const low = columns.low[row] ?? NaN;
    const high = columns.high[row] ?? NaN;
    return low > (lowTrigger[place] ?? NaN) && high < (highTrigger[place] ?? NaN);
  }

  /** Asks every strategy; null when none has decided anything. */
  #ask(): SignalsRaised[] | null {
    let raised: SignalsRaised[] | null = null;
    for (const host of this.#hosts) {
      this.#show(host);
      if (host.decisions.count === 0) continue;
      raised ??= [];
      const at = timestampOfMilliseconds(this.#timeline.closeTime);
      raised.push(this.#contexts.decide(host.id, host.command(at)));
    }
    return raised;
  }

  #show(host: StrategyHost): void {
    const { count, closed, rows, closeTime } = this.#timeline;
    for (let at = 0; at < count; at += 1) {
      const place = closed[at] ?? 0;
      const row = rows[place] ?? 0;
      if (row + 1 >= host.warmUp) host.onBar(place, row);
    }
    if (host.comparesInstruments) host.onInstant(closeTime, [...closed.subarray(0, count)]);
  }

  #review(signals: readonly SignalsRaised[]): void {
    const at = timestampOfMilliseconds(this.#timeline.closeTime);
    const valuation = this.#valuation();
    const data = {
      signals,
      marks: this.#market.marks(at),
      valuation,
      statistics: null,
      rebalance: false,
    };
    this.#contexts.command({ type: 'ReviewTargets', at, data });
    this.#unmet = this.#contexts.account.unmet > 0;
  }

  #fillAtClose(): void {
    const { count, closed, rows } = this.#timeline;
    for (let at = 0; at < count; at += 1) {
      const place = closed[at] ?? 0;
      if (this.#venue.isWorking(place))
        this.#venue.fillAtClose(place, this.#market.bar(place, rows[place] ?? 0));
    }
    this.#contexts.deliver();
    this.#unmet = this.#contexts.account.unmet > 0;
  }

  #end(): void {
    const at = timestampOfMilliseconds(this.#timeline.closeTime);
    this.#plan.instruments.forEach((_, place) => this.#venue.expireAll(place, at));
    this.#contexts.deliver();
  }

  #hear(message: RiskMessage | OrderFactMessage): void {
    if (message.topic === 'execution.order.v1') this.#mirror.countSlippage(message);
    if (message.topic !== 'risk.booking.v1') return;
    this.#mirror.book(message, this.#record);
    for (const host of this.#hosts) host.onFill(message);
  }
}
