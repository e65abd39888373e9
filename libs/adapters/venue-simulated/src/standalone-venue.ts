import { assert, millisecondsOf, timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { priceOfNumber } from '@stratvector/model';
import type {
  AccountId,
  ClientOrderId,
  Instant,
  InstantBar,
  Instrument,
  OrderModification,
  OrderTicket,
  RequestId,
  VenueAnswer,
  VenueFact,
  VenueGateway,
  VenueLine,
  VenueLogon,
  VenueQuestion,
  VenueReportSink,
} from '@stratvector/model';
import type { VenueRules } from './bar-session.ts';
import { Ledger } from './ledger.ts';
import type { LedgerState } from './ledger.ts';
import { meetBars } from './meet-bars.ts';
import type { MetBar } from './meet-bars.ts';
import { SimulatedVenue } from './simulated-venue.ts';
import type { VenueState } from './venue-state.ts';

/** All of it as plain values, between two calls. */
export interface StandaloneState {
  readonly venue: VenueState;
  readonly ledger: LedgerState;
  /** The highest epoch that has logged on, by account. */
  readonly epochs: readonly (readonly [accountId: AccountId, epoch: number])[];
  /** The last instant whose bars it has met. */
  readonly met: Timestamp | null;
}

interface StandaloneOptions {
  /** What a process before this one has saved. */
  readonly state?: StandaloneState;
  /** For how long the ledger keeps what has ended, on the venue's clock; without, for good. */
  readonly keepMs?: number;
}

interface Session {
  readonly logon: VenueLogon;
  readonly sink: VenueReportSink;
}

/**
 * The simulated venue as one that lives on its own: it keeps a ledger of all that it has done, tells it to
 * whoever leads an account, and answers what is asked about it. A process of its own saves `snapshot` before it
 * passes on what a call has told, and goes on from there.
 */
export class StandaloneVenue implements VenueGateway {
  readonly #instruments: readonly Instrument[];
  readonly #venue: SimulatedVenue;
  readonly #ledger: Ledger;
  readonly #epochs: Map<AccountId, number>;
  readonly #sessions = new Map<AccountId, Session>();
  readonly #keepMs: number | undefined;
  #met: Timestamp | null;

  constructor(
    instruments: readonly Instrument[],
    rules: VenueRules,
    { state, keepMs }: StandaloneOptions = {},
  ) {
    this.#instruments = instruments;
    this.#venue = new SimulatedVenue(instruments, rules, (fact) => this.#tell(fact));
    if (state) this.#venue.restore(state.venue);
    this.#ledger = new Ledger(state?.ledger);
    this.#epochs = new Map(state?.epochs);
    this.#met = state?.met ?? null;
    this.#keepMs = keepMs;
  }

  logon(logon: VenueLogon, sink: VenueReportSink, at: Timestamp): VenueLine {
    const { accountId, epoch } = logon;
    const session: Session = { logon, sink };
    const line = this.#lineOf(session);
    if (epoch < (this.#epochs.get(accountId) ?? 0)) {
      this.#refuse(session, at, null);
      return line;
    }
    this.#epochs.set(accountId, epoch);
    this.#sessions.set(accountId, session);
    sink({ type: 'LoggedOn', at, epoch });
    return line;
  }

  /** The line of an account is gone: nothing is told until somebody logs on. */
  hangUp(accountId: AccountId): void {
    this.#sessions.delete(accountId);
  }

  /** What works meets the bars of an instant; one that was met before changes nothing. */
  meet({ closeTime, bars }: Instant): void {
    if (this.#met !== null && closeTime <= this.#met) return;
    this.#met = closeTime;
    const places = new Map(this.#instruments.map(({ id }, place) => [id, place]));
    const met: MetBar[] = [];
    for (const bar of bars) {
      const place = places.get(bar.instrumentId);
      if (place !== undefined) met.push({ place, bar: this.#counted(bar, place, closeTime) });
    }
    meetBars(this.#venue, met);
    if (this.#keepMs !== undefined)
      this.#ledger.forget(timestampOfMilliseconds(millisecondsOf(closeTime) - this.#keepMs));
  }

  /** Nothing works any longer: the data has ended. */
  end(at: Timestamp): void {
    for (const place of this.#instruments.keys()) this.#venue.expireAll(place, at);
  }

  snapshot(): StandaloneState {
    return {
      venue: this.#venue.snapshot(),
      ledger: this.#ledger.state,
      epochs: [...this.#epochs],
      met: this.#met,
    };
  }

  #lineOf(session: Session): VenueLine {
    const when = (at: Timestamp, orderId: ClientOrderId | null, run: () => void): void => {
      if (this.#sessions.get(session.logon.accountId) === session) run();
      else this.#refuse(session, at, orderId);
    };
    return {
      submit: (ticket, at) =>
        when(at, ticket.clientOrderId, () => this.#submit(session, ticket, at)),
      cancel: (orderId, at) => when(at, orderId, () => this.#cancel(session, orderId, at)),
      modify: (orderId, change, at) =>
        when(at, orderId, () => this.#modify(session, { orderId, change }, at)),
      ask: (question, request, at) =>
        when(at, null, () => this.#answer(session, { question, request }, at)),
    };
  }

  /** Only who is stale hears of it: to the one who leads now it would be news of its own order. */
  #refuse({ logon, sink }: Session, at: Timestamp, orderId: ClientOrderId | null): void {
    const { accountId, epoch } = logon;
    const current = this.#epochs.get(accountId) ?? 0;
    sink({ type: 'SessionStale', at, epoch, current, orderId });
  }

  #submit({ logon, sink }: Session, ticket: OrderTicket, at: Timestamp): void {
    const { clientOrderId: orderId, accountId } = ticket;
    assert(accountId === logon.accountId, 'an order goes over the line of its account');
    if (this.#ledger.has(orderId)) {
      sink({ type: 'OrderRejected', at, orderId, code: 'DUPLICATE_ORDER_ID', detail: orderId });
      return;
    }
    this.#ledger.place(ticket);
    this.#venue.submit(ticket, at);
  }

  #cancel(session: Session, orderId: ClientOrderId, at: Timestamp): void {
    const code = this.#obstacleOf(session, orderId);
    if (code === null) this.#venue.cancel(orderId, at);
    else session.sink({ type: 'CancelRejected', at, orderId, code });
  }

  #modify(
    session: Session,
    { orderId, change }: { orderId: ClientOrderId; change: OrderModification },
    at: Timestamp,
  ): void {
    const code = this.#obstacleOf(session, orderId);
    if (code === null) this.#venue.modify(orderId, change, at);
    else session.sink({ type: 'ModifyRejected', at, orderId, code });
  }

  #obstacleOf({ logon: { accountId } }: Session, orderId: ClientOrderId) {
    const order = this.#ledger.orders(accountId).find((one) => one.orderId === orderId);
    if (!order) return 'ORDER_UNKNOWN' as const;
    return order.state === 'working' ? null : ('ORDER_CLOSED' as const);
  }

  #answer(
    { logon: { accountId }, sink }: Session,
    { question, request }: { question: VenueQuestion; request: RequestId },
    at: Timestamp,
  ): void {
    for (const part of this.#parts(question, accountId, request)) sink(part);
    const coversFrom = this.#ledger.coversFrom;
    sink({ type: 'AnswerEnded', at, request, question, coversFrom });
  }

  #parts(question: VenueQuestion, of: AccountId, request: RequestId): readonly VenueAnswer[] {
    switch (question) {
      case 'open-orders':
      case 'completed-orders': {
        const isOpen = question === 'open-orders';
        const orders = this.#ledger
          .orders(of)
          .filter(({ state }) => (state === 'working') === isOpen);
        return orders.map((order) => ({ type: 'OrderReported', request, order }));
      }
      case 'executions':
        return this.#ledger
          .executions(of)
          .map((execution) => ({ type: 'ExecutionReported', request, execution }));
      case 'positions':
        return this.#ledger
          .positions(of)
          .map((position) => ({ type: 'PositionReported', request, position }));
    }
  }

  /** In the ledger first. */
  #tell(fact: VenueFact): void {
    this.#ledger.record(fact);
    const orderId = fact.type === 'OrderArmed' ? fact.ticket.clientOrderId : fact.orderId;
    const accountId = this.#ledger.accountOf(orderId);
    if (accountId !== null) this.#sessions.get(accountId)?.sink(fact);
  }

  #counted(bar: InstantBar, place: number, closeTime: Timestamp): MetBar['bar'] {
    const { priceDecimals = 0 } = this.#instruments[place] ?? {};
    const price = (value: number) => priceOfNumber(value, priceDecimals);
    const { openTime, volume, hasVolume, firstOfSession, lastOfSession } = bar;
    return {
      openTime,
      closeTime: millisecondsOf(closeTime),
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
}
