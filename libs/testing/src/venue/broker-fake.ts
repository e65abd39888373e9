import type { Timestamp } from '@stratvector/kernel';
import { fillOf, money } from '@stratvector/model';
import type {
  CancelRejectionCode,
  ClientOrderId,
  OrderModification,
  OrderTicket,
  RequestId,
  VenueAnswer,
  VenueExecution,
  VenueGateway,
  VenueLine,
  VenueLogon,
  VenueOrder,
  VenueQuestion,
  VenueReport,
  VenueReportSink,
} from '@stratvector/model';
import { BrokerBook } from './broker-book.ts';
import type { BookedOrder } from './broker-book.ts';
import type { MuseumId } from './museum.ts';

interface Session {
  readonly epoch: number;
  readonly sink: VenueReportSink;
}

type Fact = Extract<VenueReport, { orderId: ClientOrderId }>;

const NO_MONEY = money(0n);

/** Tickets with this reason are what a broker drops without a word, where it does that. */
export const DROPPED = 'dropped';

/**
 * A broker with one behavior of the museum. What it has really done stands in `book`; what it tells of that
 * is the behavior's to spoil.
 */
export class BrokerFake implements VenueGateway {
  readonly book = new BrokerBook();
  readonly #behavior: MuseumId;
  #session: Session | null = null;
  #epoch = 0;
  #canceling: BookedOrder[] = [];
  #turns = 0;
  #midnight: Timestamp | null = null;

  constructor(behavior: MuseumId) {
    this.#behavior = behavior;
  }

  logon({ epoch }: VenueLogon, sink: VenueReportSink, at: Timestamp): VenueLine {
    const session: Session = { epoch, sink };
    if (epoch >= this.#epoch) {
      this.#epoch = epoch;
      this.#session = session;
      sink({ type: 'LoggedOn', at, epoch });
      this.#greet(at);
    } else this.#refuse(session, at, null);
    return this.#lineOf(session);
  }

