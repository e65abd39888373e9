import type { Intent, OrderChange, OrderIdea, Signal } from '@stratvector/contracts';
import type { FillFact, OrderEnd } from '@stratvector/domain-execution';
import type { DeniedReason, KillScope, Latch, LatchCause } from '@stratvector/domain-risk';
import type { SetTimer } from '@stratvector/domain-strategy';
import type {
  Bracket,
  ExecutionAlgorithm,
  OrderModification,
  OrderTicket,
  Protection,
  Trail,
} from '@stratvector/model';
import fc from 'fast-check';
import type { DataOf, LoggedType } from './logged.ts';

/** Values of the fields that events have, for their rows in the fixtures beside this one. */

/** Arbitrary values of a type: each field has to be there to compile. */
export type Fields<Value> = {
  readonly [Field in keyof Required<Value>]: fc.Arbitrary<Value[Field]>;
};

/** Objects as code makes them. */
export const PLAIN = { noNullPrototype: true } as const;

export const record = <Value extends object>(fields: Fields<Value>): fc.Arbitrary<Value> =>
  // fast-check gives all the fields it is given, which its type leaves open.
  fc.record(fields, PLAIN).map((value) => value as unknown as Value);

const LARGEST = 2n ** 63n - 1n;
/** Whatever is counted in 64 bits, its bounds and zero often. */
export const count = <Count extends bigint>(): fc.Arbitrary<Count> =>
  fc.oneof(
    fc.constantFrom(0n, 1n, -1n, LARGEST, -LARGEST - 1n),
    fc.bigInt({ min: -LARGEST - 1n, max: LARGEST }),
  ) as unknown as fc.Arbitrary<Count>;
export const countOrNull = <Count extends bigint>(): fc.Arbitrary<Count | null> =>
  fc.option(count<Count>());
/** Few of them, so that the same one comes again. */
export const id = <Id extends string>(): fc.Arbitrary<Id> =>
  fc.oneof(
    fc.constantFrom('', 'A', 'B', 'A-1', 'A-1.SL', 'A-1.TP'),
    fc.string(),
  ) as unknown as fc.Arbitrary<Id>;
export const idOrNull = <Id extends string>(): fc.Arbitrary<Id | null> => fc.option(id<Id>());
export const figure = fc.double();
export const place = fc.nat(1000);

export const SIDE = fc.constantFrom<OrderTicket['side']>('buy', 'sell');
const TYPE = fc.constantFrom<OrderTicket['type']>(
  ...(['market', 'limit', 'stop', 'stop-limit', 'trailing-stop'] as const),
);
const TIME_IN_FORCE = fc.constantFrom<OrderTicket['timeInForce']>(
  ...(['DAY', 'GTC', 'GTD', 'IOC', 'FOK', 'OPG', 'CLS'] as const),
);
export const ROLE = fc.constantFrom<OrderTicket['role']>(
  'entry',
  'exit',
  'stop-loss',
  'take-profit',
);

const trail: fc.Arbitrary<Trail | null> = fc.option(
  fc.oneof(
    record<Extract<Trail, { kind: 'amount' }>>({ kind: fc.constant('amount'), amount: count() }),
    record<Extract<Trail, { kind: 'fraction' }>>({
      kind: fc.constant('fraction'),
      fraction: count(),
    }),
  ),
);

export const ticket = record<OrderTicket>({
  clientOrderId: id(),
  parentId: idOrNull(),
  accountId: id(),
  strategyId: id(),
  instrumentId: id(),
  side: SIDE,
  role: ROLE,
  type: TYPE,
  quantity: count(),
  limitPrice: countOrNull(),
  stopPrice: countOrNull(),
  trail,
  timeInForce: TIME_IN_FORCE,
  goodTill: countOrNull(),
  reduceOnly: fc.boolean(),
  protection: fc.option(
    record<Protection>({
      stopLoss: countOrNull(),
      takeProfit: countOrNull(),
      trailingStop: countOrNull(),
    }),
  ),
  bracket: fc.option(record<Bracket>({ stop: countOrNull(), target: countOrNull() })),
  reason: id(),
  decidedAt: count(),
  decisionPrice: count(),
});

