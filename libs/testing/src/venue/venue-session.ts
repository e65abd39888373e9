import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { negate, quantity, requestId } from '@stratvector/model';
import type {
  AccountId,
  ClientOrderId,
  OrderTicket,
  Quantity,
  RequestId,
  VenueAnswer,
  VenueExecution,
  VenueGateway,
  VenueLine,
  VenueOrder,
  VenuePosition,
  VenueQuestion,
  VenueReport,
} from '@stratvector/model';

/** A venue as the suite tries it. */
export interface OpenedVenue {
  readonly gateway: VenueGateway;
  readonly accountId: AccountId;
  /** An order that fills once there is a market. */
  readonly filling: (id: string, terms?: Partial<OrderTicket>) => OrderTicket;
  /** An order that waits for a price that does not come. */
  readonly resting: (id: string, terms?: Partial<OrderTicket>) => OrderTicket;
  /** There is a market for a while; at a time that is later with each call. */
  readonly trade: (at: Timestamp) => void;
  /** The line breaks, and nobody is told of anything until a logon. */
  readonly hangUp: () => void;
}

interface Answer {
  readonly orders: readonly VenueOrder[];
  readonly executions: readonly VenueExecution[];
  readonly positions: readonly VenuePosition[];
  readonly reports: readonly VenueReport[];
  readonly request: RequestId;
}

const isAnswer = (report: VenueReport): report is VenueAnswer => 'request' in report;

/** One session with what it has heard; its clock goes on with each call. */
export class VenueSession {
  readonly heard: VenueReport[] = [];
  readonly #line: VenueLine;
  readonly #venue: OpenedVenue;
  static #clock = 0;
  static #requests = 0;

  constructor(venue: OpenedVenue, epoch: number) {
    const { gateway, accountId } = venue;
    this.#venue = venue;
    const hear = (report: VenueReport): void => void this.heard.push(report);
    this.#line = gateway.logon({ accountId, epoch }, hear, VenueSession.#now());
  }

  submit(ticket: OrderTicket): void {
    this.#line.submit(ticket, VenueSession.#now());
  }

  cancel(orderId: ClientOrderId): void {
    this.#line.cancel(orderId, VenueSession.#now());
  }

  resize(orderId: ClientOrderId, to: bigint, { limitPrice, stopPrice }: OrderTicket): void {
    const change = { quantity: quantity(to), limitPrice, stopPrice };
    this.#line.modify(orderId, change, VenueSession.#now());
  }

  trade(times = 3): void {
    for (let turn = 0; turn < times; turn += 1) this.#venue.trade(VenueSession.#now());
  }

  ask(question: VenueQuestion): Answer {
    VenueSession.#requests += 1;
    const request = requestId(`request-${String(VenueSession.#requests)}`);
    const before = this.heard.length;
    this.#line.ask(question, request, VenueSession.#now());
    const reports = this.heard.slice(before);
    const parts = reports.filter(isAnswer);
    return {
      reports,
      request,
      orders: parts.flatMap((one) => (one.type === 'OrderReported' ? [one.order] : [])),
      executions: parts.flatMap((one) => (one.type === 'ExecutionReported' ? [one.execution] : [])),
      positions: parts.flatMap((one) => (one.type === 'PositionReported' ? [one.position] : [])),
    };
  }

  /** Executions under an id of ours, each once. */
  executionsOf(orderId: ClientOrderId): readonly VenueExecution[] {
    return this.ask('executions').executions.filter((one) => one.orderId === orderId);
  }

  /** Signed, of one instrument. */
  executed(instrumentId: string): Quantity {
    const parts = this.ask('executions').executions.filter(
      (one) => one.instrumentId === instrumentId,
    );
    const signed = parts.map(({ side, quantity: part }) => (side === 'buy' ? part : negate(part)));
    return quantity(signed.reduce((sum, part) => sum + part, 0n));
  }

  openUnder(orderId: ClientOrderId): readonly VenueOrder[] {
    return this.ask('open-orders').orders.filter((one) => one.orderId === orderId);
  }

  of(type: VenueReport['type']): readonly VenueReport[] {
    return this.heard.filter((report) => report.type === type);
  }

  static #now(): Timestamp {
    VenueSession.#clock += 1;
    return timestampOfMilliseconds(VenueSession.#clock * 1000);
  }
}