  hangUp(): void {
    this.#session = null;
    if (this.#is('IB-11')) this.book.rollBack();
  }

  /** A day is over, of which some brokers keep no account. */
  midnight(at: Timestamp): void {
    if (this.#is('IB-07') || this.#is('IB-18')) this.#midnight = at;
  }

  /** The market opens: market orders fill in two parts, and what waited for it is answered. */
  trade(at: Timestamp): void {
    this.#turns += 1;
    if (!this.#is('IB-15') || this.#turns > 1) this.#endCanceled(at);
    for (const order of [...this.book.orders]) this.#trade(order, at);
  }

  #is(behavior: MuseumId): boolean {
    return this.#behavior === behavior;
  }

  #greet(at: Timestamp): void {
    if (this.#is('IB-02')) for (const order of this.#mine()) this.#accepted(order, at);
    if (this.#is('IB-07') || this.#is('IB-10'))
      for (const execution of this.book.executions) this.#tell(filled(execution));
  }

  #mine(): readonly BookedOrder[] {
    return this.book.orders.filter(({ orderId }) => orderId !== null);
  }

  #lineOf(session: Session): VenueLine {
    const when = (at: Timestamp, orderId: ClientOrderId | null, run: () => void): void => {
      if (this.#session === session) run();
      else if (session.epoch < this.#epoch) this.#refuse(session, at, orderId);
    };
    return {
      submit: (ticket, at) => when(at, ticket.clientOrderId, () => this.#submit(ticket, at)),
      cancel: (orderId, at) => when(at, orderId, () => this.#cancel(orderId, at)),
      modify: (orderId, change, at) => when(at, orderId, () => this.#modify(orderId, change, at)),
      ask: (question, request, at) => when(at, null, () => this.#answer(question, request, at)),
    };
  }

  #refuse({ epoch, sink }: Session, at: Timestamp, orderId: ClientOrderId | null): void {
    sink({ type: 'SessionStale', at, epoch, current: this.#epoch, orderId });
  }

  #submit(ticket: OrderTicket, at: Timestamp): void {
    const { clientOrderId: orderId } = ticket;
    if (this.#is('IB-14') && ticket.reason === DROPPED) return;
    if (this.book.find(orderId)) {
      this.#tell({ type: 'OrderRejected', at, orderId, code: 'DUPLICATE_ORDER_ID', detail: '' });
      return;
    }
    const order = this.book.place(ticket, this.#epoch);
    if (this.#is('IB-19')) this.book.byHand(ticket, at);
    if (!this.#is('IB-01') && !this.#is('IB-03')) this.#accepted(order, at);
  }

  #accepted(order: BookedOrder, at: Timestamp): void {
    const { orderId, venueOrderId, armed } = order;
    if (orderId === null || armed) return;
    this.#tell({ type: 'OrderAccepted', at, orderId, venueOrderId });
    if (this.#is('IB-02')) this.#tell({ type: 'OrderAccepted', at, orderId, venueOrderId });
  }

  #trade(order: BookedOrder, at: Timestamp): void {
    const { ticket, orderId } = order;
    if (order.state !== 'working' || ticket.type !== 'market' || orderId === null) return;
    this.#executed(this.book.fill(order, false, at));
    if (this.#is('IB-16')) {
      this.book.end(order, 'rejected');
      this.#tell({ type: 'OrderRejected', at, orderId, code: 'INSTRUMENT_HALTED', detail: '' });
      return;
    }
    if (order.cumulative < order.quantity) this.#executed(this.book.fill(order, true, at));
    if (this.#is('IB-03')) this.#accepted(order, at);
    this.#arm(order, at);
    this.#settle(order, at);
  }

  #arm({ orderId, ticket }: BookedOrder, at: Timestamp): void {
    if (orderId === null || !ticket.protection) return;
    const child = this.book.orders.findLast(({ armed }) => armed?.parentId === orderId);
    if (child?.armed)
      this.#tellReport({
        type: 'OrderArmed',
        at,
        ticket: { ...child.armed, quantity: child.quantity },
      });
  }

  /** What a broker says of an order that has filled. */
  #settle({ orderId, cumulative }: BookedOrder, at: Timestamp): void {
    const last = this.book.executions.findLast((one) => one.orderId === orderId);
    if (!last || orderId === null) return;
    if (!this.#is('IB-01')) this.#tell({ type: 'OrderStanding', at, orderId, cumulative });
    if (this.#is('IB-02')) this.#tell({ type: 'OrderStanding', at, orderId, cumulative });
    if (this.#is('IB-10')) this.#tell(filled(last));
    if (!this.#is('IB-06')) return;
    const corrected = this.book.correct(last);
    const fill = fillOf(corrected);
    this.#tell({ type: 'ExecutionCorrected', at, orderId, corrects: last.tradeId, fill });
  }

  #executed(execution: VenueExecution): void {
    if (!this.#is('IB-04')) {
      this.#tell(filled(execution));
      return;
    }
    const { orderId, at, tradeId, commission, fees } = execution;
    if (orderId === null) return;
    const charged: Fact = { type: 'CommissionCharged', at, orderId, tradeId, commission, fees };
    const isFirst = tradeId.startsWith('E1.');
    if (isFirst) this.#tell(charged);
    this.#tell(filled({ ...execution, commission: NO_MONEY, fees: NO_MONEY }));
    if (!isFirst) this.#tell(charged);
  }

  #cancel(orderId: ClientOrderId, at: Timestamp): void {
    const order = this.book.find(orderId);
    const code = this.#obstacleOf(order);
    if (code !== null || !order) {
      this.#tell({ type: 'CancelRejected', at, orderId, code: code ?? 'ORDER_UNKNOWN' });
      return;
    }
    this.#canceling.push(order);
    if (!this.#is('IB-15')) this.#endCanceled(at);
  }

  #obstacleOf(order: BookedOrder | null): CancelRejectionCode | null {
    if (!order) return 'ORDER_UNKNOWN';
    if (order.state !== 'working') return 'ORDER_CLOSED';
    return this.#is('IB-17') && order.epoch !== this.#epoch ? 'ORDER_NOT_OURS' : null;
  }

  #endCanceled(at: Timestamp): void {
    for (const order of this.#canceling) {
      const { orderId, cumulative } = order;
      if (order.state !== 'working' || orderId === null) continue;
      this.book.end(order, this.#is('IB-18') ? 'inactive' : 'canceled');
      this.#tell({ type: 'OrderCanceled', at, orderId, code: 'REQUESTED', cumulative });
    }
    this.#canceling = [];
  }

  #modify(orderId: ClientOrderId, change: OrderModification, at: Timestamp): void {
    const order = this.book.find(orderId);
    if (order?.state !== 'working') {
      const code = order ? 'ORDER_CLOSED' : 'ORDER_UNKNOWN';
      this.#tell({ type: 'ModifyRejected', at, orderId, code });
      return;
    }
    if (this.#is('IB-13')) this.book.double(order, change);
    else Object.assign(order, change);
    this.#tell({ type: 'OrderUpdated', at, orderId, ...change });
  }

  #answer(question: VenueQuestion, request: RequestId, at: Timestamp): void {
    for (const part of this.#parts(question, request)) this.#tellReport(part);
    if (this.#is('IB-08') && question === 'executions') return;
    this.#tellReport({ type: 'AnswerEnded', at, request, question, coversFrom: this.#midnight });
  }

  #parts(question: VenueQuestion, request: RequestId): readonly VenueAnswer[] {
    switch (question) {
      case 'open-orders':
        return this.book.orders
          .filter(({ state }) => state === 'working' || state === 'inactive')
          .map((order) => ({ type: 'OrderReported', request, order: this.#shown(order) }));
      case 'completed-orders':
        return this.#midnight !== null
          ? []
          : this.book.orders
              .filter(({ state }) => state !== 'working' && state !== 'inactive')
              .map((order) => ({ type: 'OrderReported', request, order: this.#shown(order) }));
      case 'executions':
        return this.book.executions
          .filter(({ at }) => this.#midnight === null || at >= this.#midnight)
          .map((execution) => ({ type: 'ExecutionReported', request, execution }));
      case 'positions':
        return this.book.positions.map((position) => ({
          type: 'PositionReported',
          request,
          position,
        }));
    }
  }

  #shown(order: BookedOrder): VenueOrder {
    return this.#is('IB-05') ? { ...order, cumulative: null } : { ...order };
  }

  #tell(fact: Fact | null): void {
    if (fact) this.#tellReport(fact);
  }

  #tellReport(report: VenueReport): void {
    this.#session?.sink(report);
  }
}

/** An execution as it is told live; nothing is told of one that is nobody's. */
const filled = (execution: VenueExecution): Fact | null => {
  const { orderId, at } = execution;
  return orderId === null ? null : { type: 'OrderFilled', at, orderId, ...fillOf(execution) };
};
