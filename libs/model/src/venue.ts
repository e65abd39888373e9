import type { Timestamp } from '@stratvector/kernel';
import type { Money, Price, Quantity } from './fixed.ts';
import type { ClientOrderId, TradeId, VenueOrderId } from './identifiers.ts';
import type { OrderTicket } from './order.ts';

/** Why a venue refuses an order. */
export type RejectionCode =
  | 'PRICE_OFF_TICK'
  | 'QUANTITY_OFF_LOT'
  | 'QUANTITY_NOT_POSITIVE'
  | 'PRICE_MISSING'
  | 'PRICE_NOT_POSITIVE'
  | 'INSTRUMENT_UNKNOWN'
  | 'INSTRUMENT_HALTED'
  | 'OUTSIDE_HOURS'
  | 'GOOD_TILL_PASSED'
  | 'DUPLICATE_ORDER_ID';

/** Why an order ended unfilled, other than by its time in force. */
export type CancellationCode =
  | 'REQUESTED'
  | 'OCO_FILLED'
  | 'POSITION_CLOSED'
  | 'PARENT_CANCELED'
  | 'PROTECTION_FILLED'
  | 'IMMEDIATE_OR_CANCEL'
  | 'FILL_OR_KILL';

/**
 * Why a venue refuses to end or to change an order; protection has done a part of one that was cut, and one
 * that is not ours was placed by another session, to which a venue may leave it.
 */
export type CancelRejectionCode = 'ORDER_UNKNOWN' | 'ORDER_CLOSED' | 'ORDER_CUT' | 'ORDER_NOT_OURS';

/** Where in a bar a fill happened. */
export type FillMoment = 'open' | 'inside' | 'close';

export interface VenueFill {
  readonly tradeId: TradeId;
  readonly quantity: Quantity;
  readonly price: Price;
  readonly commission: Money;
  /** Regulatory and exchange fees. */
  readonly fees: Money;
  /** What worsening the price cost, already inside the price; informative. */
  readonly slippage: Money;
  readonly moment: FillMoment;
  /** The open time of the bar it happened in. */
  readonly barOpenTime: Timestamp;
  /** The intrabar policy, not the data, decided this fill. */
  readonly policyDecided: boolean;
}

/** What a venue tells. `at` is the venue's time of the fact. */
export type VenueFact =
  | {
      readonly type: 'OrderAccepted';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
      readonly venueOrderId: VenueOrderId;
    }
  | {
      readonly type: 'OrderRejected';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
      readonly code: RejectionCode;
      readonly detail: string;
    }
  /** A protective order that the venue derived from an entry's fill and now works by itself. */
  | { readonly type: 'OrderArmed'; readonly at: Timestamp; readonly ticket: OrderTicket }
  | {
      readonly type: 'OrderUpdated';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
      /** The whole order, filled part included. */
      readonly quantity: Quantity;
      readonly limitPrice: Price | null;
      readonly stopPrice: Price | null;
    }
  | {
      readonly type: 'OrderTriggered';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
    }
  | ({
      readonly type: 'OrderFilled';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
    } & VenueFill)
  | {
      readonly type: 'OrderCanceled';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
      readonly code: CancellationCode;
      /** Filled before it ended. */
      readonly cumulative: Quantity;
    }
  | {
      readonly type: 'OrderExpired';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
      readonly cumulative: Quantity;
    }
  | {
      readonly type: 'CancelRejected' | 'ModifyRejected';
      readonly at: Timestamp;
      readonly orderId: ClientOrderId;
      readonly code: CancelRejectionCode | RejectionCode;
    };

export interface OrderModification {
  readonly quantity: Quantity;
  readonly limitPrice: Price | null;
  readonly stopPrice: Price | null;
}

/**
 * Commands in, facts to a sink: no promises, because an answer of a venue may come at any time,
 * twice or never. A ticket with `protection` makes the venue arm a stop and a target for each filled
 * quantity, at prices relative to the position's average entry, as one OCO pair.
 */
export interface Venue {
  submit(ticket: OrderTicket, at: Timestamp): void;
  cancel(orderId: ClientOrderId, at: Timestamp): void;
  modify(orderId: ClientOrderId, change: OrderModification, at: Timestamp): void;
}

export type VenueSink = (fact: VenueFact) => void;
