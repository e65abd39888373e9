import type { Intent, OrderChange, OrderIdea, Signal } from '@stratvector/contracts';
import type { FillFact, OrderEnd } from '@stratvector/domain-execution';
import type { Breach, DeniedReason, KillScope, Latch, LatchCause } from '@stratvector/domain-risk';
import type { SetTimer } from '@stratvector/domain-strategy';
import type { Timestamp } from '@stratvector/kernel';
import type {
  Bracket,
  ClientOrderId,
  ExecutionAlgorithm,
  OrderModification,
  OrderTicket,
  Protection,
  Quantity,
  Trail,
} from '@stratvector/model';
import fc from 'fast-check';
import type { DataOf, LoggedEvent, LoggedType } from './logged.ts';

/** Arbitrary values of a type: each field has to be there to compile. */
type Fields<Value> = { readonly [Field in keyof Required<Value>]: fc.Arbitrary<Value[Field]> };

/** Objects as code makes them. */
const PLAIN = { noNullPrototype: true } as const;

const record = <Value extends object>(fields: Fields<Value>): fc.Arbitrary<Value> =>
  // fast-check gives all the fields it is given, which its type leaves open.
  fc.record(fields, PLAIN).map((value) => value as unknown as Value);

const LARGEST = 2n ** 63n - 1n;
/** Whatever is counted in 64 bits, its bounds and zero often. */
const count = <Count extends bigint>(): fc.Arbitrary<Count> =>
  fc.oneof(
    fc.constantFrom(0n, 1n, -1n, LARGEST, -LARGEST - 1n),
    fc.bigInt({ min: -LARGEST - 1n, max: LARGEST }),
  ) as unknown as fc.Arbitrary<Count>;
const countOrNull = <Count extends bigint>(): fc.Arbitrary<Count | null> =>
  fc.option(count<Count>());
/** Few of them, so that the same one comes again. */
const id = <Id extends string>(): fc.Arbitrary<Id> =>
  fc.oneof(
    fc.constantFrom('', 'A', 'B', 'A-1', 'A-1.SL', 'A-1.TP'),
    fc.string(),
  ) as unknown as fc.Arbitrary<Id>;
const idOrNull = <Id extends string>(): fc.Arbitrary<Id | null> => fc.option(id<Id>());
const figure = fc.double();
const place = fc.nat(1000);

const SIDE = fc.constantFrom<OrderTicket['side']>('buy', 'sell');
const TYPE = fc.constantFrom<OrderTicket['type']>(
  ...(['market', 'limit', 'stop', 'stop-limit', 'trailing-stop'] as const),
);
const TIME_IN_FORCE = fc.constantFrom<OrderTicket['timeInForce']>(
  ...(['DAY', 'GTC', 'GTD', 'IOC', 'FOK', 'OPG', 'CLS'] as const),
);
const ROLE = fc.constantFrom<OrderTicket['role']>('entry', 'exit', 'stop-loss', 'take-profit');

const trail: fc.Arbitrary<Trail | null> = fc.option(
  fc.oneof(
    record<Extract<Trail, { kind: 'amount' }>>({ kind: fc.constant('amount'), amount: count() }),
    record<Extract<Trail, { kind: 'fraction' }>>({
      kind: fc.constant('fraction'),
      fraction: count(),
    }),
  ),
);

