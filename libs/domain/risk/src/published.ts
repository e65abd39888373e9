import type { RiskMessage } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import type { AccountId } from '@stratvector/model';
import type { AccountEvent } from './account/events.ts';

type Booked = Extract<AccountEvent, { type: 'FillBooked' }>['data'];

const bookingOf = (fill: Booked, accountId: AccountId, at: Timestamp): RiskMessage => ({
  topic: 'risk.booking.v1',
  at,
  accountId,
  strategyId: fill.strategyId,
  instrumentId: fill.instrumentId,
  orderId: fill.orderId,
  quantity: fill.quantity,
  price: fill.price,
  commission: fill.commission,
  fees: fill.fees,
  realized: fill.realized,
  positionAfter: fill.positionAfter,
  costAfter: fill.costAfter,
  cashAfter: fill.cashAfter,
});

const splitOf = (
  split: Extract<AccountEvent, { type: 'SplitBooked' }>['data'],
  accountId: AccountId,
  at: Timestamp,
): RiskMessage => ({
  topic: 'risk.split.v1',
  at,
  accountId,
  strategyId: split.strategyId,
  instrumentId: split.instrumentId,
  numerator: split.numerator,
  denominator: split.denominator,
  positionAfter: split.positionAfter,
  costAfter: split.costAfter,
  cashInLieu: split.cashInLieu,
  realized: split.realized,
  cashAfter: split.cashAfter,
});

/** What the other contexts hear of the account, or null for what is risk's own business. */
export const publishedAccountFact = (
  event: AccountEvent,
  accountId: AccountId,
  at: Timestamp,
): RiskMessage | null => {
  switch (event.type) {
    case 'OrderApproved':
      return {
        topic: 'risk.order-approved.v1',
        at,
        ticket: event.data.ticket,
        algorithm: event.data.algorithm,
      };
    case 'OrderDenied': {
      const { strategyId, instrumentId, reason } = event.data;
      const topic = 'risk.order-denied.v1';
      return { topic, at, accountId, strategyId, instrumentId, code: reason.code };
    }
    case 'ModificationApproved': {
      const { revision, after } = event.data.modification;
      return { topic: 'risk.modification-approved.v1', at, revision, ticket: after.ticket };
    }
    case 'ModificationDenied': {
      const { strategyId, instrumentId, orderId, revision, denied } = event.data;
      const topic = 'risk.modification-denied.v1';
      const about = { accountId, strategyId, instrumentId, orderId };
      return { topic, at, ...about, revision, code: denied.code };
    }
    case 'CancelOrdered': {
      const { orderId, cause } = event.data;
      return { topic: 'risk.cancel-ordered.v1', at, accountId, orderId, cause };
    }
    case 'FillBooked':
      return bookingOf(event.data, accountId, at);
    case 'FlowBooked':
      return { topic: 'risk.flow.v1', at, accountId, ...event.data };
    case 'SplitBooked':
      return splitOf(event.data, accountId, at);
    case 'AccountOpened':
    case 'TargetSet':
    case 'TargetReduced':
    case 'SignalIgnored':
    case 'OrderReleased':
    case 'ModificationSettled':
    case 'InstrumentEnded':
    case 'TradingHalted':
    case 'ActivityCounted':
    case 'DeskOrderReviewed':
    case 'ProtectionFollowed':
    case 'ProtectionEnded':
    case 'TradingResumed':
    case 'KillSwitchEngaged':
    case 'ControlRefused':
    case 'SessionStarted':
    case 'RatesMarked':
      return null;
  }
};
