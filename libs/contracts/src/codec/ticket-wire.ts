import type {
  Bracket,
  InstrumentId,
  OrderRole,
  OrderSide,
  OrderTicket,
  OrderType,
  Protection,
  TimeInForce,
  Trail,
} from '@stratvector/model';
import type * as Wire from '../generated/stratvector/trading/v1/order.ts';
import { WireEnum } from './wire-enum.ts';
import { fractionText, optional, WireNumbers } from './wire-numbers.ts';
import type { Scales, WireReader } from './wire-reader.ts';
import { timeText } from './wire-time.ts';

export const SIDE = new WireEnum<OrderSide, Wire.OrderSide>({
  buy: 'ORDER_SIDE_BUY',
  sell: 'ORDER_SIDE_SELL',
});
export const TYPE = new WireEnum<OrderType, Wire.OrderType>({
  market: 'ORDER_TYPE_MARKET',
  limit: 'ORDER_TYPE_LIMIT',
  stop: 'ORDER_TYPE_STOP',
  'stop-limit': 'ORDER_TYPE_STOP_LIMIT',
  'trailing-stop': 'ORDER_TYPE_TRAILING_STOP',
});
export const TIME_IN_FORCE = new WireEnum<TimeInForce, Wire.TimeInForce>({
  DAY: 'TIME_IN_FORCE_DAY',
  GTC: 'TIME_IN_FORCE_GTC',
  GTD: 'TIME_IN_FORCE_GTD',
  IOC: 'TIME_IN_FORCE_IOC',
  FOK: 'TIME_IN_FORCE_FOK',
  OPG: 'TIME_IN_FORCE_OPG',
  CLS: 'TIME_IN_FORCE_CLS',
});
export const ROLE = new WireEnum<OrderRole, Wire.OrderRole>({
  entry: 'ORDER_ROLE_ENTRY',
  exit: 'ORDER_ROLE_EXIT',
  'stop-loss': 'ORDER_ROLE_STOP_LOSS',
  'take-profit': 'ORDER_ROLE_TAKE_PROFIT',
});

export const trailWire = (trail: Trail | null, numbers: WireNumbers): Wire.Trail | undefined => {
  if (trail === null) return undefined;
  return trail.kind === 'amount'
    ? { amount: numbers.price(trail.amount) }
    : { fraction: fractionText(trail.fraction) };
};

export const trailOf = (reader: WireReader | null, of: InstrumentId): Trail | null => {
  if (reader === null) return null;
  return reader.has('amount')
    ? { kind: 'amount', amount: reader.price('amount', of) }
    : { kind: 'fraction', fraction: reader.fraction('fraction') };
};

const protectionWire = (protection: Protection | null): Wire.Protection | undefined =>
  protection === null
    ? undefined
    : {
        stopLoss: optional(protection.stopLoss, fractionText),
        takeProfit: optional(protection.takeProfit, fractionText),
        trailingStop: optional(protection.trailingStop, fractionText),
      };

const protectionOf = (reader: WireReader | null): Protection | null =>
  reader && {
    stopLoss: reader.fractionOrNull('stopLoss'),
    takeProfit: reader.fractionOrNull('takeProfit'),
    trailingStop: reader.fractionOrNull('trailingStop'),
  };

const bracketWire = (bracket: Bracket | null, numbers: WireNumbers): Wire.Bracket | undefined =>
  bracket === null
    ? undefined
    : {
        stop: optional(bracket.stop, numbers.price),
        target: optional(bracket.target, numbers.price),
      };

const bracketOf = (reader: WireReader | null, of: InstrumentId): Bracket | null =>
  reader && { stop: reader.priceOrNull('stop', of), target: reader.priceOrNull('target', of) };

export const ticketWire = (ticket: OrderTicket, scales: Scales): Wire.OrderTicket => {
  const numbers = new WireNumbers(ticket.instrumentId, scales);
  return {
    clientOrderId: ticket.clientOrderId,
    parentId: ticket.parentId ?? undefined,
    accountId: ticket.accountId,
    strategyId: ticket.strategyId,
    instrumentId: ticket.instrumentId,
    side: SIDE.wire(ticket.side),
    role: ROLE.wire(ticket.role),
    type: TYPE.wire(ticket.type),
    quantity: numbers.quantity(ticket.quantity),
    limitPrice: optional(ticket.limitPrice, numbers.price),
    stopPrice: optional(ticket.stopPrice, numbers.price),
    trail: trailWire(ticket.trail, numbers),
    timeInForce: TIME_IN_FORCE.wire(ticket.timeInForce),
    goodTill: optional(ticket.goodTill, timeText),
    reduceOnly: ticket.reduceOnly,
    protection: protectionWire(ticket.protection),
    bracket: bracketWire(ticket.bracket, numbers),
    reason: ticket.reason,
    decidedAt: timeText(ticket.decidedAt),
    decisionPrice: numbers.price(ticket.decisionPrice),
  };
};

export const ticketOf = (reader: WireReader): OrderTicket => {
  const instrumentId = reader.id<InstrumentId>('instrumentId');
  return {
    clientOrderId: reader.id('clientOrderId'),
    parentId: reader.idOrNull('parentId'),
    accountId: reader.id('accountId'),
    strategyId: reader.id('strategyId'),
    instrumentId,
    side: reader.enum('side', SIDE),
    role: reader.enum('role', ROLE),
    type: reader.enum('type', TYPE),
    quantity: reader.quantity('quantity', instrumentId),
    limitPrice: reader.priceOrNull('limitPrice', instrumentId),
    stopPrice: reader.priceOrNull('stopPrice', instrumentId),
    trail: trailOf(reader.messageOrNull('trail'), instrumentId),
    timeInForce: reader.enum('timeInForce', TIME_IN_FORCE),
    goodTill: reader.timeOrNull('goodTill'),
    reduceOnly: reader.flag('reduceOnly'),
    protection: protectionOf(reader.messageOrNull('protection')),
    bracket: bracketOf(reader.messageOrNull('bracket'), instrumentId),
    reason: reader.text('reason'),
    decidedAt: reader.time('decidedAt'),
    decisionPrice: reader.price('decisionPrice', instrumentId),
  };
};
