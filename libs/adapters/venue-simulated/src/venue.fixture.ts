import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import {
  clientOrderId,
  formatDecimal,
  fractionOfNumber,
  instrumentId,
  money,
  price,
  quantity,
  strategyId,
} from '@stratvector/model';
import type { Bracket, OrderTicket, Price, Protection, VenueFact } from '@stratvector/model';
import { stock, ticket } from '@stratvector/testing';
import type { VenueRules } from './bar-session.ts';
import type { VenueBar } from './reach.ts';
import { SimulatedVenue } from './simulated-venue.ts';

/** For the venue's golden tables: a day is a bar, prices are numbers, facts are short texts. */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export const priced = (value: number): Price => price(BigInt(Math.round(value * 1e6)));

export type Ohlc = readonly [number, number, number, number, number?];

/** Order terms in short: prices as numbers, `id` for the order's name. */
export interface Asked {
  readonly id?: string;
  readonly side?: 'buy' | 'sell';
  readonly type?: OrderTicket['type'];
  readonly shares?: number;
  readonly limit?: number;
  readonly stop?: number;
  readonly trail?: number;
  /** A trail in currency. */
  readonly trailAmount?: number;
  readonly tif?: OrderTicket['timeInForce'];
  readonly role?: OrderTicket['role'];
  readonly goodTillDay?: number;
  /** Stop loss, take profit, trailing stop, as fractions. */
  readonly guard?: readonly [number | null, number | null, (number | null)?];
  /** Stop and target of a bracket, as prices. */
  readonly bracket?: readonly [number | null, number | null];
  readonly strategy?: string;
  readonly instrument?: string;
}

const protectionOf = (guard: Asked['guard']): Protection | null => {
  if (!guard) return null;
  const [stopLoss, takeProfit, trailingStop = null] = guard.map((share) =>
    share === null || share === undefined ? null : fractionOfNumber(share),
  );
  return { stopLoss: stopLoss ?? null, takeProfit: takeProfit ?? null, trailingStop };
};

const bracketOf = ({ bracket }: Asked): Bracket | null => {
  if (!bracket) return null;
  const [stop, target] = bracket.map((at) => (at === null ? null : priced(at)));
  return { stop: stop ?? null, target: target ?? null };
};

const orNull = (value: number | undefined): Price | null =>
  value === undefined ? null : priced(value);

const DEFAULTS = {
  id: 'o',
  side: 'buy',
  type: 'market',
  shares: 100,
  tif: 'GTC',
  role: 'entry',
  strategy: 'strategy',
  instrument: 'TEST',
} as const;

const trailOf = ({ trail, trailAmount }: Asked): OrderTicket['trail'] => {
  if (trailAmount !== undefined) return { kind: 'amount', amount: priced(trailAmount) };
  return trail === undefined ? null : { kind: 'fraction', fraction: fractionOfNumber(trail) };
};

const goodTillOf = ({ goodTillDay }: Asked): OrderTicket['goodTill'] =>
  goodTillDay === undefined ? null : timestampOfMilliseconds(goodTillDay * DAY_MS);

const asked = (order: Asked, decided = 0): OrderTicket => {
  const terms = { ...DEFAULTS, ...order };
  return ticket({
    clientOrderId: clientOrderId(terms.id),
    side: terms.side,
    type: terms.type,
    quantity: quantity(BigInt(terms.shares)),
    limitPrice: orNull(order.limit),
    stopPrice: orNull(order.stop),
    trail: trailOf(order),
    timeInForce: terms.tif,
    role: terms.role,
    reduceOnly: terms.role === 'exit',
    goodTill: goodTillOf(order),
    protection: protectionOf(order.guard),
    bracket: bracketOf(order),
    strategyId: strategyId(terms.strategy),
    instrumentId: instrumentId(terms.instrument),
    decidedAt: timestampOfMilliseconds(decided),
  });
};

const RULES: VenueRules = {
  commission: () => money(0n),
  slippage: ({ price: before }) => before,
  intrabar: 'pessimistic',
  limitFill: 'through',
  latencyMs: 0,
  participationMax: null,
};

