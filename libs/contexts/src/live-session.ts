import type { BreakMessage, OrderFactMessage } from '@stratvector/contracts';
import { OrderFlow } from '@stratvector/backtest';
import { isOpen, onAmendment } from '@stratvector/domain-execution';
import type { Order, ReconciliationEvent, UnknownCause } from '@stratvector/domain-execution';
import type { Journal, Timestamp } from '@stratvector/kernel';
import { negate } from '@stratvector/model';
import type {
  AccountId,
  ClientOrderId,
  RequestId,
  Venue,
  VenueFact,
  VenueOrder,
  VenueQuestion,
  VenueReport,
} from '@stratvector/model';
import { Reconciler } from './reconciler.ts';
import type { Wire } from './wire.ts';

/** A session with a venue that can be asked. */
export interface SessionLine {
  /** Logs on under the epoch of whoever leads; `LoggedOn` or `SessionStale` is heard then. */
  connect(): void;
  inquire(question: VenueQuestion, request: RequestId, at: Timestamp): void;
}

interface LiveSessionTerms {
  readonly accountId: AccountId;
  readonly journal: Journal;
  readonly say: (message: BreakMessage) => void;
  readonly orders: OrderFlow;
  readonly wire: Wire;
  readonly venue: Venue;
  readonly line: SessionLine;
  /** The venue has said how things stand: what was under way when the session began goes on. */
  readonly onResumed: () => void;
}

type Heard = Exclude<VenueReport, VenueFact>;

const SECOND = 1_000_000_000n;
const SETTLE = 30n * SECOND;
const EVERY = 3600n * SECOND;

/** Sent, or to be sent, without a word of the venue yet. */
const isUnanswered = ({ status }: Order): boolean =>
  status === 'intended' || status === 'submitted';

/**
 * A session with a venue that lives on its own. Whatever was under way when it begins is unknown; the venue is
 * asked how things stand before anything leaves, and whenever something is in doubt.
 */
export class LiveSession {
  readonly #terms: LiveSessionTerms;
  readonly #reconciler: Reconciler;
  /** By the instant whose question was asked after them. */
  readonly #awaited = new Map<Timestamp, readonly ClientOrderId[]>();
  /** Asked for before the session began, and perhaps never sent. */
  #cancels = new Set<ClientOrderId>();
  #changes = new Set<ClientOrderId>();
  #isResumed = false;

