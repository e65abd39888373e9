import type { RunPlan } from '@stratvector/backtest';
import type { InstantVenue, SessionLine, VenueWord } from '@stratvector/contexts';
import { assert } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { isVenueFact } from '@stratvector/model';
import type {
  ClientOrderId,
  Instant,
  OrderModification,
  OrderTicket,
  RequestId,
  TradeId,
  VenueFact,
  VenueLine,
  VenueQuestion,
  VenueReport,
} from '@stratvector/model';
import { restored, stored } from '@stratvector/runtime';
import { StandaloneVenue } from '@stratvector/venue-simulated';
import type { StandaloneState } from '@stratvector/venue-simulated';
import type { Draws } from './random.ts';

/** A word of the venue, under an id of its own: told again it is the same word. */
export interface Said {
  readonly id: string;
  readonly word:
    | VenueWord
    | { readonly topic: 'wire.sent'; readonly orderId: ClientOrderId; readonly at: Timestamp };
}

/** How often, of all orders or words, a line to a venue misbehaves. */
export interface VenueFaults {
  /** The sender dies before the order is on the wire. */
  readonly diesBefore: number;
  /** The sender dies once the order is on the wire, before anybody notes that. */
  readonly diesAfter: number;
  /** The sender stands still before it sends, and does so after another has taken its place. */
  readonly standsStill: number;
  /** The order, the cancel or the change is gone, and nobody says so. */
  readonly swallows: number;
  /** The order is taken, and nothing is said of it. */
  readonly isMute: number;
  /** A fact is told later than what comes after it. */
  readonly isLate: number;
  /** A fact is told twice, as two words. */
  readonly tellsTwice: number;
}

/** A little less than execution listens for. */
const KEPT_MS = 5 * 86_400_000;
const DAY = 86_400_000_000_000n;

/**
 * The venue as a process of its own at the end of a line. Over a faithful line what it says waits until it was
 * taken; over any other, what nobody has taken is lost with the session, and the ledger alone knows.
 */
export class VenueProcess implements InstantVenue, SessionLine {
  /** What it has said and nobody has taken yet. */
  readonly said: Said[] = [];
  /** All that it ever executed, whoever heard of it: its ledger lets go of what is old. */
  readonly executions = new Map<TradeId, Extract<VenueFact, { type: 'OrderFilled' }>>();
  /** How often each order was put on the wire. */
  readonly sends = new Map<ClientOrderId, number>();
  /** Orders that came from a session that another had replaced. */
  readonly refused = new Set<ClientOrderId>();
  readonly counts = { deaths: 0, swallowed: 0, muted: 0, late: 0, twice: 0 };
  readonly #plan: RunPlan;
  readonly #faults: VenueFaults | null;
  readonly #draws: Draws;
  #venue: StandaloneVenue;
  #line: VenueLine | null = null;
  #epoch = 0;
  #now = 0n as Timestamp;
  #words = 0;
  #isHealed = false;
  #late: VenueFact[] = [];
  #stalled: (() => void)[] = [];
  readonly #mute = new Set<ClientOrderId>();

  constructor(plan: RunPlan, draws: Draws, faults: VenueFaults | null) {
    this.#plan = plan;
    this.#draws = draws;
    this.#faults = faults;
    this.#venue = new StandaloneVenue(plan.terms.instruments, plan.venue, { keepMs: KEPT_MS });
  }

  /** The truth. */
  get ledger(): StandaloneState['ledger'] {
    return this.#venue.snapshot().ledger;
  }

