import type {
  CancelOrderedMessage,
  InstantMessage,
  InstantReviewedMessage,
  ModificationApprovedMessage,
  OrderApprovedMessage,
  OrderFactMessage,
} from '@stratvector/contracts';
import { Agenda, OrderFlow } from '@stratvector/backtest';
import type { RunPlan, WorkedBars } from '@stratvector/backtest';
import { publishedOrderFact } from '@stratvector/domain-execution';
import type { OrderEvent, ReconciliationEvent } from '@stratvector/domain-execution';
import { Aggregates, assert, millisecondsOf } from '@stratvector/kernel';
import type { StoredEvent, Timestamp } from '@stratvector/kernel';
import { isVenueFact } from '@stratvector/model';
import type {
  ClientOrderId,
  Instant,
  OrderTicket,
  Venue,
  VenueFact,
  VenueReport,
} from '@stratvector/model';
import { EndedOrders } from './ended-orders.ts';
import { instants } from './instants.ts';
import type { Instants, InstantsCommand, InstantsEvent, Phase } from './instants.ts';
import { LiveSession } from './live-session.ts';
import type { SessionLine } from './live-session.ts';
import { idIn, isOf, timeOf, toldBy } from './stored.ts';
import type { CorePorts } from './strategy-core.ts';
import { Wire } from './wire.ts';

/** What comes over the line of a venue that works by instants, in the order in which it says it. */
export type VenueWord =
  | { readonly topic: 'venue.fact'; readonly fact: VenueFact }
  /** What a session with a venue that lives on its own hears, facts of orders among it. */
  | { readonly topic: 'venue.report'; readonly report: VenueReport }
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
  /**
   * The session with a venue that lives on its own, which can be asked how things stand; without one, nothing
   * that is sent can be lost. It takes the instants of the feed to meet again what a crash has left unmet.
   */
  readonly session?: SessionLine & Pick<CorePorts, 'history'>;
}

const NO_BARS: WorkedBars = {
  last: () => noSlices(),
  expected: () => noSlices(),
  next: () => noSlices(),
};

