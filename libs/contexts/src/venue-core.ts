import { meetBars } from '@stratvector/backtest';
import type { RunPlan } from '@stratvector/backtest';
import { millisecondsOf } from '@stratvector/kernel';
import type { StoredEvent, Timestamp } from '@stratvector/kernel';
import { priceOfNumber } from '@stratvector/model';
import type { Instant, InstantBar } from '@stratvector/model';
import type { Core, StepJournal } from '@stratvector/runtime';
import { SimulatedVenue } from '@stratvector/venue-simulated';
import type { VenueBar } from '@stratvector/venue-simulated';
import { isOf, toldBy } from './stored.ts';
import { onLine, WORDS } from './venue-line.ts';
import type { VenueCall, VenueEvent, VenueSaid } from './venue-line.ts';

const CATEGORY = 'venue';

const timeOfCall = (call: VenueCall): Timestamp => {
  switch (call.topic) {
    case 'venue.meet':
      return call.instant.closeTime;
    case 'venue.ask':
      return call.closeTime;
    default:
      return call.at;
  }
};

/**
 * The simulated venue with a durable ledger of its own: what it was told. The same calls give the same
 * facts, so the ledger is its state, and a call that comes twice is the inbox's to drop.
 */
export class VenueCore implements Core<VenueCall> {
  readonly #plan: RunPlan;
  readonly #journal: StepJournal;
  readonly #venue: SimulatedVenue;
  readonly #places = new Map<string, number>();
  #isRestoring = true;

  constructor(plan: RunPlan, journal: StepJournal) {
    const { instruments } = plan.terms;
    this.#plan = plan;
    this.#journal = journal;
    this.#venue = new SimulatedVenue(instruments, plan.venue, (fact) =>
      this.#say({ topic: 'venue.fact', fact }),
    );
    instruments.forEach(({ id }, place) => this.#places.set(id, place));
  }

  restore(event: StoredEvent): Promise<void> {
    if (isOf(event, CATEGORY)) this.#take(toldBy<VenueEvent>(event).data);
    return Promise.resolve();
  }

  restored(): Promise<void> {
    this.#isRestoring = false;
    return Promise.resolve();
  }

  settle(): void {
    // What it says leaves by its log.
  }

  handle(call: VenueCall): void {
    const stream = this.#journal.open(CATEGORY, this.#plan.terms.id);
    this.#journal.append(stream, timeOfCall(call), { type: 'CallTaken', data: call });
    this.#take(call);
  }

  #take(call: VenueCall): void {
    switch (call.topic) {
      case 'venue.submit':
        this.#say({ topic: 'wire.sent', orderId: call.ticket.clientOrderId, at: call.at });
        this.#venue.submit(call.ticket, call.at);
        return;
      case 'venue.cancel':
        this.#venue.cancel(call.orderId, call.at);
        return;
      case 'venue.modify':
        this.#venue.modify(call.orderId, call.change, call.at);
        return;
      case 'venue.meet':
        this.#meet(call.instant);
        return;
      case 'venue.ask':
        this.#say({ topic: 'venue.heard', closeTime: call.closeTime });
    }
  }

  #meet({ closeTime, bars }: Instant): void {
    const now = millisecondsOf(closeTime);
    const met = bars.flatMap((bar) => {
      const place = this.#places.get(bar.instrumentId);
      return place === undefined ? [] : [{ place, bar: this.#counted(bar, place, now) }];
    });
    meetBars(this.#venue, met);
    this.#say({ topic: 'venue.met', closeTime });
  }

  #counted(bar: InstantBar, place: number, closeTime: number): VenueBar {
    const { priceDecimals = 0 } = this.#plan.terms.instruments[place] ?? {};
    const price = (value: number) => priceOfNumber(value, priceDecimals);
    const { openTime, volume, hasVolume, firstOfSession, lastOfSession } = bar;
    return {
      openTime,
      closeTime,
      open: price(bar.open),
      high: price(bar.high),
      low: price(bar.low),
      close: price(bar.close),
      volume,
      hasVolume,
      firstOfSession,
      lastOfSession,
    };
  }

  /** What was said before stands in the log. */
  #say(said: VenueSaid): void {
    if (!this.#isRestoring) this.#journal.say(onLine(WORDS, this.#plan.terms.id, said));
  }
}
