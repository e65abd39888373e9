import type { ExecutionAlgorithm, InstrumentId } from '@stratvector/model';
import type * as Wire from '../generated/stratvector/risk/v1/events.ts';
import type {
  BookingMessage,
  CancelOrderedMessage,
  FlowKind,
  FlowMessage,
  OrderApprovedMessage,
  OrderDeniedMessage,
  SplitMessage,
} from '../risk.ts';
import { ticketOf, ticketWire } from './ticket-wire.ts';
import { WireEnum } from './wire-enum.ts';
import { fractionText, moneyText, WireNumbers } from './wire-numbers.ts';
import type { Scales, WireReader } from './wire-reader.ts';
import { timeText } from './wire-time.ts';

const FLOW = new WireEnum<FlowKind, Wire.FlowKind>({
  deposit: 'FLOW_KIND_DEPOSIT',
  withdrawal: 'FLOW_KIND_WITHDRAWAL',
  dividend: 'FLOW_KIND_DIVIDEND',
  'cash-interest': 'FLOW_KIND_CASH_INTEREST',
  'margin-interest': 'FLOW_KIND_MARGIN_INTEREST',
  'borrow-fee': 'FLOW_KIND_BORROW_FEE',
});

const ALGORITHM = new WireEnum<ExecutionAlgorithm['kind'], Wire.AlgorithmKind>({
  twap: 'ALGORITHM_KIND_TWAP',
  vwap: 'ALGORITHM_KIND_VWAP',
  pov: 'ALGORITHM_KIND_POV',
});

const algorithmWire = (algorithm: ExecutionAlgorithm | null): Wire.Algorithm | undefined => {
  if (algorithm === null) return undefined;
  const kind = ALGORITHM.wire(algorithm.kind);
  return algorithm.kind === 'pov'
    ? { kind, participation: fractionText(algorithm.participation) }
    : { kind, bars: algorithm.bars };
};

const algorithmOf = (reader: WireReader | null): ExecutionAlgorithm | null => {
  if (reader === null) return null;
  const kind = reader.enum('kind', ALGORITHM);
  return kind === 'pov'
    ? { kind, participation: reader.fraction('participation') }
    : { kind, bars: reader.whole('bars') };
};

export const approvedWire = (
  message: OrderApprovedMessage,
  scales: Scales,
): Wire.OrderApproved => ({
  at: timeText(message.at),
  ticket: ticketWire(message.ticket, scales),
  algorithm: algorithmWire(message.algorithm),
});

export const approvedOf = (reader: WireReader): OrderApprovedMessage => ({
  topic: 'risk.order-approved.v1',
  at: reader.time('at'),
  ticket: ticketOf(reader.message('ticket')),
  algorithm: algorithmOf(reader.messageOrNull('algorithm')),
});

export const deniedWire = (message: OrderDeniedMessage): Wire.OrderDenied => ({
  at: timeText(message.at),
  accountId: message.accountId,
  strategyId: message.strategyId,
  instrumentId: message.instrumentId,
  code: message.code,
});

export const deniedOf = (reader: WireReader): OrderDeniedMessage => ({
  topic: 'risk.order-denied.v1',
  at: reader.time('at'),
  accountId: reader.id('accountId'),
  strategyId: reader.id('strategyId'),
  instrumentId: reader.id('instrumentId'),
  code: reader.id('code'),
});

export const cancelWire = (message: CancelOrderedMessage): Wire.CancelOrdered => ({
  at: timeText(message.at),
  accountId: message.accountId,
  orderId: message.orderId,
  cause: message.cause,
});

export const cancelOf = (reader: WireReader): CancelOrderedMessage => ({
  topic: 'risk.cancel-ordered.v1',
  at: reader.time('at'),
  accountId: reader.id('accountId'),
  orderId: reader.id('orderId'),
  cause: reader.text('cause'),
});

export const bookingWire = (message: BookingMessage, scales: Scales): Wire.Booking => {
  const numbers = new WireNumbers(message.instrumentId, scales);
  return {
    at: timeText(message.at),
    accountId: message.accountId,
    strategyId: message.strategyId,
    instrumentId: message.instrumentId,
    orderId: message.orderId,
    quantity: numbers.quantity(message.quantity),
    price: numbers.price(message.price),
    commission: moneyText(message.commission),
    fees: moneyText(message.fees),
    realized: moneyText(message.realized),
    positionAfter: numbers.quantity(message.positionAfter),
    costAfter: moneyText(message.costAfter),
    cashAfter: moneyText(message.cashAfter),
  };
};

export const bookingOf = (reader: WireReader): BookingMessage => {
  const instrumentId = reader.id<InstrumentId>('instrumentId');
  return {
    topic: 'risk.booking.v1',
    at: reader.time('at'),
    accountId: reader.id('accountId'),
    strategyId: reader.id('strategyId'),
    instrumentId,
    orderId: reader.id('orderId'),
    quantity: reader.quantity('quantity', instrumentId),
    price: reader.price('price', instrumentId),
    commission: reader.money('commission'),
    fees: reader.money('fees'),
    realized: reader.money('realized'),
    positionAfter: reader.quantity('positionAfter', instrumentId),
    costAfter: reader.money('costAfter'),
    cashAfter: reader.money('cashAfter'),
  };
};

export const flowWire = (message: FlowMessage): Wire.Flow => ({
  at: timeText(message.at),
  accountId: message.accountId,
  kind: FLOW.wire(message.kind),
  strategyId: message.strategyId ?? undefined,
  instrumentId: message.instrumentId ?? undefined,
  amount: moneyText(message.amount),
  cashAfter: moneyText(message.cashAfter),
});

export const flowOf = (reader: WireReader): FlowMessage => ({
  topic: 'risk.flow.v1',
  at: reader.time('at'),
  accountId: reader.id('accountId'),
  kind: reader.enum('kind', FLOW),
  strategyId: reader.idOrNull('strategyId'),
  instrumentId: reader.idOrNull('instrumentId'),
  amount: reader.money('amount'),
  cashAfter: reader.money('cashAfter'),
});

export const splitWire = (message: SplitMessage, scales: Scales): Wire.Split => ({
  at: timeText(message.at),
  accountId: message.accountId,
  strategyId: message.strategyId,
  instrumentId: message.instrumentId,
  numerator: message.numerator.toString(),
  denominator: message.denominator.toString(),
  positionAfter: new WireNumbers(message.instrumentId, scales).quantity(message.positionAfter),
  costAfter: moneyText(message.costAfter),
  cashInLieu: moneyText(message.cashInLieu),
  realized: moneyText(message.realized),
  cashAfter: moneyText(message.cashAfter),
});

export const splitOf = (reader: WireReader): SplitMessage => {
  const instrumentId = reader.id<InstrumentId>('instrumentId');
  return {
    topic: 'risk.split.v1',
    at: reader.time('at'),
    accountId: reader.id('accountId'),
    strategyId: reader.id('strategyId'),
    instrumentId,
    numerator: reader.count('numerator'),
    denominator: reader.count('denominator'),
    positionAfter: reader.quantity('positionAfter', instrumentId),
    costAfter: reader.money('costAfter'),
    cashInLieu: reader.money('cashInLieu'),
    realized: reader.money('realized'),
    cashAfter: reader.money('cashAfter'),
  };
};