const EVERYTHING = (): boolean => true;

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
  readonly #wire: Wire;
  readonly #ended = new EndedOrders();
  /** Null with a line on which nothing can be lost. */
  readonly #session: LiveSession | null;
  /** The instant that was opened last, as long as it may have to be met again. */
  #opened: Instant | null = null;

  constructor(plan: RunPlan, ports: ExecutionPorts) {
    const { journal, session, keepsCalls = false } = ports;
    this.#ports = ports;
    this.#plan = plan;
    this.#wire = new Wire({ keepsCalls, isOpen: session === undefined });
    this.#instants = new Aggregates('instants', instants, journal);
    this.#orders = new OrderFlow({
      terms: plan.terms,
      journal,
      clock: { timer: this.#agenda.timer, bars: NO_BARS },
      tell: (message) => this.#tell(message),
      confirmsSends: true,
      ...(session && { onEnd: (id: ClientOrderId, at: Timestamp) => this.#end(id, at) }),
    });
    this.#orders.connect(this.#later(ports.venue));
    this.#session = session ? this.#sessionOf(session) : null;
  }

  restore(event: StoredEvent): Promise<void> {
    if (isOf(event, 'order')) this.#recallOrder(event);
    else if (isOf(event, 'instants')) this.#recall(toldBy<InstantsEvent>(event));
    else if (isOf(event, 'reconciliation'))
      this.#session?.restore(toldBy<ReconciliationEvent>(event), timeOf(event));
    return Promise.resolve();
  }

  async restored(): Promise<void> {
    if (!this.#session || !this.#ports.session) return;
    const { opened, filled } = this.#phases;
    if (opened !== undefined && opened !== filled) {
      const history = await this.#ports.session.history();
      this.#opened = history.find(({ closeTime }) => closeTime === opened) ?? null;
    }
    this.#session.connect();
  }

  settle(): void {
    this.#wire.flush();
  }

  handle(input: ExecutionInput): void {
    switch (input.topic) {
      case 'market-data.instant.v1':
        this.#open(input);
        return;
      case 'venue.fact':
        this.#hear(input.fact);
        return;
      case 'venue.report':
        this.#hear(input.report);
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
        if (this.#pass('asked', input.closeTime)) this.#ask(input.closeTime);
        return;
      case 'venue.met':
        this.#mark('filled', input.closeTime);
        return;
      case 'venue.heard':
        this.#session?.answered(input.closeTime);
        this.#mark('placed', input.closeTime);
    }
  }

  #hear(report: VenueReport): void {
    if (!isVenueFact(report)) {
      this.#session?.hear(report);
      return;
    }
    this.#orders.onVenueFact(report);
    this.#session?.onFact(report);
  }

  #tell(message: OrderFactMessage): void {
    this.#session?.follow(message);
    this.#ports.say(message);
  }

  #end(id: ClientOrderId, at: Timestamp): void {
    for (const gone of this.#ended.add(id, at)) this.#orders.forget(gone);
  }

  #sessionOf(line: SessionLine): LiveSession {
    const { journal, say, venue } = this.#ports;
    return new LiveSession({
      accountId: this.#plan.terms.id,
      journal,
      say,
      orders: this.#orders,
      wire: this.#wire,
      venue,
      line,
      onResumed: () => this.#goOn(),
    });
  }

  /** What was under way, and was perhaps lost on it; the venue does either once. */
  #goOn(): void {
    const { opened, filled, asked, placed } = this.#phases;
    if (this.#opened && opened !== filled) this.#meet(this.#opened);
    if (asked !== undefined && asked !== placed) this.#ask(asked);
  }

  #meet(instant: Instant): void {
    this.#wire.send(() => this.#ports.venue.meet(instant));
  }

  /** What is due at the instant leaves before its bars are met. */
  #open(instant: Instant): void {
    if (!this.#pass('opened', instant.closeTime)) return;
    this.#agenda.open(millisecondsOf(instant.closeTime));
    this.#opened = instant;
    this.#meet(instant);
  }

  #ask(closeTime: Timestamp): void {
    this.#session?.asked(closeTime);
    this.#wire.send(() => this.#ports.venue.ask(closeTime));
  }

  #later(venue: InstantVenue): Venue {
    return {
      submit: (ticket: OrderTicket, at) =>
        this.#wire.send(() => venue.submit(ticket, at), ticket.clientOrderId),
      cancel: (orderId, at) => this.#wire.send(() => venue.cancel(orderId, at), orderId),
      modify: (orderId, modification, at) =>
        this.#wire.send(() => venue.modify(orderId, modification, at), orderId),
    };
  }

  #recallOrder(event: StoredEvent): void {
    const [id, at] = [idIn<ClientOrderId>(event, 'order'), timeOf(event)];
    const told = toldBy<OrderEvent>(event);
    this.#orders.restore(id, told, at);
    const { ticket } = this.#orders.order(id);
    const message = ticket && this.#session && publishedOrderFact(told, ticket, at, EVERYTHING);
    if (message) this.#session?.follow(message);
  }

  #recall(event: InstantsEvent): void {
    this.#instants.open(this.#plan.terms.id).restore(event);
    const isOurs = event.type !== 'InstantHandled' || event.data.phase !== 'booked';
    assert(isOurs, 'execution has a log of another context');
  }

  get #phases(): Instants {
    return this.#instants.state(this.#plan.terms.id);
  }

  #mark(phase: Extract<Phase, 'filled' | 'placed'>, closeTime: Timestamp): void {
    const { id: accountId } = this.#plan.terms;
    if (this.#pass(phase, closeTime))
      this.#ports.say({ topic: `execution.instant-${phase}.v1`, accountId, closeTime });
  }

  /** False where this part of the instant was done before. */
  #pass(phase: Phase, closeTime: Timestamp): boolean {
    const data = { phase, closeTime, figures: {} };
    const own = this.#instants.open(this.#plan.terms.id);
    return own.step({ type: 'HandleInstant', at: closeTime, data }).length > 0;
  }
}
