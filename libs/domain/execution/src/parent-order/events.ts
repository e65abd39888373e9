import type { Command, Event } from '@stratvector/kernel';
import type {
  CancellationCode,
  ClientOrderId,
  ExecutionAlgorithm,
  OrderSide,
  OrderTicket,
  Quantity,
} from '@stratvector/model';
import type { FillFact, RefusalCode } from '../order/events.ts';

type ParentOrderStatus =
  | 'none'
  | 'working'
  /** It releases nothing more, and waits for the end of the children that are out. */
  | 'ending'
  | 'completed'
  | 'canceled'
  | 'expired'
  | 'rejected';

/** A child that may still fill. */
export interface ChildOrder {
  readonly id: ClientOrderId;
  /** The whole child, filled part included. */
  readonly quantity: Quantity;
  readonly filled: Quantity;
  /** Its end was asked for. */
  readonly canceling: boolean;
}

/** How an order comes to its end other than by its last fill. */
export type OrderEnd =
  | { readonly as: 'canceled'; readonly code: CancellationCode }
  | { readonly as: 'expired' }
  | { readonly as: 'rejected'; readonly code: RefusalCode };

export interface ParentOrder {
  readonly status: ParentOrderStatus;
  readonly ticket: OrderTicket | null;
  readonly algorithm: ExecutionAlgorithm | null;
  readonly lot: Quantity;
  /** What goes out at the decision and after each bar from there; empty where volumes decide. */
  readonly slices: readonly Quantity[];
  /** The bar of the decision; bars of an instrument count from 0. */
  readonly firstBar: number;
  /** The last bar after which a child was released. */
  readonly lastBar: number;
  /** What was approved, less what others have done of it. */
  readonly quantity: Quantity;
  /** What others have done of it: the pair that guards the position that it closes. */
  readonly reduced: Quantity;
  /** What of an order that turns a position still closes it. */
  readonly closing: Quantity;
  readonly filled: Quantity;
  readonly children: readonly ChildOrder[];
  /** Children ever released: the counter that their ids are derived from. */
  readonly released: number;
  readonly end: OrderEnd | null;
}

export type ParentOrderEvent =
  | Event<
      'ParentOrderAccepted',
      {
        ticket: OrderTicket;
        algorithm: ExecutionAlgorithm;
        lot: Quantity;
        slices: readonly Quantity[];
        closing: Quantity;
        bar: number;
      }
    >
  /** A slice becomes an order of its own; `bar` is the one it was released after. */
  | Event<'ChildOrderReleased', { ticket: OrderTicket; bar: number }>
  | Event<'ChildOrderFilled', { fill: FillFact; cumulative: Quantity }>
  | Event<'ChildOrderResized', { childId: ClientOrderId; quantity: Quantity }>
  | Event<'ChildOrderCancelRequested', { childId: ClientOrderId; cause: string }>
  /** `unfilled` goes back to what is still to be released. */
  | Event<'ChildOrderEnded', { childId: ClientOrderId; end: OrderEnd; unfilled: Quantity }>
  /** Others have done so much of what it was to close. */
  | Event<'ParentOrderReduced', { by: Quantity; quantity: Quantity; closing: Quantity }>
  | Event<'ParentOrderEndRequested', { end: OrderEnd; cause: string }>
  | Event<'ParentOrderCompleted', Record<string, never>>
  | Event<'ParentOrderCanceled', { code: CancellationCode; cumulative: Quantity }>
  | Event<'ParentOrderExpired', { cumulative: Quantity }>
  | Event<'ParentOrderRejected', { code: RefusalCode; cumulative: Quantity }>;

/** A bar that has closed, as far as algorithms look at it. */
interface WorkedBar {
  /** Counts the bars of the instrument from 0. */
  readonly bar: number;
  /** What traded in it, in counts of the instrument; 0 where that is not known. */
  readonly volume: Quantity;
}

export type ParentOrderCommand =
  | Command<
      'AcceptParentOrder',
      WorkedBar & {
        ticket: OrderTicket;
        algorithm: ExecutionAlgorithm;
        lot: Quantity;
        /** What is held of the instrument by the strategy, signed. */
        position: Quantity;
        /** The volume that is expected of each bar from here on; empty where it decides nothing. */
        expected: readonly number[];
      }
    >
  | Command<'RecordBar', WorkedBar & { endsSession: boolean }>
  | Command<'RecordChildFill', { fill: FillFact }>
  | Command<'RecordChildQuantity', { childId: ClientOrderId; quantity: Quantity }>
  | Command<'RecordChildEnd', { childId: ClientOrderId; end: OrderEnd }>
  /** A protective order of the same strategy and instrument has filled; `position` is what it left. */
  | Command<'RecordProtectiveFill', { side: OrderSide; position: Quantity }>
  | Command<'CancelParentOrder', { cause: string }>
  | Command<'ExpireParentOrder', Record<string, never>>;
