import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { AccountId, ClientOrderId, InstantBar } from '@stratvector/model';
import type { InstantHandledMessage } from '../handled.ts';
import type { InstantMessage } from '../market-data.ts';
import type { RiskMessage } from '../risk.ts';
import type { Intent, OrderIdea, Signal, SignalsRaised } from '../strategy.ts';
import type { ContractMessage } from './codec.ts';
import { anyBreak, facts } from './execution-message.fixture.ts';
import {
  INT64,
  named,
  orNull,
  time,
  price,
  quantity,
  money,
  fraction,
  instrument,
  side,
  type,
  force,
  trail,
  about,
  ticket,
  algorithm,
} from './field.fixture.ts';

/** Any message that a context may publish, for the law that what is decoded is what was encoded. */

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
    costAfter: money,
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
    costAfter: money,
    cashInLieu: money,
    realized: money,
    cashAfter: money,
  }),
);

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
  anyBreak,
  handled,
);