  connect(): void {
    this.#epoch += 1;
    if (this.#faults) this.#loseWords();
    const epoch = this.#epoch;
    const logon = { accountId: this.#plan.terms.id, epoch };
    this.#line = this.#venue.logon(logon, (report) => this.#hear(report, epoch), this.#now);
    const stalled = this.#stalled;
    this.#stalled = [];
    for (const call of stalled) call();
  }

  submit(ticket: OrderTicket, at: Timestamp): void {
    const { clientOrderId: orderId } = ticket;
    const line = this.#session;
    if (this.#happens('diesBefore')) this.#die();
    if (this.#happens('standsStill')) {
      this.#stalled.push(() => line.submit(ticket, at));
      this.#die();
    }
    this.sends.set(orderId, (this.sends.get(orderId) ?? 0) + 1);
    if (this.#happens('isMute')) {
      this.counts.muted += 1;
      this.#mute.add(orderId);
    }
    const dies = this.#happens('diesAfter');
    if (!dies) this.#say({ topic: 'wire.sent', orderId, at });
    if (this.#happens('swallows')) this.counts.swallowed += 1;
    else line.submit(ticket, at);
    if (dies) this.#die();
  }

  cancel(orderId: ClientOrderId, at: Timestamp): void {
    if (this.#happens('swallows')) this.counts.swallowed += 1;
    else this.#session.cancel(orderId, at);
  }

  modify(orderId: ClientOrderId, modification: OrderModification, at: Timestamp): void {
    if (this.#happens('swallows')) this.counts.swallowed += 1;
    else this.#session.modify(orderId, modification, at);
  }

  ask(closeTime: Timestamp): void {
    this.#say({ topic: 'venue.heard', closeTime });
  }

  inquire(question: VenueQuestion, request: RequestId, at: Timestamp): void {
    this.#session.ask(question, request, at);
  }

  /** The process of the venue dies and comes back from what it has saved; its line is made anew. */
  restart(): void {
    const state = restored<StandaloneState>(stored(this.#venue.snapshot()));
    this.#venue = new StandaloneVenue(this.#plan.terms.instruments, this.#plan.venue, {
      state,
      keepMs: KEPT_MS,
    });
    this.connect();
  }

  meet(instant: Instant): void {
    this.#now = instant.closeTime;
    this.#venue.meet(instant);
    this.#say({ topic: 'venue.met', closeTime: instant.closeTime });
    const late = this.#late;
    this.#late = [];
    for (const fact of late) this.#say({ topic: 'venue.fact', fact });
  }

  /** What works is over with the data. */
  end(at: Timestamp): void {
    this.#venue.end(at);
  }

  /** From here on the line behaves, and a day has gone by. */
  heal(): void {
    this.#isHealed = true;
    this.#now = (this.#now + DAY) as Timestamp;
  }

  get #session(): VenueLine {
    assert(this.#line !== null, 'nobody has logged on');
    return this.#line;
  }

  #loseWords(): void {
    this.said.length = 0;
    this.#late = [];
    this.#mute.clear();
  }

  #die(): never {
    this.counts.deaths += 1;
    throw new Error('the process died');
  }

  #happens(fault: keyof VenueFaults): boolean {
    if (this.#faults === null || this.#isHealed) return false;
    return this.#draws.next() < this.#faults[fault];
  }

  #hear(report: VenueReport, epoch: number): void {
    if (report.type === 'OrderFilled') this.executions.set(report.tradeId, report);
    if (epoch !== this.#epoch) {
      assert(report.type === 'SessionStale', 'a session that is over hears of its end alone');
      if (report.orderId !== null) this.refused.add(report.orderId);
    } else if (isVenueFact(report)) this.#hearFact(report);
    else this.#say({ topic: 'venue.report', report });
  }

  #hearFact(fact: VenueFact): void {
    const orderId = fact.type === 'OrderArmed' ? fact.ticket.clientOrderId : fact.orderId;
    if (this.#mute.has(orderId)) return;
    if (this.#happens('isLate')) {
      this.counts.late += 1;
      this.#late.push(fact);
      return;
    }
    this.#say({ topic: 'venue.fact', fact });
    if (!this.#happens('tellsTwice')) return;
    this.counts.twice += 1;
    this.#say({ topic: 'venue.fact', fact });
  }

  #say(word: Said['word']): void {
    this.#words += 1;
    this.said.push({ id: `venue/${String(this.#words)}`, word });
  }
}
