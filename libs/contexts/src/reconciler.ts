import type { BreakMessage } from '@stratvector/contracts';
import {
  createReconciliation,
  Gathering,
  isOpen,
  onEnd,
  onExecution,
  onPresence,
  publishedBreak,
  QUESTIONS,
  requestOf,
} from '@stratvector/domain-execution';
import type {
  Addressed,
  BookedOrder,
  BooksAtHand,
  Order,
  OrderCommand,
  Reconciliation,
  ReconciliationCause,
  ReconciliationCommand,
  ReconciliationEvent,
} from '@stratvector/domain-execution';
import { Aggregates } from '@stratvector/kernel';
import type { Journal, Timestamp } from '@stratvector/kernel';
import { add } from '@stratvector/model';
import type {
  AccountId,
  ClientOrderId,
  InstrumentId,
  Quantity,
  RequestId,
  VenueAnswer,
  VenueOrder,
  VenueQuestion,
} from '@stratvector/model';

const NOTHING = 0n as Quantity;
/** Nanoseconds back to which a venue is listened to: a day less than ended orders are kept. */
const SPOKEN_OF = 6n * 86_400_000_000_000n;

export interface ReconcilerPorts {
  readonly accountId: AccountId;
  readonly journal: Journal;
  readonly say: (message: BreakMessage) => void;
  readonly orders: () => Iterable<readonly [ClientOrderId, Order]>;
  /** Steps an order. */
  readonly address: (addressed: Addressed) => void;
  /** Whether an order may be on the wire: its intent is there, and it is not held back here. */
  readonly hasLeft: (id: ClientOrderId) => boolean;
  /** Leaves once the step is stored. */
  readonly ask: (question: VenueQuestion, request: RequestId, at: Timestamp) => void;
  /** Nanoseconds between two answers that prove an absence together. */
  readonly settle: bigint;
  /** Nanoseconds after which all is compared again, also where nothing is in doubt. */
  readonly every: bigint;
}

/**
 * Asks the venue what is true, gives each order what is said of it, and has the rest compared with our books.
 * What is listed counts at once; only what is absent waits until all was answered.
 */
export class Reconciler {
  readonly #ports: ReconcilerPorts;
  readonly #reconciliations: Aggregates<Reconciliation, ReconciliationCommand, ReconciliationEvent>;
  readonly #positions = new Map<InstrumentId, Quantity>();
  #gathering: Gathering | null = null;
  /** What had left when the venue was asked. */
  #left: ReadonlySet<ClientOrderId> = new Set();
  #askedAt = 0n as Timestamp;
  #areEndsTaken = false;
  /** All that were ever begun: each has a name of its own. */
  #runs = 0;
  #completedAt: Timestamp | null = null;