export const algorithm: fc.Arbitrary<ExecutionAlgorithm> = fc.oneof(
  record<{ kind: 'twap'; bars: number }>({ kind: fc.constant('twap'), bars: place }),
  record<{ kind: 'vwap'; bars: number }>({ kind: fc.constant('vwap'), bars: place }),
  record<Extract<ExecutionAlgorithm, { kind: 'pov' }>>({
    kind: fc.constant('pov'),
    participation: count(),
  }),
);

export const orderEnd: fc.Arbitrary<OrderEnd> = fc.oneof(
  fc.constant<OrderEnd>({ as: 'expired' }),
  fc.constant<OrderEnd>({ as: 'canceled', code: 'REQUESTED' }),
  fc.constant<OrderEnd>({ as: 'rejected', code: 'EXCEEDS_APPROVAL' }),
);

const idea = record<OrderIdea>({
  side: SIDE,
  type: TYPE,
  quantity: countOrNull(),
  riskFraction: countOrNull(),
  limitPrice: countOrNull(),
  stopPrice: countOrNull(),
  trail,
  timeInForce: fc.option(TIME_IN_FORCE),
  goodTill: countOrNull(),
  bracketStop: countOrNull(),
  bracketTarget: countOrNull(),
});

const intent: fc.Arbitrary<Intent> = fc.oneof(
  record<Extract<Intent, { kind: 'direction' }>>({
    kind: fc.constant('direction'),
    direction: fc.constantFrom(-1, 0, 1),
  }),
  record<Extract<Intent, { kind: 'weight' }>>({ kind: fc.constant('weight'), weight: count() }),
  record<Extract<Intent, { kind: 'order' }>>({ kind: fc.constant('order'), idea }),
  record<Extract<Intent, { kind: 'change' }>>({
    kind: fc.constant('change'),
    change: record<OrderChange>({
      name: id(),
      quantity: countOrNull(),
      limitPrice: countOrNull(),
      stopPrice: countOrNull(),
    }),
  }),
);

export const signal = record<Signal>({
  instrumentId: id(),
  intent,
  reason: id(),
  decisionPrice: count(),
  barSequence: figure,
  volatility: countOrNull(),
  validUntil: countOrNull(),
});

export const fill = record<FillFact>({
  type: fc.constant('OrderFilled'),
  at: count(),
  orderId: id(),
  tradeId: id(),
  quantity: count(),
  price: count(),
  commission: count(),
  fees: count(),
  slippage: count(),
  moment: fc.constantFrom('open', 'inside', 'close'),
  barOpenTime: count(),
  policyDecided: fc.boolean(),
});

type Coded<Code extends DeniedReason['code']> = Extract<DeniedReason, { code: Code }>;
type Reasons = {
  readonly [Code in DeniedReason['code']]: fc.Arbitrary<Omit<Coded<Code>, 'code'>>;
};

