import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Timestamp } from '@stratvector/kernel';
import type {
  AccountId,
  Bracket,
  ClientOrderId,
  ExecutionAlgorithm,
  Fraction,
  InstantBar,
  InstrumentId,
  Money,
  OrderTicket,
  Price,
  Protection,
  Quantity,
  StrategyId,
  TradeId,
  Trail,
  VenueFill,
} from '@stratvector/model';
import type { OrderFact, OrderFactMessage } from '../execution.ts';
import type { InstantHandledMessage } from '../handled.ts';
import type { InstantMessage } from '../market-data.ts';
import type { RiskMessage } from '../risk.ts';
import type { Intent, OrderIdea, Signal, SignalsRaised } from '../strategy.ts';
import type { ContractMessage } from './codec.ts';
import type { Scales } from './wire-reader.ts';

/** Any message that a context may publish, for the law that what is decoded is what was encoded. */

const INT64 = { min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n };
const counted = <Value extends bigint>(): Arbitrary<Value> =>
  fc.bigInt(INT64).map((count) => count as Value);
const named = <Name extends string>(): Arbitrary<Name> =>
  fc.string({ minLength: 1 }).map((text) => text as Name);
const orNull = <Value>(some: Arbitrary<Value>): Arbitrary<Value | null> =>
  fc.option(some, { nil: null });

// From 1700 to 2260: what 64 bits of nanoseconds hold.
const time = fc
  .bigInt({ min: -8_500_000_000n, max: 9_200_000_000n })
  .chain((seconds) =>
    fc
      .bigInt({ min: 0n, max: 999_999_999n })
      .map((nanoseconds) => (seconds * 1_000_000_000n + nanoseconds) as Timestamp),
  );
const price = counted<Price>();
const quantity = counted<Quantity>();
const money = counted<Money>();
const fraction = counted<Fraction>();
const instrument = fc.constantFrom('AAPL', 'EURUSD', 'BTC').map((id) => id as InstrumentId);

const SCALES = new Map([
  ['AAPL', { priceDecimals: 6, quantityDecimals: 0 }],
  ['EURUSD', { priceDecimals: 9, quantityDecimals: 2 }],
  ['BTC', { priceDecimals: 2, quantityDecimals: 8 }],
]);
export const scales: Scales = (id) => SCALES.get(id);

const side = fc.constantFrom('buy' as const, 'sell' as const);
const role = fc.constantFrom('entry' as const, 'exit', 'stop-loss', 'take-profit');
const type = fc.constantFrom('market' as const, 'limit', 'stop', 'stop-limit', 'trailing-stop');
const force = fc.constantFrom('DAY' as const, 'GTC', 'GTD', 'IOC', 'FOK', 'OPG', 'CLS');

const trail: Arbitrary<Trail> = fc.oneof(
  fc.record({ kind: fc.constant('amount' as const), amount: price }),
  fc.record({ kind: fc.constant('fraction' as const), fraction }),
);
const protection: Arbitrary<Protection> = fc.record({
  stopLoss: orNull(fraction),
  takeProfit: orNull(fraction),
  trailingStop: orNull(fraction),
});
const bracket: Arbitrary<Bracket> = fc.record({ stop: orNull(price), target: orNull(price) });

const about = {
  accountId: named<AccountId>(),
  strategyId: named<StrategyId>(),
  instrumentId: instrument,
};

const ticket: Arbitrary<OrderTicket> = fc.record({
  ...about,
  clientOrderId: named<ClientOrderId>(),
  parentId: orNull(named<ClientOrderId>()),
  side,
  role,
  type,
  quantity,
  limitPrice: orNull(price),
  stopPrice: orNull(price),
  trail: orNull(trail),
  timeInForce: force,
  goodTill: orNull(time),
  reduceOnly: fc.boolean(),
  protection: orNull(protection),
  bracket: orNull(bracket),
  reason: fc.string(),
  decidedAt: time,
  decisionPrice: price,
});

const algorithm: Arbitrary<ExecutionAlgorithm> = fc.oneof(
  fc.record({ kind: fc.constantFrom('twap' as const, 'vwap' as const), bars: fc.nat() }),
  fc.record({ kind: fc.constant('pov' as const), participation: fraction }),
);

const idea: Arbitrary<OrderIdea> = fc.record({
  side,
  type,
  quantity: orNull(quantity),
  riskFraction: orNull(fraction),
  limitPrice: orNull(price),
  stopPrice: orNull(price),
  trail: orNull(trail),
  timeInForce: orNull(force),
  goodTill: orNull(time),
  bracketStop: orNull(price),
  bracketTarget: orNull(price),
});

