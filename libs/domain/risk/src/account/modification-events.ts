import type { Event } from '@stratvector/kernel';
import type {
  ClientOrderId,
  InstrumentId,
  Money,
  OrderModification,
  OrderTicket,
  Price,
  Quantity,
  StrategyId,
} from '@stratvector/model';
import type { DeniedReason } from './denied-reason.ts';
import type { Modification } from './state.ts';

export type ModificationEvent =
  | Event<
      'ModificationApproved',
      {
        modification: Modification;
        by: string;
        reason: string;
        /** How the order stands until the venue answers: what covers its old terms and its new ones. */
        remaining: Quantity;
        limitPrice: Price | null;
        reserved: Money;
        exposure: Money;
      }
    >
  | Event<
      'ModificationDenied',
      {
        slot: number;
        strategyId: StrategyId;
        instrumentId: InstrumentId;
        orderId: ClientOrderId;
        revision: number;
        change: OrderModification;
        by: string;
        /** Of whoever asked. */
        reason: string;
        denied: DeniedReason;
      }
    >
  /** The venue has answered: `ticket` is what stands, the rest what it sets aside. */
  | Event<
      'ModificationSettled',
      {
        slot: number;
        orderId: ClientOrderId;
        revision: number;
        outcome: 'modified' | 'rejected';
        ticket: OrderTicket;
        /** Signed; 0 where the whole of it has filled. */
        remaining: Quantity;
        reserved: Money;
        exposure: Money;
      }
    >;
