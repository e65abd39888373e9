import type { OrderFactMessage, RiskMessage, SignalsRaised } from '@stratvector/contracts';
import type { Journal, Timestamp } from '@stratvector/kernel';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import { meetBar, meetBars } from '@stratvector/venue-simulated';
import type { SimulatedVenue } from '@stratvector/venue-simulated';
import { Agenda } from './agenda.ts';
import { BooksMirror } from './books-mirror.ts';
import { scheduleActions } from './corporate-actions.ts';
import { scheduleEnds } from './data-ends.ts';
import { DatedCalls } from './dated-calls.ts';
import { EquityRecord } from './equity-record.ts';
import type { EquityCurve } from './equity-record.ts';
import { Financing } from './financing.ts';
import { Hosts } from './hosts.ts';
import type { LossGuard } from './loss-guard.ts';
import { Market } from './market.ts';
import type { RunPlan } from './plan.ts';
import { nextRebalance } from './rebalance-times.ts';
import { FollowedRates } from './followed-rates.ts';
import { closesInAccountCurrency, RateBook, rateBookOf } from './rate-book.ts';
import { RiskDesk } from './risk-desk.ts';
import type { StrategyHost } from './strategy-host.ts';
import { Timeline } from './timeline.ts';
import { fillAtClose, fillAtCloses } from './trading.ts';
import { venueOf } from './venue.ts';
import type { Wire, Wiring } from './wiring.ts';
import { ColumnBars } from './worked-bars.ts';

/**
 * Everything that happens at an instant at which something does: fills, halts, decisions, reviews. The
 * lanes walk the bars and call it; a quiet bar calls nothing here.
 */
export class Desk {
  readonly timeline: Timeline;
  /** What is due at its time: a lane stops for it. */
  readonly agenda = new Agenda();
  readonly mirror: BooksMirror;
  readonly record: EquityRecord;
  readonly hosts: readonly StrategyHost[];
  readonly venue: SimulatedVenue;
  readonly plan: RunPlan;
  /** Null where no loss limit is set. */
  readonly guard: LossGuard | null;
  /** Whether a target is still to be met; asked at every bar. */
  unmet = false;
  readonly #contexts: Wiring;
  readonly #market: Market;
  readonly #risk: RiskDesk;
  readonly #financing: Financing;
  /** Cash or a position has changed since financing looked. */
  #hasBooked = false;
  readonly #calls: DatedCalls;
  /** Null where every rate stands still. */
  readonly #rates: FollowedRates | null;

