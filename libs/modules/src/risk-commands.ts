import { CONTROL_REFUSALS } from '@stratvector/domain-risk';
import type { AccountEvent, KillScope, LatchCause } from '@stratvector/domain-risk';
import type { PersonCommand } from '@stratvector/contexts';
import {
  clientOrderId,
  instrumentId,
  parseDecimal,
  price,
  quantity,
  strategyId,
} from '@stratvector/model';
import type { Instrument } from '@stratvector/model';
import type { AskedBody } from './asked-body.ts';
import type { PlatformView } from './platform-view.ts';
import type { Decided } from './risk-board.ts';

const SIDES = ['buy', 'sell'] as const;
const TYPES = ['market', 'limit', 'stop', 'stop-limit'] as const;
const TIMES = ['DAY', 'GTC', 'IOC', 'FOK', 'OPG', 'CLS'] as const;
const KINDS = ['cancel-block', 'cancel', 'reduce-only'] as const;
const CAUSES = [
  'KILL_SWITCH',
  'MAX_DAILY_LOSS',
  'MAX_DRAWDOWN',
  'MAX_EXECUTIONS',
  'MAX_ORDER_TO_TRADE_RATIO',
  'MAX_FILLS_PER_MINUTE',
  'MAX_REJECT_RATE',
] as const satisfies readonly LatchCause[];

const WORDS = 'a decimal above 0 in quotes, such as "12.5"';

/** A decimal of an instrument, or null where the field is absent or wrong. */
const countOf = (body: AskedBody, name: string, decimals: number): bigint | null => {
  const text = body.optionalText(name);
  if (text === null) return null;
  const count = text.length > 30 ? null : parseDecimal(text, decimals);
  if (count !== null && count > 0n) return count;
  body.complain(name, text, `${WORDS}, with at most ${String(decimals)} decimals`);
  return null;
};

/** Whether a field has to be there is said by the type of the order. */
const needed = (body: AskedBody, name: string, count: bigint | null, isNeeded: boolean): void => {
  if (isNeeded && count === null) body.complain(name, null, `${WORDS}, for an order of this type`);
  if (!isNeeded && count !== null)
    body.complain(name, 'a price', 'nothing for an order of this type');
};

const instrumentOf = (body: AskedBody, view: PlatformView): Instrument | null => {
  const id = body.text('instrumentId');
  const found = view.instruments.find((one) => one.id === id) ?? null;
  if (!found && id !== '')
    body.complain('instrumentId', id, `one of ${view.instruments.map((one) => one.id).join(', ')}`);
  return found;
};

const strategyOf = (body: AskedBody, view: PlatformView): string => {
  const id = body.text('strategyId');
  const known = view.strategies.map((one) => one.id);
  if (id !== '' && !known.some((one) => one === id))
    body.complain('strategyId', id, `one of ${known.join(', ')}: whose book it is`);
  return id;
};

/** What stands in the place of a decimal that is absent; the body is refused where it may not be. */
const priceOf = (count: bigint | null) => (count === null ? null : price(count));

const ideaOf = (
  body: AskedBody,
  { priceDecimals, quantityDecimals }: Pick<Instrument, 'priceDecimals' | 'quantityDecimals'>,
) => {
  const type = body.choice('type', TYPES);
  const count = countOf(body, 'quantity', quantityDecimals);
  const limitPrice = countOf(body, 'limitPrice', priceDecimals);
  const stopPrice = countOf(body, 'stopPrice', priceDecimals);
  needed(body, 'quantity', count, true);
  needed(body, 'limitPrice', limitPrice, type.endsWith('limit'));
  needed(body, 'stopPrice', stopPrice, type.startsWith('stop'));
  return {
    side: body.choice('side', SIDES),
    type,
    quantity: quantity(count ?? 0n),
    riskFraction: null,
    limitPrice: priceOf(limitPrice),
    stopPrice: priceOf(stopPrice),
    trail: null,
    timeInForce: body.optionalChoice('timeInForce', TIMES),
    goodTill: null,
    bracketStop: null,
    bracketTarget: null,
  };
};

/** Of an instrument that nobody knows, whose order is refused. */
const NO_SCALE = { id: instrumentId(''), priceDecimals: 0, quantityDecimals: 0 };

