import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { ClientOrderId, TradeId, VenueFill, VenueOrderId } from '@stratvector/model';
import type { BreakMessage, OrderFact, OrderFactMessage } from '../execution.ts';
import {
  named,
  orNull,
  time,
  price,
  quantity,
  money,
  instrument,
  side,
  role,
  about,
} from './field.fixture.ts';

/** What execution may publish. */

const fill: Arbitrary<VenueFill> = fc.record({
  tradeId: named<TradeId>(),
  quantity,
  price,
  commission: money,
  fees: money,
  slippage: money,
  moment: fc.constantFrom('open' as const, 'inside', 'close'),
  barOpenTime: time,
  policyDecided: fc.boolean(),
});

const fact: Arbitrary<OrderFact> = fc.oneof(
  fc.record({ kind: fc.constantFrom('submitted' as const, 'accepted' as const) }),
  fc.record({
    kind: fc.constant('rejected' as const),
    code: fc.constant('PRICE_OFF_TICK' as const),
    cumulative: quantity,
  }),
  fc.record({
    kind: fc.constantFrom('armed' as const, 'updated' as const),
    quantity,
    limitPrice: orNull(price),
    stopPrice: orNull(price),
  }),
  fc.record({
    kind: fc.constant('modified' as const),
    revision: fc.nat(),
    quantity,
    limitPrice: orNull(price),
    stopPrice: orNull(price),
  }),
  fc.record({
    kind: fc.constant('modify-rejected' as const),
    revision: fc.nat(),
    code: named<string>(),
  }),
  fc.record({
    kind: fc.constantFrom('filled' as const, 'busted' as const),
    fill,
    cumulative: quantity,
  }),
  fc.record({ kind: fc.constant('unknown' as const), cause: named<string>() }),
  fc.record({
    kind: fc.constant('closed' as const),
    code: fc.constantFrom('NOT_AT_VENUE' as const, 'FILLED', 'RESOLVED'),
    cumulative: quantity,
  }),
  fc.record({
    kind: fc.constant('charged' as const),
    tradeId: named<TradeId>(),
    commission: money,
    fees: money,
  }),
  fc.record({
    kind: fc.constant('canceled' as const),
    code: fc.constantFrom('REQUESTED' as const, 'OCO_FILLED'),
    cumulative: quantity,
  }),
  fc.record({ kind: fc.constant('expired' as const), cumulative: quantity }),
);

export const facts: Arbitrary<OrderFactMessage> = fc.record({
  ...about,
  topic: fc.constant('execution.order.v1' as const),
  at: time,
  orderId: named<ClientOrderId>(),
  parentId: orNull(named<ClientOrderId>()),
  side,
  role,
  decisionPrice: price,
  fact,
});

export const anyBreak: Arbitrary<BreakMessage> = fc
  .record({
    topic: fc.constant('execution.break.v1' as const),
    at: time,
    accountId: about.accountId,
    state: fc.constantFrom('opened' as const, 'changed', 'closed'),
    breakId: named<string>(),
    kind: fc.constantFrom(
      'ORDER_ABSENT' as const,
      'ORDER_STILL_OPEN',
      'ORDER_NOT_OURS',
      'ORDER_TWICE',
      'FILLS_DIFFER',
      'EXECUTION_UNMATCHED',
      'POSITION_DIFFERS',
    ),
    instrumentId: orNull(instrument),
    orderId: orNull(named<ClientOrderId>()),
    venueOrderId: orNull(named<VenueOrderId>()),
    tradeId: orNull(named<TradeId>()),
    ours: orNull(quantity),
    venues: orNull(quantity),
  })
  .map((one) => (one.instrumentId === null ? { ...one, ours: null, venues: null } : one));
