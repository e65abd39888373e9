import type {
  CancelOrderedMessage,
  InstantMessage,
  InstantReviewedMessage,
  ModificationApprovedMessage,
  OrderApprovedMessage,
} from '@stratvector/contracts';
import { Agenda, OrderFlow } from '@stratvector/backtest';
import type { RunPlan, WorkedBars } from '@stratvector/backtest';
import type { OrderEvent } from '@stratvector/domain-execution';
import { Aggregates, assert, millisecondsOf } from '@stratvector/kernel';
import type { StoredEvent, Timestamp } from '@stratvector/kernel';
import type { ClientOrderId, Instant, OrderTicket, Venue, VenueFact } from '@stratvector/model';
import { instants } from './instants.ts';
import type { Instants, InstantsCommand, InstantsEvent, Phase } from './instants.ts';
import { idIn, isOf, timeOf, toldBy } from './stored.ts';
import type { CorePorts } from './strategy-core.ts';

/** What comes over the line of a venue that works by instants, in the order in which it says it. */
export type VenueWord =
  | { readonly topic: 'venue.fact'; readonly fact: VenueFact }
  /** What works has met the bars of the instant; its facts came before. */
  | { readonly topic: 'venue.met'; readonly closeTime: Timestamp }
  /** All that was sent before the question has been heard; its facts came before. */
  | { readonly topic: 'venue.heard'; readonly closeTime: Timestamp };

export type ExecutionInput =
  | InstantMessage
  | OrderApprovedMessage
  | ModificationApprovedMessage
  | CancelOrderedMessage
  | InstantReviewedMessage
  | VenueWord
  /** An order is on the wire. */
  | { readonly topic: 'wire.sent'; readonly orderId: ClientOrderId; readonly at: Timestamp };

/** A line to a venue that meets the bars of an instant when it is told to. */
export interface InstantVenue extends Venue {
  /** Answered by `venue.met`. */
  meet(instant: Instant): void;
  /** Answered by `venue.heard`. */
  ask(closeTime: Timestamp): void;
}

interface ExecutionPorts extends Pick<CorePorts, 'journal' | 'say'> {
  readonly venue: InstantVenue;
  /**
   * Whether the line keeps what is sent in the log of the step that sends it, and delivers it from there,
   * once. Any other line is given nothing before the step is stored.
   */
  readonly keepsCalls?: boolean;
}

const NO_BARS: WorkedBars = {
  last: () => noSlices(),
  expected: () => noSlices(),
  next: () => noSlices(),
};

const noSlices = (): never => {
  throw new RangeError('a service works no order over time');
};

/** Execution of one account: an instant is placed once all that was approved at it is at the venue. */
export class ExecutionCore {
  readonly #ports: ExecutionPorts;
  readonly #plan: RunPlan;
  readonly #orders: OrderFlow;
  readonly #agenda = new Agenda();
  readonly #instants: Aggregates<Instants, InstantsCommand, InstantsEvent>;
  /** Waits until the step is stored: nothing is on a wire before its intent is in the log. */
  #wire: (() => void)[] = [];

  constructor(plan: RunPlan, ports: ExecutionPorts) {
    this.#ports = ports;
    this.#plan = plan;
    this.#instants = new Aggregates('instants', instants, ports.journal);
    this.#orders = new OrderFlow({
      terms: plan.terms,
      journal: ports.journal,
      clock: { timer: this.#agenda.timer, bars: NO_BARS },
      tell: ports.say,
      confirmsSends: true,
    });
    this.#orders.connect(this.#later(ports.venue));
  }

  restore(event: StoredEvent): Promise<void> {
    if (isOf(event, 'order'))
      this.#orders.restore(idIn(event, 'order'), toldBy<OrderEvent>(event), timeOf(event));
    else if (isOf(event, 'instants')) this.#recall(toldBy<InstantsEvent>(event));
    return Promise.resolve();
  }

  restored(): Promise<void> {
    return Promise.resolve();
  }

  settle(): void {
    const wire = this.#wire;
    this.#wire = [];
    for (const send of wire) send();
  }

  handle(input: ExecutionInput): void {
    switch (input.topic) {
      case 'market-data.instant.v1':
        this.#open(input);
        return;
      case 'venue.fact':
        this.#orders.onVenueFact(input.fact);
        return;
      case 'wire.sent':
        this.#orders.recordSent(input.orderId, input.at);
        return;
      case 'risk.order-approved.v1':
      case 'risk.modification-approved.v1':
      case 'risk.cancel-ordered.v1':
        this.#orders.onRisk(input);
        return;
      case 'risk.instant-reviewed.v1':
        this.#ask(input.closeTime);
        return;
      case 'venue.met':
        this.#mark('filled', input.closeTime);
        return;
      case 'venue.heard':
        this.#mark('placed', input.closeTime);
    }
  }

  /** What is due at the instant leaves before its bars are met. */
  #open(instant: Instant): void {
    if (!this.#pass('opened', instant.closeTime)) return;
    this.#agenda.open(millisecondsOf(instant.closeTime));
    this.#send(() => this.#ports.venue.meet(instant));
  }

  #ask(closeTime: Timestamp): void {
    if (this.#pass('asked', closeTime)) this.#send(() => this.#ports.venue.ask(closeTime));
  }

  #later(venue: InstantVenue): Venue {
    return {
      submit: (ticket: OrderTicket, at) => this.#send(() => venue.submit(ticket, at)),
      cancel: (orderId, at) => this.#send(() => venue.cancel(orderId, at)),
      modify: (orderId, modification, at) =>
        this.#send(() => venue.modify(orderId, modification, at)),
    };
  }

  #send(call: () => void): void {
    if (this.#ports.keepsCalls) call();
    else this.#wire.push(call);
  }

  #recall(event: InstantsEvent): void {
    this.#instants.open(this.#plan.terms.id).restore(event);
    const isOurs = event.type !== 'InstantHandled' || event.data.phase !== 'booked';
    assert(isOurs, 'execution has a log of another context');
  }

  #mark(phase: Extract<Phase, 'filled' | 'placed'>, closeTime: Timestamp): void {
    const { id: accountId } = this.#plan.terms;
    if (this.#pass(phase, closeTime))
      this.#ports.say({ topic: `execution.instant-${phase}.v1`, accountId, closeTime });
  }

  /** False where this part of the instant was done before. */
  #pass(phase: Phase, closeTime: Timestamp): boolean {
    const data = { phase, closeTime, figures: {} };
    const instants = this.#instants.open(this.#plan.terms.id);
    return instants.step({ type: 'HandleInstant', at: closeTime, data }).length > 0;
  }
}