const nothing = fc.constant({});
const REASONS: Reasons = {
  ACCOUNT_UNOPENED: nothing,
  INSTRUMENT_UNKNOWN: nothing,
  STRATEGY_UNKNOWN: nothing,
  DUPLICATE_ORDER: fc.record({ earlier: id(), ageMs: figure, windowMs: figure }, PLAIN),
  ORDER_UNKNOWN: nothing,
  ORDER_ENDING: nothing,
  ORDER_SLICED: nothing,
  MODIFICATION_PENDING: fc.record({ revision: figure }, PLAIN),
  REVISION_STALE: fc.record({ revision: figure, seen: figure }, PLAIN),
  QUANTITY_NOT_ABOVE_FILLED: fc.record({ quantity: count(), filled: count() }, PLAIN),
  QUANTITY_OF_TARGET: fc.record({ quantity: count() }, PLAIN),
  PRICE_OF_OTHER_TYPE: fc.record({ type: id() }, PLAIN),
  REDUCES_MORE_THAN_HELD: fc.record({ quantity: count(), held: count() }, PLAIN),
  POSITION_EXCEEDS_MAX: fc.record({ position: count(), max: count() }, PLAIN),
  DATA_ENDED: nothing,
  DELISTED: nothing,
  INSTRUMENT_RESTRICTED: nothing,
  MARK_MISSING: nothing,
  MARK_STALE: fc.record({ ageMs: figure, maxMs: figure }, PLAIN),
  EXCHANGE_RATE_MISSING: fc.record({ currency: id() }, PLAIN),
  EXCHANGE_RATE_STALE: fc.record({ currency: id(), ageMs: figure, maxMs: figure }, PLAIN),
  SIZE_UNDEFINED: fc.record({ missing: id() }, PLAIN),
  QUANTITY_NOT_POSITIVE: fc.record({ quantity: count() }, PLAIN),
  NOTIONAL_OUT_OF_RANGE: fc.record({ quantity: count(), price: count() }, PLAIN),
  ORDER_QUANTITY_EXCEEDS_MAX: fc.record({ quantity: count(), max: count() }, PLAIN),
  ORDER_NOTIONAL_EXCEEDS_MAX: fc.record({ notional: count(), max: count() }, PLAIN),
  BASKET_NOTIONAL_EXCEEDS_MAX: fc.record({ notional: count(), max: count() }, PLAIN),
  PRICE_OUTSIDE_COLLAR: fc.record({ price: count(), bound: count() }, PLAIN),
  PRICE_OUTSIDE_WINDOW_COLLAR: fc.record(
    { price: count(), bound: count(), reference: count() },
    PLAIN,
  ),
  BRACKET_ON_WRONG_SIDE: fc.record({ entry: count(), level: count() }, PLAIN),
  TRADING_HALTED: fc.record({ cause: id(), scope: id() }, PLAIN),
  SHORT_NOT_ALLOWED: nothing,
  POSITIONS_EXCEED_MAX: fc.record({ positions: figure, max: figure }, PLAIN),
  GROSS_EXPOSURE_EXCEEDS_MAX: fc.record({ gross: count(), max: count() }, PLAIN),
  NET_EXPOSURE_EXCEEDS_MAX: fc.record({ net: count(), max: count() }, PLAIN),
  NOTIONAL_EXCEEDS_FREE_BALANCE: fc.record({ notional: count(), free: count() }, PLAIN),
  VAR_EXCEEDS_MAX: fc.record({ measure: id(), value: count(), max: count() }, PLAIN),
  SELF_TRADE: fc.record({ against: id() }, PLAIN),
};

export const reason: fc.Arbitrary<DeniedReason> = fc.oneof(
  ...Object.entries(REASONS).map(([code, fields]) =>
    // The code and the fields of its own row belong together.
    fields.map((data) => ({ code, ...data }) as DeniedReason),
  ),
);

type About = Pick<DataOf<'SignalIgnored'>, 'slot' | 'strategyId' | 'instrumentId'>;
export const about: Fields<About> = { slot: place, strategyId: id(), instrumentId: id() };
export const lots = fc.array(
  record<DataOf<'FillBooked'>['lotsAfter'][number]>({ quantity: count(), cost: count() }),
);

export const timer = record<SetTimer>({ name: id(), at: count() });

export const LATCH_CAUSE = fc.constantFrom<LatchCause>(
  ...([
    'MAX_DAILY_LOSS',
    'MAX_DRAWDOWN',
    'MAX_EXECUTIONS',
    'MAX_ORDER_TO_TRADE_RATIO',
    'MAX_FILLS_PER_MINUTE',
    'MAX_REJECT_RATE',
    'KILL_SWITCH',
  ] as const),
);
export const LATCH_EFFECT = fc.constantFrom<Latch['effect']>('reduce-only', 'block');
export const latchScope: fc.Arbitrary<Latch['scope']> = fc.oneof(
  fc.constant({ kind: 'account' } as const),
  record<Extract<Latch['scope'], { kind: 'strategy' }>>({
    kind: fc.constant('strategy'),
    strategyId: id(),
  }),
  record<Extract<Latch['scope'], { kind: 'position' }>>({
    kind: fc.constant('position'),
    strategyId: id(),
    instrumentId: id(),
  }),
);
export const killScope: fc.Arbitrary<KillScope> = fc.oneof(
  latchScope,
  record<Extract<KillScope, { kind: 'order' }>>({
    kind: fc.constant('order'),
    strategyId: id(),
    instrumentId: id(),
    orderId: id(),
  }),
);

export const change = record<OrderModification>({
  quantity: count(),
  limitPrice: countOrNull(),
  stopPrice: countOrNull(),
});
export type Modification = DataOf<'ModificationApproved'>['modification'];
export const terms = record<Modification['before']>({
  ticket,
  opening: count(),
  reserved: count(),
  exposure: count(),
});

/** A row for each of these types, and no field of it left out. */
export type Datas<Type extends LoggedType> = { readonly [Each in Type]: Fields<DataOf<Each>> };