/** An order of a desk for the book of a strategy. */
export const orderCommand = (
  body: AskedBody,
  view: PlatformView,
  requestId: string,
): PersonCommand => {
  const instrument = instrumentOf(body, view) ?? NO_SCALE;
  const order = {
    requestId,
    by: body.text('by'),
    reason: body.text('reason'),
    override: body.optionalText('override'),
    strategyId: strategyId(strategyOf(body, view)),
    instrumentId: instrument.id,
    idea: ideaOf(body, instrument),
  };
  body.check();
  return { topic: 'person.order', order };
};

type LatchedScope = Exclude<KillScope, { kind: 'order' }>;

/** All of the account, one strategy, or what one strategy does in one instrument. */
const scopeOf = (body: AskedBody): LatchedScope => {
  const strategy = body.optionalText('strategyId');
  const instrument = body.optionalText('instrumentId');
  if (strategy === null) {
    if (instrument !== null)
      body.complain('instrumentId', instrument, 'it beside strategyId alone');
    return { kind: 'account' };
  }
  return instrument === null
    ? { kind: 'strategy', strategyId: strategyId(strategy) }
    : {
        kind: 'position',
        strategyId: strategyId(strategy),
        instrumentId: instrumentId(instrument),
      };
};

export const haltCommand = (body: AskedBody): PersonCommand => {
  const kill = {
    scope: scopeOf(body),
    kind: body.optionalChoice('kind', KINDS) ?? 'cancel-block',
    by: body.text('by'),
    reason: body.text('reason'),
  };
  body.check();
  return { topic: 'person.kill', kill };
};

export const liftCommand = (body: AskedBody): PersonCommand => {
  const resume = {
    cause: body.optionalChoice('cause', CAUSES) ?? 'KILL_SWITCH',
    scope: scopeOf(body),
    by: body.text('by'),
    approvedBy: body.optionalText('approvedBy'),
    reason: body.text('reason'),
  };
  body.check();
  return { topic: 'person.resume', resume };
};

export const cancelCommand = (
  body: AskedBody,
  order: { readonly id: string; readonly strategyId: string; readonly instrumentId: string },
): PersonCommand => {
  const scope = {
    kind: 'order',
    orderId: clientOrderId(order.id),
    strategyId: strategyId(order.strategyId),
    instrumentId: instrumentId(order.instrumentId),
  } as const;
  const kill = { scope, kind: 'cancel', by: body.text('by'), reason: body.text('reason') } as const;
  body.check();
  return { topic: 'person.kill', kill };
};

const eventOf = <Type extends AccountEvent['type']>(decided: Decided | null, type: Type) =>
  decided?.events.find(
    (event): event is Extract<AccountEvent, { type: Type }> => event.type === type,
  );

const decisionOf = (decided: Decided | null, orderId: string | null) => {
  if (decided === null) return null;
  return orderId === null ? ('denied' as const) : ('approved' as const);
};

/** What became of an order; `decision` is null where it takes longer. */
export const shownDecision = (decided: Decided | null) => {
  const orderId = eventOf(decided, 'DeskOrderReviewed')?.data.orderIds[0] ?? null;
  const decision = decisionOf(decided, orderId);
  const denied = eventOf(decided, 'OrderDenied')?.data.reason.code;
  const refused = eventOf(decided, 'ControlRefused')?.data.refusal;
  return { orderId, decision, code: decision === 'denied' ? (denied ?? refused ?? null) : null };
};

const outcomeOf = (decided: Decided | null, isRefused: boolean) => {
  if (decided === null) return 'unchanged' as const;
  return isRefused ? ('refused' as const) : ('done' as const);
};

const canceledIn = (events: readonly AccountEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'CancelOrdered' ? [event.data.orderId] : []));

/** What became of a halt, of its lifting or of a cancel. */
export const shownControl = (decided: Decided | null) => {
  const refusal = eventOf(decided, 'ControlRefused')?.data.refusal ?? null;
  return {
    outcome: outcomeOf(decided, refusal !== null),
    code: refusal,
    detail: refusal === null ? null : CONTROL_REFUSALS[refusal],
    canceled: canceledIn(decided?.events ?? []),
  };
};
