import type { RunPlan } from '@stratvector/backtest';
import type { InstantVenue, VenueWord } from '@stratvector/contexts';
import type { Timestamp } from '@stratvector/kernel';
import { isVenueFact } from '@stratvector/model';
import type {
  ClientOrderId,
  Instant,
  OrderModification,
  OrderTicket,
  VenueLine,
  VenueReport,
} from '@stratvector/model';
import { StandaloneVenue } from '@stratvector/venue-simulated';

/** A word of the venue, under an id of its own: told again it is the same word. */
export interface Said {
  readonly id: string;
  readonly word:
    | VenueWord
    | { readonly topic: 'wire.sent'; readonly orderId: ClientOrderId; readonly at: Timestamp };
}

const LOGON = 0n as Timestamp;

/**
 * The venue as a process of its own at the end of a line: it works off what is sent in order, and what
 * it says waits until it was taken.
 */
export class VenueProcess implements InstantVenue {
  /** What it has said and nobody has taken yet. */
  readonly said: Said[] = [];
  readonly #venue: StandaloneVenue;
  readonly #line: VenueLine;
  #count = 0;

  constructor({ terms, venue }: RunPlan) {
    this.#venue = new StandaloneVenue(terms.instruments, venue);
    this.#line = this.#venue.logon(
      { accountId: terms.id, epoch: 1 },
      (report) => this.#hear(report),
      LOGON,
    );
  }

  submit(ticket: OrderTicket, at: Timestamp): void {
    this.#say({ topic: 'wire.sent', orderId: ticket.clientOrderId, at });
    this.#line.submit(ticket, at);
  }

  cancel(orderId: ClientOrderId, at: Timestamp): void {
    this.#line.cancel(orderId, at);
  }

  modify(orderId: ClientOrderId, change: OrderModification, at: Timestamp): void {
    this.#line.modify(orderId, change, at);
  }

  meet(instant: Instant): void {
    this.#venue.meet(instant);
    this.#say({ topic: 'venue.met', closeTime: instant.closeTime });
  }

  ask(closeTime: Timestamp): void {
    this.#say({ topic: 'venue.heard', closeTime });
  }

  /** What works is over with the data. */
  end(at: Timestamp): void {
    this.#venue.end(at);
  }

  #hear(report: VenueReport): void {
    if (isVenueFact(report)) this.#say({ topic: 'venue.fact', fact: report });
  }

  #say(word: Said['word']): void {
    this.#count += 1;
    this.said.push({ id: `venue/${String(this.#count)}`, word });
  }
}
