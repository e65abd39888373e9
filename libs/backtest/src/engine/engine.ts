import type { OrderFactMessage, RiskMessage, SignalsRaised } from '@stratvector/contracts';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Journal } from '@stratvector/kernel';
import { SlotIndex } from '@stratvector/domain-risk';
import type { Mark } from '@stratvector/domain-risk';
import { priceOfNumber } from '@stratvector/model';
import type { BarColumns, InstrumentId, Price } from '@stratvector/model';
import { SimulatedVenue } from '@stratvector/venue-simulated';
import type { VenueBar } from '@stratvector/venue-simulated';
import { BooksMirror } from './books-mirror.ts';
import { Contexts } from './contexts.ts';
import { EquityRecord } from './equity-record.ts';
import type { EquityColumns } from './equity-record.ts';
import { FIRST_OF_SESSION, LAST_OF_SESSION } from './plan.ts';
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

/** Told now and then how far a run has come; answering false stops it. */
export type Progress = (bars: number) => boolean;

const PROGRESS_BARS = 65_536;

const direct: Wire = (terms, journal, listener) => new Contexts(terms, journal, listener);

/** The synchronous host: one run over columns of bars. */
export class Engine {
  readonly #plan: RunPlan;
  readonly #contexts: Wiring;
  readonly #venue: SimulatedVenue;
  readonly #mirror: BooksMirror;
  readonly #timeline: Timeline;
  readonly #hosts: readonly StrategyHost[];
  readonly #index: SlotIndex;
  readonly #columns: readonly BarColumns[];
  readonly #record = new EquityRecord();
  #bars = 0;

  constructor(plan: RunPlan, journal: Journal, wire: Wire = direct) {
    this.#plan = plan;
    this.#columns = plan.instruments.map(({ columns }) => columns);
    this.#index = new SlotIndex(plan.terms);
    this.#mirror = new BooksMirror(plan.instruments, plan.cash);
    this.#timeline = new Timeline(plan.instruments);
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

  run(progress: Progress = () => true): RunRecord {
    let told = 0;
    while (this.#timeline.advance()) {
      if (this.#bars === 0) this.#begin();
      this.#instant();
      if (this.#bars - told < PROGRESS_BARS) continue;
      told = this.#bars;
      if (!progress(told)) break;
    }
    this.#end();
    return { equity: this.#record.columns(), bars: this.#bars };
  }

  #begin(): void {
    const at = timestampOfMilliseconds(this.#timeline.closeTime);
    this.#contexts.command({ type: 'OpenAccount', at, data: { cash: this.#plan.cash } });
    for (const host of this.#hosts) this.#contexts.decide(host.id, host.start(at));
  }

  #instant(): void {
    const { count, closeTime } = this.#timeline;
    this.#bars += count;
    this.#trade();
    this.#mark();
    if (closeTime < this.#plan.start) return;
    const raised = this.#ask();
    if (raised || this.#contexts.account.unmet > 0) this.#review(raised ?? []);
    if (this.#plan.fill === 'this-close') this.#fillAtClose();
    this.#record.add(closeTime, this.#mirror.mark());
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
      touched.push([place, this.#bar(place, row)]);
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

  #bar(place: number, row: number): VenueBar {
    const planned = this.#plan.instruments[place];
    if (!planned) throw new RangeError(`the run has no instrument ${place}`);
    const { columns, instrument, sessionEdges } = planned;
    const priced = (column: Float64Array): Price =>
      priceOfNumber(column[row] ?? NaN, instrument.priceDecimals);
    const edges = sessionEdges[row] ?? 0;
    return {
      openTime: columns.openTime[row] ?? NaN,
      closeTime: columns.closeTime[row] ?? NaN,
      open: priced(columns.open),
      high: priced(columns.high),
      low: priced(columns.low),
      close: priced(columns.close),
      volume: columns.volume[row] ?? 0,
      hasVolume: columns.hasVolume,
      firstOfSession: (edges & FIRST_OF_SESSION) !== 0,
      lastOfSession: (edges & LAST_OF_SESSION) !== 0,
    };
  }

  #mark(): void {
    const { count, closed, rows } = this.#timeline;
    for (let at = 0; at < count; at += 1) {
      const place = closed[at] ?? 0;
      const closes = this.#plan.instruments[place]?.columns.close;
      this.#mirror.closes[place] = closes?.[rows[place] ?? 0] ?? NaN;
    }
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
    const { account } = this.#contexts;
    const valuation = valuationOf(account, this.#index, (id) => this.#markOf(id));
    const data = { signals, marks: this.#marks(at), valuation, statistics: null, rebalance: false };
    this.#contexts.command({ type: 'ReviewTargets', at, data });
  }

  #markOf(id: InstrumentId): Price | null {
    const place = this.#mirror.place(id);
    const decimals = this.#plan.instruments[place]?.instrument.priceDecimals;
    const close = this.#mirror.closes[place] ?? NaN;
    return decimals === undefined || !(close > 0) ? null : priceOfNumber(close, decimals);
  }

  #marks(at: Mark['at']): readonly Mark[] {
    const { count, closed, rows } = this.#timeline;
    return [...closed.subarray(0, count)].flatMap((place) => {
      const planned = this.#plan.instruments[place];
      if (!planned) return [];
      const { columns, instrument } = planned;
      const row = rows[place] ?? 0;
      const price = priceOfNumber(columns.close[row] ?? NaN, instrument.priceDecimals);
      const [high = NaN, low = NaN, volume = 0] = [
        columns.high[row],
        columns.low[row],
        columns.volume[row],
      ];
      return [{ instrumentId: instrument.id, price, at, high, low, volume }];
    });
  }

  #fillAtClose(): void {
    const { count, closed, rows } = this.#timeline;
    for (let at = 0; at < count; at += 1) {
      const place = closed[at] ?? 0;
      if (this.#venue.isWorking(place))
        this.#venue.fillAtClose(place, this.#bar(place, rows[place] ?? 0));
    }
    this.#contexts.deliver();
  }

  #end(): void {
    const at = timestampOfMilliseconds(this.#timeline.closeTime);
    this.#plan.instruments.forEach((_, place) => this.#venue.expireAll(place, at));
    this.#contexts.deliver();
  }

  #hear(message: RiskMessage | OrderFactMessage): void {
    if (message.topic === 'execution.order.v1') this.#mirror.countSlippage(message);
    if (message.topic !== 'risk.booking.v1') return;
    this.#mirror.book(message);
    for (const host of this.#hosts) host.onFill(message);
  }
}
