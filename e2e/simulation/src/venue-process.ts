import type { InstantVenue, VenueWord } from '@stratvector/contexts';
import { meetBars } from '@stratvector/backtest';
import type { RunPlan } from '@stratvector/backtest';
import { millisecondsOf } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { priceOfNumber } from '@stratvector/model';
import type {
  ClientOrderId,
  Instant,
  InstantBar,
  OrderModification,
  OrderTicket,
} from '@stratvector/model';
import { SimulatedVenue } from '@stratvector/venue-simulated';
import type { VenueBar } from '@stratvector/venue-simulated';

/** A word of the venue, under an id of its own: told again it is the same word. */
export interface Said {
  readonly id: string;
  readonly word:
    | VenueWord
    | { readonly topic: 'wire.sent'; readonly orderId: ClientOrderId; readonly at: Timestamp };
}

/**
 * The venue as a process of its own at the end of a line: it works off what is sent in order, and what
 * it says waits until it was taken.
 */
export class VenueProcess implements InstantVenue {
  /** What it has said and nobody has taken yet. */
  readonly said: Said[] = [];
  readonly #plan: RunPlan;
  readonly #venue: SimulatedVenue;
  #count = 0;

  constructor(plan: RunPlan) {
    this.#plan = plan;
    this.#venue = new SimulatedVenue(plan.terms.instruments, plan.venue, (fact) =>
      this.#say({ topic: 'venue.fact', fact }),
    );
  }

  submit(ticket: OrderTicket, at: Timestamp): void {
    this.#say({ topic: 'wire.sent', orderId: ticket.clientOrderId, at });
    this.#venue.submit(ticket, at);
  }

  cancel(orderId: ClientOrderId, at: Timestamp): void {
    this.#venue.cancel(orderId, at);
  }

  modify(orderId: ClientOrderId, change: OrderModification, at: Timestamp): void {
    this.#venue.modify(orderId, change, at);
  }

  meet({ closeTime, bars }: Instant): void {
    const met = bars
      .map((bar) => ({
        place: this.#placeOf(bar),
        bar: this.#counted(bar, millisecondsOf(closeTime)),
      }))
      .filter(({ place }) => place >= 0);
    meetBars(this.#venue, met);
    this.#say({ topic: 'venue.met', closeTime });
  }

  ask(closeTime: Timestamp): void {
    this.#say({ topic: 'venue.heard', closeTime });
  }

  /** What works is over with the data. */
  end(at: Timestamp): void {
    this.#plan.terms.instruments.forEach((_, place) => this.#venue.expireAll(place, at));
  }

  #placeOf({ instrumentId }: InstantBar): number {
    return this.#plan.terms.instruments.findIndex(({ id }) => id === instrumentId);
  }

  #counted(bar: InstantBar, closeTime: number): VenueBar {
    const { priceDecimals = 0 } = this.#plan.terms.instruments[this.#placeOf(bar)] ?? {};
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

  #say(word: Said['word']): void {
    this.#count += 1;
    this.said.push({ id: `venue/${String(this.#count)}`, word });
  }
}