  constructor(ports: ReconcilerPorts) {
    const { settle, journal } = ports;
    this.#ports = ports;
    this.#reconciliations = new Aggregates(
      'reconciliation',
      createReconciliation({ settle }),
      journal,
    );
  }

  restore(event: ReconciliationEvent, at: Timestamp): void {
    this.#reconciliations.open(this.#ports.accountId).restore(event);
    this.#note(event, at);
  }

  /** What our executions come to. */
  follow(instrumentId: InstrumentId, change: Quantity): void {
    this.#positions.set(instrumentId, add(this.#positions.get(instrumentId) ?? NOTHING, change));
  }

  /** Begins unless answers are awaited. */
  ask(cause: ReconciliationCause, at: Timestamp): void {
    if (!this.#gathering) this.begin(cause, at);
  }

  begin(cause: ReconciliationCause, at: Timestamp): void {
    const run = `${this.#ports.accountId}/${String(this.#runs + 1)}`;
    this.#step({ type: 'BeginReconciliation', at, data: { run, cause } });
    this.#gathering = new Gathering(run, (at - SPOKEN_OF) as Timestamp);
    this.#left = new Set([...this.#openOrders()].filter((id) => this.#ports.hasLeft(id)));
    this.#askedAt = at;
    this.#areEndsTaken = false;
    for (const question of QUESTIONS) this.#ports.ask(question, requestOf(run, question), at);
  }

  /** With the answer to the last question, what works at the venue; before that null. */
  hear(answer: VenueAnswer): readonly VenueOrder[] | null {
    const gathering = this.#gathering;
    if (!gathering?.add(answer)) return null;
    this.#take(answer);
    if (answer.type !== 'AnswerEnded') return null;
    if (gathering.has('executions') || gathering.has('positions')) this.#takeEnds(gathering);
    if (gathering.isComplete) this.#compare(gathering, answer.at);
    return answer.question === 'positions' ? gathering.snapshot.openOrders : null;
  }

  /** Whether the venue is to be asked again by now. */
  isDue(at: Timestamp): boolean {
    const { absences, breaks, run } = this.#state;
    if (run !== null || absences.size > 0 || breaks.size > 0) return true;
    if (this.#completedAt === null || at - this.#completedAt >= this.#ports.every) return true;
    return this.#isAnyInDoubt();
  }

  recordStale(epoch: number, current: number, at: Timestamp): void {
    this.#gathering = null;
    this.#step({ type: 'RecordStaleSession', at, data: { epoch, current } });
  }

  get #state(): Reconciliation {
    return this.#reconciliations.state(this.#ports.accountId);
  }

  #isAnyInDoubt(): boolean {
    for (const [, { status, doubts, filled }] of this.#ports.orders())
      if (status === 'unknown' || (doubts !== null && doubts.claimed > filled)) return true;
    return false;
  }

  *#openOrders(): Generator<ClientOrderId> {
    for (const [id, order] of this.#ports.orders())
      if (isOpen(order) && order.status !== 'queued') yield id;
  }

  #take(answer: VenueAnswer): void {
    if (answer.type === 'OrderReported')
      for (const addressed of onPresence(answer.order, this.#askedAt))
        this.#ports.address(addressed);
    else if (answer.type === 'ExecutionReported') this.#address(onExecution(answer.execution));
  }

  #takeEnds({ listed }: Gathering): void {
    if (this.#areEndsTaken) return;
    this.#areEndsTaken = true;
    for (const order of listed) this.#address(onEnd(order, this.#askedAt));
  }

  #compare({ run, snapshot }: Gathering, at: Timestamp): void {
    this.#gathering = null;
    const data = { run, snapshot, books: this.#books };
    for (const event of this.#step({ type: 'CompareBooks', at, data })) {
      const command = onAbsence(event, at);
      if (command) this.#ports.address(command);
    }
  }

  get #books(): BooksAtHand {
    const orders = new Map<ClientOrderId, BookedOrder>();
    for (const [id, order] of this.#ports.orders()) {
      const booked = bookedOf(id, order, this.#left);
      if (booked) orders.set(id, booked);
    }
    return { orders, positions: this.#positions };
  }

  #address(addressed: Addressed | null): void {
    if (addressed) this.#ports.address(addressed);
  }

  #step(command: ReconciliationCommand): readonly ReconciliationEvent[] {
    const { accountId, say } = this.#ports;
    const events = this.#reconciliations.open(accountId).step(command);
    for (const event of events) {
      this.#note(event, command.at);
      const message = publishedBreak(event, accountId, command.at);
      if (message) say(message);
    }
    return events;
  }

  #note({ type }: ReconciliationEvent, at: Timestamp): void {
    if (type === 'ReconciliationBegan') this.#runs += 1;
    else if (type === 'ReconciliationCompleted') this.#completedAt = at;
  }
}

const bookedOf = (
  orderId: ClientOrderId,
  order: Order,
  left: ReadonlySet<ClientOrderId>,
): BookedOrder | null => {
  const { status, ticket, filled, doubts } = order;
  if (!ticket) return null;
  return {
    orderId,
    instrumentId: ticket.instrumentId,
    isOpen: isOpen(order) && status !== 'queued',
    hadLeft: left.has(orderId),
    isUnknown: status === 'unknown',
    filled,
    claimed: doubts?.claimed ?? NOTHING,
    decidedAt: ticket.decidedAt,
  };
};

/** Seen absent once, an order is unknown; absent twice and unheard of, it is not there. */
const onAbsence = (event: ReconciliationEvent, at: Timestamp): Addressed | null => {
  if (event.type === 'AbsenceNoted')
    return addressed(event.data.orderId, { type: 'DoubtOrder', at, data: { cause: 'ABSENT' } });
  if (event.type !== 'AbsenceProven') return null;
  const { orderId, since } = event.data;
  return addressed(orderId, { type: 'RecordAbsence', at, data: { since, snapshots: 2 } });
};

const addressed = (id: ClientOrderId, command: OrderCommand): Addressed => ({ id, command });
