import type { OrderEvent, ParentOrderEvent } from '@stratvector/domain-execution';
import type { Timestamp } from '@stratvector/kernel';
import type {
  ExecutionAlgorithm,
  OrderModification,
  OrderTicket,
  OrderType,
  Quantity,
  VenueFill,
} from '@stratvector/model';

/** One order of the run and what became of it. */
export interface OrderRow {
  /** As it stood last. */
  ticket: OrderTicket;
  /** The algorithm, where one works it; it is sent in children. */
  readonly type: OrderType | ExecutionAlgorithm['kind'];
  state: string;
  /** Why it ended, where that is not its fill. */
  reason: string;
  filled: Quantity;
  /** Σ quantity × price of its fills. */
  paid: bigint;
  quantity: Quantity;
  working: Timestamp | null;
  ended: Timestamp | null;
}

export const count = (row: OrderRow, fill: VenueFill): void => {
  row.filled = (row.filled + fill.quantity) as Quantity;
  row.paid += fill.quantity * fill.price;
  row.state = 'PartiallyFilled';
};

export const end = (row: OrderRow, at: Timestamp, state: string, reason: string): void => {
  row.state = state;
  row.reason = reason;
  row.ended = at;
};

/** As the venue holds it: protection follows its position in size and level. A trail's own way is not told. */
export const updated = (
  row: OrderRow,
  { quantity, limitPrice, stopPrice }: Extract<OrderEvent, { type: 'OrderUpdated' }>['data'],
): void => {
  row.quantity = quantity;
  row.ticket = { ...row.ticket, limitPrice, stopPrice };
};

/** Its fills are those of its children, which are booked once. */
export const followParent = (row: OrderRow, at: Timestamp, event: ParentOrderEvent): void => {
  switch (event.type) {
    case 'ChildOrderFilled':
      count(row, event.data.fill);
      return;
    case 'ParentOrderReduced':
      row.quantity = event.data.quantity;
      return;
    case 'ParentOrderCompleted':
      end(row, at, 'Filled', '');
      return;
    case 'ParentOrderCanceled':
      end(row, at, 'Canceled', event.data.code);
      return;
    case 'ParentOrderRejected':
      end(row, at, 'Rejected', event.data.code);
      return;
    case 'ParentOrderExpired':
      end(row, at, 'Expired', 'TIME_IN_FORCE');
      return;
    default:
  }
};

/** From here on it stands so; where that much has filled already it is done, else it works again. */
export const modified = (row: OrderRow, at: Timestamp, change: OrderModification): void => {
  row.ticket = { ...row.ticket, ...change };
  row.quantity = change.quantity;
  if (row.filled >= row.quantity) end(row, at, 'Filled', '');
  else if (row.ended !== null) {
    row.state = 'PartiallyFilled';
    row.ended = null;
  }
};
