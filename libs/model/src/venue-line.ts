import type { Timestamp } from '@stratvector/kernel';
import type { Money, Price, Quantity } from './fixed.ts';
import type {
  AccountId,
  ClientOrderId,
  InstrumentId,
  TradeId,
  VenueOrderId,
} from './identifiers.ts';
import type { OrderSide, OrderTicket } from './order.ts';
import type { CancellationCode, RejectionCode, Venue, VenueFact, VenueFill } from './venue.ts';

/** What a session may ask; all of the answer comes as facts, and its end as a marker. */
export type VenueQuestion = 'open-orders' | 'completed-orders' | 'executions' | 'positions';

/** Chosen by who asks, and said with all that answers it. */
export type RequestId = string & { readonly __brand: 'RequestId' };

export const requestId = (text: string): RequestId => text as RequestId;

/** `inactive`: it is there, and does not work; a venue may still list it among open orders. */
export type VenueOrderState =
  'working' | 'inactive' | 'filled' | 'canceled' | 'expired' | 'rejected';

/** An order as the venue knows it. */
export interface VenueOrder {
  /** Null of one that did not come from us: entered by hand, or by another program. */
  readonly orderId: ClientOrderId | null;
  /** Several of one order of ours may exist, and a venue may give one out again after a restart. */
  readonly venueOrderId: VenueOrderId;
  readonly instrumentId: InstrumentId;
  readonly side: OrderSide;
  readonly state: VenueOrderState;
  /** The whole order, filled part included. */
  readonly quantity: Quantity;
  readonly limitPrice: Price | null;
  readonly stopPrice: Price | null;
  /** Filled so far; null where the venue does not say. */
  readonly cumulative: Quantity | null;
  /** Why it was canceled, and why rejected; null where it was not, and where the venue does not say. */
  readonly cancellation: CancellationCode | null;
  readonly rejection: RejectionCode | null;
  /** When it ended; null of one that has not, and where the venue does not say. */
  readonly endedAt: Timestamp | null;
  /** Of a protective order that the venue derived from a fill by itself; else null. */
  readonly armed: OrderTicket | null;
}

/** One execution as the venue's ledger holds it. */
export interface VenueExecution extends VenueFill {
  readonly at: Timestamp;
  readonly orderId: ClientOrderId | null;
  readonly venueOrderId: VenueOrderId;
  readonly instrumentId: InstrumentId;
  readonly side: OrderSide;
  /** The execution whose place it takes; null of one that stands as it first came. */
  readonly corrects: TradeId | null;
}

/** The fill of an execution by itself. */
export const fillOf = ({
  tradeId,
  quantity,
  price,
  commission,
  fees,
  slippage,
  moment,
  barOpenTime,
  policyDecided,
}: VenueFill): VenueFill => ({
  tradeId,
  quantity,
  price,
  commission,
  fees,
  slippage,
  moment,
  barOpenTime,
  policyDecided,
});

/** What the venue holds for an account in one instrument, signed. */
export interface VenuePosition {
  readonly instrumentId: InstrumentId;
  readonly quantity: Quantity;
}

/** What is said of an order after the fact or out of turn, whether or not it has ended. */
export type VenueAmendment =
  | {
      readonly type: 'CommissionCharged';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
      readonly tradeId: TradeId;
      readonly commission: Money;
      readonly fees: Money;
    }
  /** The fill takes the place of an earlier one. */
  | {
      readonly type: 'ExecutionCorrected';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
      readonly corrects: TradeId;
      readonly fill: VenueFill;
    }
  /** It never was. */
  | {
      readonly type: 'ExecutionBusted';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
      readonly tradeId: TradeId;
    }
  /** So much has filled in all, as the venue counts; its executions may be told later, or never. */
  | {
      readonly type: 'OrderStanding';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
      readonly cumulative: Quantity;
    };

/** A part of an answer. */
export type VenueAnswer =
  | {
      readonly type: 'OrderReported';
      readonly request: RequestId;
      readonly order: VenueOrder;
    }
  | {
      readonly type: 'ExecutionReported';
      readonly request: RequestId;
      readonly execution: VenueExecution;
    }
  | {
      readonly type: 'PositionReported';
      readonly request: RequestId;
      readonly position: VenuePosition;
    }
  /** Nothing more answers the request. What ended or filled before `coversFrom` is not in it. */
  | {
      readonly type: 'AnswerEnded';
      readonly at: Timestamp;
      readonly request: RequestId;
      readonly question: VenueQuestion;
      readonly coversFrom: Timestamp | null;
    };

/** What a session hears of itself. */
export type SessionFact =
  /** It may send, and what it asks is answered in full. */
  | { readonly type: 'LoggedOn'; readonly at: Timestamp; readonly epoch: number }
  /** A later epoch has logged on. Nothing was done of what this one sent, and nothing will be. */
  | {
      readonly type: 'SessionStale';
      readonly at: Timestamp;
      readonly epoch: number;
      readonly current: number;
      /** The order that it was about, if it was about one. */
      readonly orderId: ClientOrderId | null;
    };

export type VenueReport = VenueFact | VenueAmendment | VenueAnswer | SessionFact;

const IS_FACT: Readonly<Record<VenueReport['type'], boolean>> = {
  OrderAccepted: true,
  OrderRejected: true,
  OrderArmed: true,
  OrderUpdated: true,
  OrderTriggered: true,
  OrderFilled: true,
  OrderCanceled: true,
  OrderExpired: true,
  CancelRejected: true,
  ModifyRejected: true,
  CommissionCharged: false,
  ExecutionCorrected: false,
  ExecutionBusted: false,
  OrderStanding: false,
  OrderReported: false,
  ExecutionReported: false,
  PositionReported: false,
  AnswerEnded: false,
  LoggedOn: false,
  SessionStale: false,
};

/** Whether it is news of an order as it happens. */
export const isVenueFact = (report: VenueReport): report is VenueFact => IS_FACT[report.type];

export type VenueReportSink = (report: VenueReport) => void;

/** A session with a venue that lives on its own: commands in, reports to the sink of its logon. */
export interface VenueLine extends Venue {
  ask(question: VenueQuestion, request: RequestId, at: Timestamp): void;
}

/** Who logs on, for which account. Of all epochs of an account the highest may send, no other. */
export interface VenueLogon {
  readonly accountId: AccountId;
  readonly epoch: number;
}

/**
 * A venue that goes on while we are away. It promises little, so that adapters of real ones can promise as
 * much: facts come late, twice, out of order or never, and an answer may lack its end. What it does promise:
 * an order carries our id, nothing is done for a session of an older epoch, and what an answer holds is true.
 */
export interface VenueGateway {
  logon(logon: VenueLogon, sink: VenueReportSink, at: Timestamp): VenueLine;
}
