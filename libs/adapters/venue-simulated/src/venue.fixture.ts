import { timestampOfMilliseconds } from '@stratvector/kernel';
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
import type { OrderTicket, Price, Protection, VenueFact } from '@stratvector/model';
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
  readonly tif?: OrderTicket['timeInForce'];
  readonly role?: OrderTicket['role'];
  readonly goodTillDay?: number;
  /** Stop loss, take profit, trailing stop, as fractions. */
  readonly guard?: readonly [number | null, number | null, (number | null)?];
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

const trailOf = ({ trail }: Asked): OrderTicket['trail'] =>
  trail === undefined ? null : { kind: 'fraction', fraction: fractionOfNumber(trail) };

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

/** What happens before each bar: orders submitted at the close of the bar before. */
export type Script = readonly { readonly orders?: readonly Asked[]; readonly bar: Ohlc }[];

/** Runs the script on one stock; acceptances are left out, they say nothing here. */
export const played = (script: Script, rules: Partial<VenueRules> = {}): readonly string[] => {
  const facts: string[] = [];
  const venue = new SimulatedVenue([stock()], { ...RULES, ...rules }, (fact) => {
    if (fact.type !== 'OrderAccepted') facts.push(told(fact));
  });
  script.forEach(({ orders = [], bar }, day) => {
    const decided = day * DAY_MS - MINUTE_MS;
    for (const order of orders)
      venue.submit(asked(order, decided), timestampOfMilliseconds(decided));
    const one = barOf(bar, day);
    venue.open(0, one);
    venue.inside(0, one);
    venue.close(0, one);
  });
  return facts;
};
