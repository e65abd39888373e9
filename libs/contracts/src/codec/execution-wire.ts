import type {
  CancellationCode,
  FillMoment,
  InstrumentId,
  Quantity,
  RejectionCode,
  VenueFill,
} from '@stratvector/model';
import type * as Wire from '../generated/stratvector/execution/v1/events.ts';
import type { OrderFact, OrderFactMessage } from '../execution.ts';
import { ROLE, SIDE } from './ticket-wire.ts';
import { WireEnum } from './wire-enum.ts';
import { moneyText, optional, WireNumbers } from './wire-numbers.ts';
import type { Scales, WireReader } from './wire-reader.ts';
import { timeText } from './wire-time.ts';

const KIND = new WireEnum<OrderFact['kind'], Wire.FactKind>({
  submitted: 'FACT_KIND_SUBMITTED',
  accepted: 'FACT_KIND_ACCEPTED',
  rejected: 'FACT_KIND_REJECTED',
  armed: 'FACT_KIND_ARMED',
  updated: 'FACT_KIND_UPDATED',
  modified: 'FACT_KIND_MODIFIED',
  'modify-rejected': 'FACT_KIND_MODIFY_REJECTED',
  filled: 'FACT_KIND_FILLED',
  canceled: 'FACT_KIND_CANCELED',
  expired: 'FACT_KIND_EXPIRED',
  unknown: 'FACT_KIND_UNKNOWN',
  busted: 'FACT_KIND_BUSTED',
  charged: 'FACT_KIND_CHARGED',
  closed: 'FACT_KIND_CLOSED',
});
const MOMENT = new WireEnum<FillMoment, Wire.FillMoment>({
  open: 'FILL_MOMENT_OPEN',
  inside: 'FILL_MOMENT_INSIDE',
  close: 'FILL_MOMENT_CLOSE',
});

const fillWire = (fill: VenueFill, numbers: WireNumbers): Wire.Fill => ({
  tradeId: fill.tradeId,
  quantity: numbers.quantity(fill.quantity),
  price: numbers.price(fill.price),
  commission: moneyText(fill.commission),
  fees: moneyText(fill.fees),
  slippage: moneyText(fill.slippage),
  moment: MOMENT.wire(fill.moment),
  barOpenTime: timeText(fill.barOpenTime),
  policyDecided: fill.policyDecided,
});

const fillOf = (reader: WireReader, of: InstrumentId): VenueFill => ({
  tradeId: reader.id('tradeId'),
  quantity: reader.quantity('quantity', of),
  price: reader.price('price', of),
  commission: reader.money('commission'),
  fees: reader.money('fees'),
  slippage: reader.money('slippage'),
  moment: reader.enum('moment', MOMENT),
  barOpenTime: reader.time('barOpenTime'),
  policyDecided: reader.flag('policyDecided'),
});

type FactWire = Pick<
  Wire.OrderFact,
  'code' | 'quantity' | 'limitPrice' | 'stopPrice' | 'fill' | 'cumulative' | 'revision' | 'charge'
>;
type Standing = Omit<Extract<OrderFact, { kind: 'armed' }>, 'kind'>;

const standingWire = (standing: Standing, numbers: WireNumbers): FactWire => ({
  quantity: numbers.quantity(standing.quantity),
  limitPrice: optional(standing.limitPrice, numbers.price),
  stopPrice: optional(standing.stopPrice, numbers.price),
  fill: undefined,
  charge: undefined,
});

const standingOf = (reader: WireReader, of: InstrumentId): Standing => ({
  quantity: reader.quantity('quantity', of),
  limitPrice: reader.priceOrNull('limitPrice', of),
  stopPrice: reader.priceOrNull('stopPrice', of),
});

type Closed = Extract<OrderFact, { kind: 'closed' }>;
type Charged = Extract<OrderFact, { kind: 'charged' }>;

const chargeWire = ({ tradeId, commission, fees }: Charged): Wire.Charge => ({
  tradeId,
  commission: moneyText(commission),
  fees: moneyText(fees),
});