  constructor(plan: RunPlan, journal: Journal, wire: Wire) {
    const { instruments, strategies, terms, cash } = plan;
    this.plan = plan;
    const bars = instruments.reduce((sum, { columns }) => sum + columns.length, 0);
    this.record = new EquityRecord(bars, instruments.length);
    this.mirror = new BooksMirror(instruments, strategies, cash);
    this.timeline = new Timeline(instruments);
    const { agenda, timeline } = this;
    const { rates } = plan;
    this.#rates = rates ? new FollowedRates(new RateBook(rates), this.mirror) : null;
    const asked = rates && new RateBook(rates);
    this.#market = new Market(plan, timeline, this.mirror);
    const { all, volatilities, onSplit } = new Hosts(plan, this.mirror);
    this.hosts = all;
    this.#contexts = wire(terms, journal, (message) => this.#hear(message), {
      timer: agenda.timer,
      ...(asked && { ratesAt: (at) => asked.marksAt(at) }),
      bars: new ColumnBars(instruments, {
        agenda,
        timeline,
        onWorked: (place) => this.#fillSlice(place),
      }),
    });
    this.venue = venueOf(plan, this.#contexts);
    this.#contexts.connect(this.venue);
    const { venue, mirror } = this;
    const parts = { agenda, contexts: this.#contexts, venue, mirror, market: this.#market };
    this.#risk = new RiskDesk(plan, {
      ...parts,
      instants: timeline,
      volatilities: (rows) => volatilities.known(rows),
    });
    this.guard = this.#risk.guard;
    this.#financing = new Financing(plan, parts);
    scheduleActions(plan, { ...parts, onSplit });
    scheduleEnds(plan, parts);
    const { start } = plan;
    this.#calls = new DatedCalls({ agenda, timeline, contexts: this.#contexts, start });
    for (const host of this.hosts) this.#calls.awaitCoarser(host);
  }

  /** At the first instant of the run. */
  begin(): void {
    const { cash } = this.plan;
    const at = this.#now();
    this.#contexts.command({ type: 'OpenAccount', at, data: { cash } });
    this.record.step({ cash: this.mirror.cash, costs: 0, value: 0 });
    for (const host of this.hosts) this.#contexts.decide(host.id, host.start(at));
    this.#financing.follow(this.timeline.closeTime);
    this.#scheduleRebalance();
  }

  /** What is due before the fills of this instant. */
  openInstant(): void {
    this.agenda.open(this.timeline.closeTime);
    this.#deliver();
  }

  /** The coarser bars of a strategy that close at this instant, once it has seen the finer ones. */
  showCoarser(host: StrategyHost): void {
    this.#calls.showCoarser(host);
  }

  /** What is due once the reviews of this instant are done. */
  closeInstant(): void {
    this.agenda.close(this.timeline.closeTime);
    this.#deliver();
  }

  /** What works at the venue meets the bars of this instant that may matter to it. */
  trade(): void {
    const { timeline, venue } = this;
    const place = timeline.touched[0] ?? 0;
    if (timeline.touchedCount === 1)
      meetBar(venue, place, this.#market.bar(place, timeline.rows[place] ?? 0));
    else meetBars(venue, this.#market.touched(timeline));
    this.#deliver();
  }

  /** Losses are looked at once marks are in and before strategies are asked. */
  guardLosses(): void {
    this.#rates?.moveTo(this.timeline.closeTime);
    if (!this.guard) return;
    this.#risk.guardLosses();
    this.#refresh();
  }

  /** Whether a review has anything to look at. */
  needsReview(): boolean {
    return this.unmet || this.#risk.rebalances || this.#hasDecisions();
  }

  #hasDecisions(): boolean {
    for (const host of this.hosts) if (host.decisions.count > 0) return true;
    return false;
  }

  /** What strategies have decided at this instant, and what is still missing, goes to review. */
  review(): void {
    this.#rates?.moveTo(this.timeline.closeTime);
    const at = this.#now();
    const signals: SignalsRaised[] = [];
    for (const host of this.hosts)
      if (host.decisions.count > 0) signals.push(this.#calls.decide(host, at));
    this.#risk.review(signals);
    if (this.plan.fill === 'this-close') {
      fillAtCloses(this.venue, this.#market, this.timeline);
      this.#contexts.deliver();
    }
    this.#refresh();
  }

  /** A slice that is decided on a bar, after its review. */
  #fillSlice(place: number): void {
    if (this.plan.fill === 'next-open') return;
    fillAtClose(this.venue, this.#market, this.timeline, place);
    this.#contexts.deliver();
  }

  /** Ends the orders that still work. */
  end(): void {
    const at = this.#now();
    this.plan.instruments.forEach(({ instrument }, place) => {
      this.venue.expireAll(place, at);
      this.#contexts.deliver();
      this.#contexts.expireQueued(instrument.id, at);
    });
  }

  /** What was recorded, by instant. */
  curve(): EquityCurve {
    const { instant, times } = this.timeline;
    const first = instant + 1 - this.record.length;
    const [only] = this.plan.instruments;
    const close = only ? closesInAccountCurrency(only, rateBookOf(this.plan)) : times;
    return this.record.curve(times.subarray(first, instant + 1), close.subarray(first));
  }

  /** The first instant of the next period sizes standing targets anew. */
  #scheduleRebalance(): void {
    const { rebalance } = this.plan;
    if (!rebalance) return;
    this.agenda.add({
      at: nextRebalance(this.timeline.closeTime, rebalance, this.plan.days),
      phase: 'timer',
      run: () => {
        this.#risk.rebalances = true;
        this.#scheduleRebalance();
      },
    });
  }

  #now(): Timestamp {
    return timestampOfMilliseconds(this.timeline.closeTime);
  }

  #deliver(): void {
    this.#contexts.deliver();
    this.#refresh();
  }

  #refresh(): void {
    this.unmet = this.#contexts.account.unmet > 0;
    if (!this.#hasBooked) return;
    this.#hasBooked = false;
    this.#financing.follow(this.timeline.closeTime);
  }

  #hear(message: RiskMessage | OrderFactMessage): void {
    switch (message.topic) {
      case 'execution.order.v1':
        this.mirror.countSlippage(message);
        return;
      case 'risk.booking.v1':
        this.#hasBooked = true;
        this.mirror.book(message, this.record);
        for (const host of this.hosts) host.onFill(message);
        return;
      case 'risk.flow.v1':
        this.#hasBooked = true;
        this.mirror.flow(message, this.record);
        this.#risk.moveReferences(message);
        return;
      case 'risk.split.v1':
        this.#hasBooked = true;
        this.mirror.split(message, this.record);
        return;
      default:
    }
  }
}
