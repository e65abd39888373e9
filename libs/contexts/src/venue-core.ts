import type { RunPlan } from '@stratvector/backtest';
import type { StoredEvent, Timestamp } from '@stratvector/kernel';
import { isVenueFact } from '@stratvector/model';
import type { VenueLine } from '@stratvector/model';
import type { Core, StepJournal } from '@stratvector/runtime';
import { StandaloneVenue } from '@stratvector/venue-simulated';
import { isOf, toldBy } from './stored.ts';
import { onLine, WORDS } from './venue-line.ts';
import type { VenueCall, VenueEvent, VenueSaid } from './venue-line.ts';

const CATEGORY = 'venue';
/** The line is one for good: who may use it is said by the lease of whoever writes into its log. */
const LOGON = { epoch: 1, at: 0n as Timestamp };

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
  readonly #venue: StandaloneVenue;
  readonly #line: VenueLine;
  #isRestoring = true;

  constructor(plan: RunPlan, journal: StepJournal) {
    const { instruments, id: accountId } = plan.terms;
    this.#plan = plan;
    this.#journal = journal;
    this.#venue = new StandaloneVenue(instruments, plan.venue);
    this.#line = this.#venue.logon(
      { accountId, epoch: LOGON.epoch },
      (report) => {
        if (isVenueFact(report)) this.#say({ topic: 'venue.fact', fact: report });
      },
      LOGON.at,
    );
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
        this.#line.submit(call.ticket, call.at);
        return;
      case 'venue.cancel':
        this.#line.cancel(call.orderId, call.at);
        return;
      case 'venue.modify':
        this.#line.modify(call.orderId, call.change, call.at);
        return;
      case 'venue.meet':
        this.#venue.meet(call.instant);
        this.#say({ topic: 'venue.met', closeTime: call.instant.closeTime });
        return;
      case 'venue.ask':
        this.#say({ topic: 'venue.heard', closeTime: call.closeTime });
    }
  }

  /** What was said before stands in the log. */
  #say(said: VenueSaid): void {
    if (!this.#isRestoring) this.#journal.say(onLine(WORDS, this.#plan.terms.id, said));
  }
}