const factWire = (fact: OrderFact, numbers: WireNumbers): FactWire => {
  switch (fact.kind) {
    case 'submitted':
    case 'accepted':
      return { fill: undefined, charge: undefined };
    case 'armed':
    case 'updated':
      return standingWire(fact, numbers);
    case 'modified':
      return { ...standingWire(fact, numbers), revision: fact.revision };
    case 'modify-rejected':
      return { code: fact.code, fill: undefined, charge: undefined, revision: fact.revision };
    case 'filled':
    case 'busted':
      return {
        fill: fillWire(fact.fill, numbers),
        charge: undefined,
        cumulative: numbers.quantity(fact.cumulative),
      };
    case 'canceled':
    case 'closed':
    case 'rejected':
      return {
        code: fact.code,
        fill: undefined,
        charge: undefined,
        cumulative: numbers.quantity(fact.cumulative),
      };
    case 'expired':
      return { fill: undefined, charge: undefined, cumulative: numbers.quantity(fact.cumulative) };
    case 'unknown':
      return { code: fact.cause, fill: undefined, charge: undefined };
    case 'charged':
      return { fill: undefined, charge: chargeWire(fact) };
  }
};

/** A publisher that does not say it yet rejected what had not filled. */
const cumulativeOf = (reader: WireReader, of: InstrumentId): Quantity =>
  reader.quantityOrNull('cumulative', of) ?? (0n as Quantity);

const factOf = (reader: WireReader, of: InstrumentId): OrderFact => {
  const kind = reader.enum('kind', KIND);
  switch (kind) {
    case 'submitted':
    case 'accepted':
      return { kind };
    case 'rejected': {
      const code = reader.id<RejectionCode | 'EXCEEDS_APPROVAL'>('code');
      return { kind, code, cumulative: cumulativeOf(reader, of) };
    }
    case 'armed':
    case 'updated':
      return { kind, ...standingOf(reader, of) };
    case 'modified':
      return { kind, revision: reader.whole('revision'), ...standingOf(reader, of) };
    case 'modify-rejected':
      return { kind, revision: reader.whole('revision'), code: reader.id('code') };
    case 'filled':
    case 'busted': {
      const fill = fillOf(reader.message('fill'), of);
      return { kind, fill, cumulative: reader.quantity('cumulative', of) };
    }
    case 'canceled': {
      const code = reader.id<CancellationCode>('code');
      return { kind, code, cumulative: reader.quantity('cumulative', of) };
    }
    case 'expired':
      return { kind, cumulative: reader.quantity('cumulative', of) };
    case 'unknown':
      return { kind, cause: reader.id('code') };
    case 'closed': {
      const code = reader.id<Closed['code']>('code');
      return { kind, code, cumulative: reader.quantity('cumulative', of) };
    }
    case 'charged': {
      const charge = reader.message('charge');
      return {
        kind,
        tradeId: charge.id('tradeId'),
        commission: charge.money('commission'),
        fees: charge.money('fees'),
      };
    }
  }
};

export const orderFactWire = (message: OrderFactMessage, scales: Scales): Wire.OrderFact => {
  const numbers = new WireNumbers(message.instrumentId, scales);
  return {
    at: timeText(message.at),
    accountId: message.accountId,
    strategyId: message.strategyId,
    instrumentId: message.instrumentId,
    orderId: message.orderId,
    parentId: message.parentId ?? undefined,
    side: SIDE.wire(message.side),
    role: ROLE.wire(message.role),
    decisionPrice: numbers.price(message.decisionPrice),
    kind: KIND.wire(message.fact.kind),
    ...factWire(message.fact, numbers),
  };
};

export const orderFactOf = (reader: WireReader): OrderFactMessage => {
  const instrumentId = reader.id<InstrumentId>('instrumentId');
  return {
    topic: 'execution.order.v1',
    at: reader.time('at'),
    accountId: reader.id('accountId'),
    strategyId: reader.id('strategyId'),
    instrumentId,
    orderId: reader.id('orderId'),
    parentId: reader.idOrNull('parentId'),
    side: reader.enum('side', SIDE),
    role: reader.enum('role', ROLE),
    decisionPrice: reader.price('decisionPrice', instrumentId),
    fact: factOf(reader, instrumentId),
  };
};