const ticket = record<OrderTicket>({
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

const algorithm: fc.Arbitrary<ExecutionAlgorithm> = fc.oneof(
  record<{ kind: 'twap'; bars: number }>({ kind: fc.constant('twap'), bars: place }),
  record<{ kind: 'vwap'; bars: number }>({ kind: fc.constant('vwap'), bars: place }),
  record<Extract<ExecutionAlgorithm, { kind: 'pov' }>>({
    kind: fc.constant('pov'),
    participation: count(),
  }),
);

const orderEnd: fc.Arbitrary<OrderEnd> = fc.oneof(
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

const signal = record<Signal>({
  instrumentId: id(),
  intent,
  reason: id(),
  decisionPrice: count(),
  barSequence: figure,
  volatility: countOrNull(),
  validUntil: countOrNull(),
});

const fill = record<FillFact>({
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

const reason: fc.Arbitrary<DeniedReason> = fc.oneof(
  ...Object.entries(REASONS).map(([code, fields]) =>
    // The code and the fields of its own row belong together.
    fields.map((data) => ({ code, ...data }) as DeniedReason),
  ),
);

type About = Pick<DataOf<'SignalIgnored'>, 'slot' | 'strategyId' | 'instrumentId'>;
const about: Fields<About> = { slot: place, strategyId: id(), instrumentId: id() };
const lots = fc.array(
  record<DataOf<'FillBooked'>['lotsAfter'][number]>({ quantity: count(), cost: count() }),
);

const timer = record<SetTimer>({ name: id(), at: count() });

const LATCH_CAUSE = fc.constantFrom<LatchCause>(
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
const LATCH_EFFECT = fc.constantFrom<Latch['effect']>('reduce-only', 'block');
const latchScope: fc.Arbitrary<Latch['scope']> = fc.oneof(
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
const killScope: fc.Arbitrary<KillScope> = fc.oneof(
  latchScope,
  record<Extract<KillScope, { kind: 'order' }>>({
    kind: fc.constant('order'),
    strategyId: id(),
    instrumentId: id(),
    orderId: id(),
  }),
);

const change = record<OrderModification>({
  quantity: count(),
  limitPrice: countOrNull(),
  stopPrice: countOrNull(),
});
type Modification = DataOf<'ModificationApproved'>['modification'];
const terms = record<Modification['before']>({
  ticket,
  opening: count(),
  reserved: count(),
  exposure: count(),
});

type Datas = { readonly [Type in LoggedType]: Fields<DataOf<Type>> };

const DATA: Datas = {
  AccountOpened: { cash: count(), slots: place },
  TargetSet: {
    ...about,
    target: count(),
    kind: fc.constantFrom('none', 'direction', 'weight', 'order', 'rule'),
    intent: count(),
    reason: id(),
    decisionPrice: count(),
    signal: fc.option(signal),
  },
  TargetReduced: {
    ...about,
    from: count(),
    to: count(),
    by: fc.constantFrom(
      ...([
        'max_position_size',
        'allow_short',
        'free_cash',
        'gross_room',
        'size_undefined',
      ] as const),
    ),
  },
  SignalIgnored: {
    ...about,
    reason: fc.constantFrom('REENTRY_NEEDS_NEW_SIGNAL', 'TARGET_UNCHANGED', 'SIGNAL_EXPIRED'),
  },
  OrderApproved: {
    slot: place,
    ticket,
    algorithm: fc.option(algorithm),
    reserved: count(),
    exposure: count(),
  },
  OrderDenied: { ...about, quantity: count(), price: count(), reason },
  CancelOrdered: { ...about, orderId: id(), cause: id() },
  OrderReleased: {
    ...about,
    orderId: id(),
    ended: fc.constantFrom('canceled', 'expired', 'rejected'),
    code: id(),
  },
  FillBooked: {
    ...about,
    orderId: id(),
    role: ROLE,
    quantity: count(),
    price: count(),
    notional: count(),
    commission: count(),
    fees: count(),
    realized: count(),
    positionAfter: count(),
    costAfter: count(),
    lotsAfter: lots,
    cashAfter: count(),
    freed: count(),
    freedExposure: count(),
    blocks: fc.constantFrom(-1, 0, 1),
  },
  FlowBooked: {
    kind: fc.constantFrom(
      ...([
        'deposit',
        'withdrawal',
        'dividend',
        'cash-interest',
        'margin-interest',
        'borrow-fee',
      ] as const),
    ),
    strategyId: idOrNull(),
    instrumentId: idOrNull(),
    amount: count(),
    cashAfter: count(),
  },
  SplitBooked: {
    ...about,
    numerator: count(),
    denominator: count(),
    positionAfter: count(),
    costAfter: count(),
    lotsAfter: lots,
    targetAfter: countOrNull(),
    ordersAfter: fc.array(fc.record({ id: id(), remaining: count(), limitPrice: countOrNull() }), {
      maxLength: 2,
    }),
    cashInLieu: count(),
    realized: count(),
    cashAfter: count(),
  },
  InstrumentEnded: {
    instrumentId: id(),
    cause: fc.constantFrom('DATA_ENDED', 'DELISTED'),
    slots: fc.array(fc.nat({ max: 9 }), { maxLength: 3 }),
  },
  TradingHalted: {
    cause: LATCH_CAUSE,
    scope: latchScope,
    effect: LATCH_EFFECT,
    until: fc.constantFrom('session-end', 'lifted'),
    breach: fc.option(
      fc.oneof(
        record<Extract<Breach, { equity: bigint }>>({
          equity: count(),
          reference: count(),
          limit: count(),
        }),
        record<Extract<Breach, { found: number }>>({ found: figure, max: figure }),
      ),
    ),
  },
  TradingResumed: {
    cause: LATCH_CAUSE,
    scope: latchScope,
    lifted: fc.option(
      record<NonNullable<DataOf<'TradingResumed'>['lifted']>>({
        by: id(),
        approvedBy: idOrNull(),
        reason: id(),
        equity: count(),
      }),
    ),
    slots: fc.array(place, { maxLength: 3 }),
  },
  DeskOrderReviewed: {
    order: record<DataOf<'DeskOrderReviewed'>['order']>({
      requestId: id(),
      content: id(),
      atMs: figure,
      placed: fc.boolean(),
    }),
    by: id(),
    reason: id(),
    override: idOrNull(),
    orderIds: fc.array(id<ClientOrderId>(), { maxLength: 2 }),
    windowMs: fc.option(figure),
  },
  ProtectionFollowed: {
    id: id(),
    slot: place,
    instrumentId: id(),
    side: SIDE,
    quantity: count(),
    limitPrice: countOrNull(),
    stopPrice: countOrNull(),
  },
  ProtectionEnded: { orderId: id() },
  ActivityCounted: {
    strategyId: id(),
    atMs: figure,
    messages: figure,
    trades: figure,
    fills: figure,
    answers: fc.array(fc.boolean(), { maxLength: 3 }),
    window: figure,
  },
  KillSwitchEngaged: {
    scope: killScope,
    kind: fc.constantFrom('cancel', 'cancel-block', 'reduce-only'),
    effect: fc.option(LATCH_EFFECT),
    by: id(),
    reason: id(),
  },
  ModificationApproved: {
    modification: record<Modification>({
      slot: place,
      orderId: id(),
      revision: place,
      before: terms,
      after: terms,
      filled: count(),
    }),
    by: id(),
    reason: id(),
    remaining: count(),
    limitPrice: countOrNull(),
    reserved: count(),
    exposure: count(),
  },
  ModificationDenied: {
    ...about,
    orderId: id(),
    revision: place,
    change,
    by: id(),
    reason: id(),
    denied: reason,
  },
  ModificationSettled: {
    slot: place,
    orderId: id(),
    revision: place,
    outcome: fc.constantFrom('modified', 'rejected'),
    ticket,
    remaining: count(),
    reserved: count(),
    exposure: count(),
  },
  OrderModifyRequested: { revision: place, change },
  OrderModified: { revision: place, change },
  OrderModifyRejected: { revision: place, code: id() },
  ControlRefused: {
    control: fc.constantFrom('engage', 'resume', 'order', 'modify'),
    scope: killScope,
    by: id(),
    refusal: fc.constantFrom(
      ...([
        'NAME_MISSING',
        'REASON_MISSING',
        'SCOPE_UNKNOWN',
        'NOT_LATCHED',
        'SECOND_PERSON_MISSING',
        'SAME_PERSON',
      ] as const),
    ),
  },
  SessionStarted: { equity: count() },
  OrderQueued: { ticket, sendAt: count() },
  OrderSendIntended: { ticket },
  OrderSubmitted: {},
  OrderSendRefused: { code: fc.constant('EXCEEDS_APPROVAL'), approved: count(), left: count() },
  ParentOrderAccepted: {
    ticket,
    algorithm,
    lot: count(),
    slices: fc.array(count<Quantity>(), { maxLength: 3 }),
    closing: count(),
    bar: place,
  },
  ChildOrderReleased: { ticket, bar: place },
  ChildOrderFilled: { fill, cumulative: count() },
  ChildOrderResized: { childId: id(), quantity: count() },
  ChildOrderCancelRequested: { childId: id(), cause: id() },
  ChildOrderEnded: { childId: id(), end: orderEnd, unfilled: count() },
  ParentOrderReduced: { by: count(), quantity: count(), closing: count() },
  ParentOrderEndRequested: { end: orderEnd, cause: id() },
  ParentOrderCompleted: {},
  ParentOrderCanceled: { code: fc.constantFrom('REQUESTED', 'OCO_FILLED'), cumulative: count() },
  ParentOrderExpired: { cumulative: count() },
  ParentOrderRejected: {
    code: fc.constantFrom('EXCEEDS_APPROVAL', 'INSTRUMENT_HALTED'),
    cumulative: count(),
  },
  OrderAccepted: { venueOrderId: id() },
  OrderRejected: {
    code: fc.constantFrom(
      ...([
        'PRICE_OFF_TICK',
        'QUANTITY_OFF_LOT',
        'QUANTITY_NOT_POSITIVE',
        'PRICE_MISSING',
        'PRICE_NOT_POSITIVE',
        'INSTRUMENT_UNKNOWN',
        'INSTRUMENT_HALTED',
        'OUTSIDE_HOURS',
        'GOOD_TILL_PASSED',
        'DUPLICATE_ORDER_ID',
        'STALE_EPOCH',
      ] as const),
    ),
    detail: id(),
  },
  OrderArmed: { ticket },
  OrderUpdated: { quantity: count(), limitPrice: countOrNull(), stopPrice: countOrNull() },
  OrderTriggered: {},
  OrderFilled: { fill, cumulative: count() },
  OrderCancelRequested: { cause: id() },
  OrderCanceled: {
    code: fc.constantFrom(
      ...([
        'REQUESTED',
        'OCO_FILLED',
        'POSITION_CLOSED',
        'PARENT_CANCELED',
        'PROTECTION_FILLED',
        'IMMEDIATE_OR_CANCEL',
        'FILL_OR_KILL',
      ] as const),
    ),
    cumulative: count(),
  },
  OrderExpired: { cumulative: count() },
  OrderCancelRejected: { code: id() },
  StrategyStarted: {
    name: id(),
    parameters: fc.dictionary(fc.string(), figure, PLAIN),
    warmUp: place,
  },
  SignalRaised: { closeTime: count(), signal },
  StrategyStopped: { reason: id() },
  TimerSet: { closeTime: count(), timer },
  TimerElapsed: { timer },
};

/** Every type there is, so that a test can say which it has seen. */
export const LOGGED_TYPES: readonly string[] = Object.keys(DATA);

/** Any event of any type, all its fields at any value. */
export const anyEvent: fc.Arbitrary<LoggedEvent> = fc.oneof(
  ...Object.entries<Readonly<Record<string, fc.Arbitrary<unknown>>>>(DATA).map(([type, fields]) =>
    // The type and the fields of its own row belong together.
    fc.record(fields, PLAIN).map((data) => ({ type, data }) as LoggedEvent),
  ),
);

export const anyTime: fc.Arbitrary<Timestamp> = count<Timestamp>();