const intent: Arbitrary<Intent> = fc.oneof(
  fc.record({
    kind: fc.constant('direction' as const),
    direction: fc.constantFrom(-1 as const, 0 as const, 1 as const),
  }),
  fc.record({ kind: fc.constant('weight' as const), weight: fraction }),
  fc.record({ kind: fc.constant('order' as const), idea }),
  fc.record({
    kind: fc.constant('change' as const),
    change: fc.record({
      name: named<string>(),
      quantity: orNull(quantity),
      limitPrice: orNull(price),
      stopPrice: orNull(price),
    }),
  }),
);

const signal: Arbitrary<Signal> = fc.record({
  instrumentId: instrument,
  intent,
  reason: fc.string(),
  decisionPrice: price,
  barSequence: fc.nat(),
  volatility: orNull(fraction),
  validUntil: orNull(time),
});

const signals: Arbitrary<SignalsRaised> = fc.record({
  topic: fc.constant('strategy.signal.v1' as const),
  accountId: about.accountId,
  strategyId: about.strategyId,
  closeTime: time,
  signals: fc.array(signal, { maxLength: 3 }),
});

const risk: Arbitrary<RiskMessage> = fc.oneof(
  fc.record({
    topic: fc.constant('risk.order-approved.v1' as const),
    at: time,
    ticket,
    algorithm: orNull(algorithm),
  }),
  fc.record({
    ...about,
    topic: fc.constant('risk.order-denied.v1' as const),
    at: time,
    code: named<string>(),
  }),
  fc.record({
    topic: fc.constant('risk.cancel-ordered.v1' as const),
    at: time,
    accountId: about.accountId,
    orderId: named<ClientOrderId>(),
    cause: fc.string(),
  }),
  fc.record({
    topic: fc.constant('risk.modification-approved.v1' as const),
    at: time,
    revision: fc.nat(),
    ticket,
  }),
  fc.record({
    ...about,
    topic: fc.constant('risk.modification-denied.v1' as const),
    at: time,
    orderId: named<ClientOrderId>(),
    revision: fc.nat(),
    code: named<string>(),
  }),
  fc.record({
    ...about,
    topic: fc.constant('risk.booking.v1' as const),
    at: time,
    orderId: named<ClientOrderId>(),
    quantity,
    price,
    commission: money,
    fees: money,
    realized: money,
    positionAfter: quantity,
    cashAfter: money,
  }),
  fc.record({
    topic: fc.constant('risk.flow.v1' as const),
    at: time,
    accountId: about.accountId,
    kind: fc.constantFrom(
      'deposit' as const,
      'withdrawal',
      'dividend',
      'cash-interest',
      'margin-interest',
      'borrow-fee',
    ),
    strategyId: orNull(about.strategyId),
    instrumentId: orNull(instrument),
    amount: money,
    cashAfter: money,
  }),
  fc.record({
    ...about,
    topic: fc.constant('risk.split.v1' as const),
    at: time,
    numerator: fc.bigInt({ min: 1n, max: INT64.max }),
    denominator: fc.bigInt({ min: 1n, max: INT64.max }),
    positionAfter: quantity,
    cashAfter: money,
  }),
);

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
  fc.record({ kind: fc.constant('filled' as const), fill, cumulative: quantity }),
  fc.record({
    kind: fc.constant('canceled' as const),
    code: fc.constantFrom('REQUESTED' as const, 'OCO_FILLED'),
    cumulative: quantity,
  }),
  fc.record({ kind: fc.constant('expired' as const), cumulative: quantity }),
);

const facts: Arbitrary<OrderFactMessage> = fc.record({
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

const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((one) => !Object.is(one, -0));
const bar: Arbitrary<InstantBar> = fc.record({
  instrumentId: instrument,
  openTime: fc.integer({ min: -8_500_000_000_000, max: 9_200_000_000_000 }),
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
  hasVolume: fc.boolean(),
  firstOfSession: fc.boolean(),
  lastOfSession: fc.boolean(),
});

const instant: Arbitrary<InstantMessage> = fc.record({
  topic: fc.constant('market-data.instant.v1' as const),
  feed: named<string>(),
  sequence: fc.maxSafeNat(),
  closeTime: time,
  bars: fc.array(bar, { maxLength: 3 }),
});

const handled: Arbitrary<InstantHandledMessage> = fc.record({
  topic: fc.constantFrom(
    'execution.instant-filled.v1' as const,
    'risk.instant-booked.v1' as const,
    'risk.instant-reviewed.v1' as const,
    'execution.instant-placed.v1' as const,
  ),
  accountId: named<AccountId>(),
  closeTime: time,
});

export const anyMessage: Arbitrary<ContractMessage> = fc.oneof(
  instant,
  signals,
  risk,
  facts,
  handled,
);
