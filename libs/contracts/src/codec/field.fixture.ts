import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Timestamp } from '@stratvector/kernel';
import type {
  AccountId,
  Bracket,
  ClientOrderId,
  ExecutionAlgorithm,
  Fraction,
  InstrumentId,
  Money,
  OrderTicket,
  Price,
  Protection,
  Quantity,
  StrategyId,
  Trail,
} from '@stratvector/model';
import type { Scales } from './wire-reader.ts';

/** Values of the fields that messages have. */

export const INT64 = { min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n };
const counted = <Value extends bigint>(): Arbitrary<Value> =>
  fc.bigInt(INT64).map((count) => count as Value);
export const named = <Name extends string>(): Arbitrary<Name> =>
  fc.string({ minLength: 1 }).map((text) => text as Name);
export const orNull = <Value>(some: Arbitrary<Value>): Arbitrary<Value | null> =>
  fc.option(some, { nil: null });

// From 1700 to 2260: what 64 bits of nanoseconds hold.
export const time = fc
  .bigInt({ min: -8_500_000_000n, max: 9_200_000_000n })
  .chain((seconds) =>
    fc
      .bigInt({ min: 0n, max: 999_999_999n })
      .map((nanoseconds) => (seconds * 1_000_000_000n + nanoseconds) as Timestamp),
  );
export const price = counted<Price>();
export const quantity = counted<Quantity>();
export const money = counted<Money>();
export const fraction = counted<Fraction>();
export const instrument = fc.constantFrom('AAPL', 'EURUSD', 'BTC').map((id) => id as InstrumentId);

const SCALES = new Map([
  ['AAPL', { priceDecimals: 6, quantityDecimals: 0 }],
  ['EURUSD', { priceDecimals: 9, quantityDecimals: 2 }],
  ['BTC', { priceDecimals: 2, quantityDecimals: 8 }],
]);
export const scales: Scales = (id) => SCALES.get(id);

export const side = fc.constantFrom('buy' as const, 'sell' as const);
export const role = fc.constantFrom('entry' as const, 'exit', 'stop-loss', 'take-profit');
export const type = fc.constantFrom(
  'market' as const,
  'limit',
  'stop',
  'stop-limit',
  'trailing-stop',
);
export const force = fc.constantFrom('DAY' as const, 'GTC', 'GTD', 'IOC', 'FOK', 'OPG', 'CLS');

export const trail: Arbitrary<Trail> = fc.oneof(
  fc.record({ kind: fc.constant('amount' as const), amount: price }),
  fc.record({ kind: fc.constant('fraction' as const), fraction }),
);
const protection: Arbitrary<Protection> = fc.record({
  stopLoss: orNull(fraction),
  takeProfit: orNull(fraction),
  trailingStop: orNull(fraction),
});
const bracket: Arbitrary<Bracket> = fc.record({ stop: orNull(price), target: orNull(price) });

export const about = {
  accountId: named<AccountId>(),
  strategyId: named<StrategyId>(),
  instrumentId: instrument,
};

export const ticket: Arbitrary<OrderTicket> = fc.record({
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

export const algorithm: Arbitrary<ExecutionAlgorithm> = fc.oneof(
  fc.record({ kind: fc.constantFrom('twap' as const, 'vwap' as const), bars: fc.nat() }),
  fc.record({ kind: fc.constant('pov' as const), participation: fraction }),
);