  constructor(terms: LiveSessionTerms) {
    const { accountId, journal, say, orders, wire, line } = terms;
    this.#terms = terms;
    this.#reconciler = new Reconciler({
      accountId,
      journal,
      say,
      orders: () => orders.all(),
      address: (addressed) => orders.address(addressed),
      hasLeft: (id) => !wire.holds(id),
      ask: (question, request, at) => wire.ask(() => line.inquire(question, request, at)),
      settle: SETTLE,
      every: EVERY,
    });
  }

  restore(event: ReconciliationEvent, at: Timestamp): void {
    this.#reconciler.restore(event, at);
  }

  /** All that is stored has been taken in. */
  connect(): void {
    this.#terms.line.connect();
  }

  /** What others are told of an order is what our executions come to. */
  follow({ fact, side, instrumentId }: OrderFactMessage): void {
    if (fact.kind !== 'filled' && fact.kind !== 'busted') return;
    const adds = (side === 'buy') === (fact.kind === 'filled');
    const { quantity } = fact.fill;
    this.#reconciler.follow(instrumentId, adds ? quantity : negate(quantity));
  }

  /** An order that the venue says it cannot cancel has perhaps ended without a word. */
  onFact(fact: VenueFact): void {
    if (fact.type === 'CancelRejected' && isOpen(this.#terms.orders.order(fact.orderId)))
      this.#reconciler.ask('DOUBT', fact.at);
  }

  hear(report: Heard): void {
    switch (report.type) {
      case 'CommissionCharged':
      case 'ExecutionCorrected':
      case 'ExecutionBusted':
      case 'OrderStanding':
        this.#terms.orders.address(onAmendment(report));
        return;
      case 'LoggedOn':
        this.#begin(report.at);
        return;
      case 'SessionStale':
        this.#terms.wire.cut();
        this.#reconciler.recordStale(report.epoch, report.current, report.at);
        return;
      case 'OrderReported':
      case 'ExecutionReported':
      case 'PositionReported':
        this.#reconciler.hear(report);
        return;
      case 'AnswerEnded': {
        const working = this.#reconciler.hear(report);
        if (working) this.#resume(working, report.at);
      }
    }
  }

  /** A question leaves that is answered after all that was sent before it. */
  asked(closeTime: Timestamp): void {
    const ids = this.#where(isUnanswered);
    if (ids.length > 0) this.#awaited.set(closeTime, ids);
  }

  /** The answer: what was sent before and has none will have none. */
  answered(closeTime: Timestamp): void {
    const ids = this.#awaited.get(closeTime) ?? [];
    this.#awaited.delete(closeTime);
    for (const id of ids)
      if (isUnanswered(this.#terms.orders.order(id))) this.#doubt(id, 'UNANSWERED', closeTime);
    if (this.#reconciler.isDue(closeTime)) this.#reconciler.begin('CONTINUOUS', closeTime);
  }

  #begin(at: Timestamp): void {
    this.#awaited.clear();
    this.#isResumed = false;
    this.#terms.wire.close();
    for (const id of this.#where(isUnanswered)) {
      const { status } = this.#terms.orders.order(id);
      this.#doubt(id, status === 'intended' ? 'SEND_NOT_RECORDED' : 'UNANSWERED', at);
    }
    this.#cancels = new Set(this.#where((order) => isOpen(order) && order.cancelRequested));
    this.#changes = new Set(this.#where((order) => isOpen(order) && order.modifying !== null));
    this.#reconciler.begin('LOGON', at);
  }

  /** Of those of which nothing is held back here. */
  #where(is: (order: Order) => boolean): readonly ClientOrderId[] {
    const { orders, wire } = this.#terms;
    const found: ClientOrderId[] = [];
    for (const [id, order] of orders.all()) if (is(order) && !wire.holds(id)) found.push(id);
    return found;
  }

  #doubt(id: ClientOrderId, cause: UnknownCause, at: Timestamp): void {
    this.#terms.orders.address({ id, command: { type: 'DoubtOrder', at, data: { cause } } });
  }

  /** Orders are never sent again; a cancel may be, and a change is answered by the terms that stand. */
  #resume(working: readonly VenueOrder[], at: Timestamp): void {
    for (const order of working) {
      if (order.orderId === null) continue;
      if (this.#changes.delete(order.orderId)) this.#settleChange(order.orderId, order, at);
      if (this.#cancels.delete(order.orderId)) this.#cancelAgain(order.orderId, at);
    }
    if (this.#isResumed) return;
    this.#isResumed = true;
    this.#terms.wire.open();
    this.#terms.onResumed();
  }

  #settleChange(orderId: ClientOrderId, standing: VenueOrder, at: Timestamp): void {
    const { orders } = this.#terms;
    const { modifying } = orders.order(orderId);
    const { quantity, limitPrice, stopPrice } = standing;
    if (modifying?.quantity === quantity && modifying.limitPrice === limitPrice)
      orders.onVenueFact({ type: 'OrderUpdated', at, orderId, quantity, limitPrice, stopPrice });
    else orders.onVenueFact({ type: 'ModifyRejected', at, orderId, code: 'ORDER_UNKNOWN' });
  }

  #cancelAgain(orderId: ClientOrderId, at: Timestamp): void {
    const { orders, wire, venue } = this.#terms;
    const order = orders.order(orderId);
    if (isOpen(order) && order.cancelRequested) wire.send(() => venue.cancel(orderId, at), orderId);
  }
}