/** Bar number `day`, open from its midnight to a minute before the next. */
const barOf = ([o, h, l, c, volume = 0]: Ohlc, day: number): VenueBar => ({
  openTime: day * DAY_MS,
  closeTime: (day + 1) * DAY_MS - MINUTE_MS,
  open: priced(o),
  high: priced(h),
  low: priced(l),
  close: priced(c),
  volume,
  hasVolume: volume > 0,
  firstOfSession: true,
  lastOfSession: true,
});

const short = (at: Price | null): string => (at === null ? '' : formatDecimal(at, 6));

/** `fill o buy 100 @ 10.5 open`, `armed o.SL 9.5`, `canceled o OCO_FILLED` … */
const told = (fact: VenueFact): string => {
  switch (fact.type) {
    case 'OrderFilled':
      return `fill ${fact.orderId} ${fact.quantity} @ ${short(fact.price)} ${fact.moment}${fact.policyDecided ? ' by policy' : ''}`;
    case 'OrderArmed':
      return `armed ${fact.ticket.clientOrderId} ${fact.ticket.quantity} @ ${short(fact.ticket.stopPrice ?? fact.ticket.limitPrice)}`;
    case 'OrderUpdated':
      return `updated ${fact.orderId} ${fact.quantity} @ ${short(fact.stopPrice ?? fact.limitPrice)}`;
    case 'OrderCanceled':
      return `canceled ${fact.orderId} ${fact.code}`;
    case 'OrderExpired':
      return `expired ${fact.orderId}`;
    case 'OrderRejected':
    case 'CancelRejected':
    case 'ModifyRejected':
      return `rejected ${fact.orderId} ${fact.code}`;
    case 'OrderTriggered':
      return `triggered ${fact.orderId}`;
    case 'OrderAccepted':
      return `accepted ${fact.orderId}`;
  }
};

/** What happens at each bar: orders submitted at the close of the bar before, and whatever else. */
export type Script = readonly {
  readonly orders?: readonly Asked[];
  readonly bar: Ohlc;
  /** Where the bar stands in its session; by default it is the whole of it. */
  readonly session?: 'first' | 'middle' | 'last';
  /** The data has volumes, and this bar none. */
  readonly still?: true;
  /** The host passes over the bar: it touches nothing. */
  readonly passed?: true;
  /** Before the bar is worked through. */
  readonly before?: (venue: SimulatedVenue, at: Timestamp) => void;
  /** Orders decided on this very bar, which fills them at its close. */
  readonly atClose?: readonly Asked[];
}[];

const stagedBar = ({ bar, session, still }: Script[number], day: number): VenueBar => ({
  ...barOf(bar, day),
  ...(session && {
    firstOfSession: session === 'first',
    lastOfSession: session === 'last',
  }),
  ...(still && { hasVolume: true }),
});

const submitAll = (venue: SimulatedVenue, orders: readonly Asked[], decided: number): void => {
  for (const order of orders) venue.submit(asked(order, decided), timestampOfMilliseconds(decided));
};

const workThrough = (venue: SimulatedVenue, bar: VenueBar): void => {
  venue.open(0, bar);
  venue.inside(0, bar);
  venue.close(0, bar);
};

const step = (venue: SimulatedVenue, stage: Script[number], day: number): void => {
  const decided = day * DAY_MS - MINUTE_MS;
  submitAll(venue, stage.orders ?? [], decided);
  stage.before?.(venue, timestampOfMilliseconds(decided));
  const bar = stagedBar(stage, day);
  if (!stage.passed) workThrough(venue, bar);
  if (!stage.atClose) return;
  submitAll(venue, stage.atClose, bar.closeTime);
  venue.fillAtClose(0, bar);
};

/** Runs the script on one stock and gives every fact. */
export const factsOf = (script: Script, rules: Partial<VenueRules> = {}): readonly VenueFact[] => {
  const facts: VenueFact[] = [];
  const venue = new SimulatedVenue([stock()], { ...RULES, ...rules }, (fact) => facts.push(fact));
  for (const [day, stage] of script.entries()) step(venue, stage, day);
  return facts;
};

/** The same as short texts; acceptances are left out, they say nothing here. */
export const played = (script: Script, rules: Partial<VenueRules> = {}): readonly string[] =>
  factsOf(script, rules)
    .filter(({ type }) => type !== 'OrderAccepted')
    .map(told);
