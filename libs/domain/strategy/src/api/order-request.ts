import type { OrderIdea } from '@stratvector/contracts';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import { countOfNumber, fractionOfNumber, nearestTick, quantity } from '@stratvector/model';
import type {
  Instrument,
  OrderSide,
  OrderType,
  Price,
  Quantity,
  TimeInForce,
  Trail,
} from '@stratvector/model';

/** An order as a strategy asks for it, in plain numbers. Prices go to the nearest tick, half up. */
export interface OrderRequest {
  readonly side: OrderSide;
  /** Shares or contracts, cut to whole lots; or `risk`. */
  readonly quantity?: number;
  /** The share of the strategy's equity that is lost between the entry and the bracket's stop. */
  readonly risk?: number;
  /** A limit; with `stop`, of the limit order that the stop becomes. Without either: market. */
  readonly limit?: number;
  readonly stop?: number;
  /** A stop that follows the best price at a distance: in currency, or as a fraction of it. */
  readonly trail?: { readonly amount: number } | { readonly fraction: number };
  /** Protective prices of what it opens; without it the protection of `[risk]` guards the position. */
  readonly bracket?: { readonly stop?: number; readonly target?: number };
  /** Default: `execution.time_in_force`. */
  readonly timeInForce?: TimeInForce;
  /** Milliseconds since the Unix epoch: the last moment of a GTD order. */
  readonly goodTill?: number;
}

const TIMES_IN_FORCE: readonly string[] = ['DAY', 'GTC', 'GTD', 'IOC', 'FOK', 'OPG', 'CLS'];

const isPositive = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;

/** What a strategy in plain JavaScript gives need not be a number. */
export const badNumber = ([name, value]: readonly [string, unknown]): string | null =>
  value === undefined || isPositive(value)
    ? null
    : `found ${name} ${typeof value === 'number' ? value : JSON.stringify(value)}, allowed is a number above 0`;

const badSize = ({ quantity: shares, risk, bracket }: OrderRequest): string | null => {
  if ((shares === undefined) === (risk === undefined))
    return 'give a quantity, or a risk with a bracket.stop, and not both';
  if (risk !== undefined && risk > 1) return `found risk ${risk}, allowed is a fraction up to 1`;
  return risk !== undefined && bracket?.stop === undefined
    ? 'a risk needs a bracket.stop to be measured to; give one, or a quantity'
    : null;
};

const badKind = ({ side, limit, stop, trail }: OrderRequest): string | null => {
  // A strategy in plain JavaScript is not checked by the compiler.
  const found: unknown = side;
  if (found !== 'buy' && found !== 'sell')
    return `found side ${String(found)}, allowed is 'buy' or 'sell'`;
  return trail && (limit !== undefined || stop !== undefined)
    ? 'a trail makes its own stop; leave limit and stop out'
    : null;
};

const badTime = ({ timeInForce, goodTill }: OrderRequest): string | null => {
  if (timeInForce !== undefined && !TIMES_IN_FORCE.includes(timeInForce))
    return `found timeInForce ${timeInForce}, allowed is ${TIMES_IN_FORCE.join(', ')}`;
  return (timeInForce === 'GTD') === (goodTill !== undefined)
    ? null
    : 'timeInForce GTD and goodTill go together; give both or neither';
};

const trailOf = ({ trail }: OrderRequest): number | undefined =>
  trail && ('amount' in trail ? trail.amount : trail.fraction);

const badNumbers = (request: OrderRequest): string | null => {
  const { quantity: shares, risk, limit, stop, bracket, goodTill } = request;
  const numbers: readonly (readonly [string, unknown])[] = [
    ['quantity', shares],
    ['risk', risk],
    ['limit', limit],
    ['stop', stop],
    ['trail', trailOf(request)],
    ['bracket.stop', bracket?.stop],
    ['bracket.target', bracket?.target],
    ['goodTill', goodTill],
  ];
  return numbers.map(badNumber).find((problem) => problem !== null) ?? null;
};

/** What is wrong with a request, as a sentence; null where it may be reviewed. */
export const orderProblem = (request: OrderRequest): string | null =>
  badKind(request) ?? badNumbers(request) ?? badSize(request) ?? badTime(request);

const typeOf = ({ limit, stop, trail }: OrderRequest): OrderType => {
  if (trail) return 'trailing-stop';
  if (stop !== undefined) return limit === undefined ? 'stop' : 'stop-limit';
  return limit === undefined ? 'market' : 'limit';
};

export const onTickOrNull = (instrument: Instrument, value: number | undefined): Price | null =>
  value === undefined
    ? null
    : nearestTick(instrument, countOfNumber(value, instrument.priceDecimals), 1n);

/** Toward zero in the instrument's own increments; risk cuts it to lots. */
export const quantityOf = (instrument: Instrument, shares: number | undefined): Quantity | null => {
  if (shares === undefined) return null;
  const counts = countOfNumber(shares, instrument.quantityDecimals);
  const isOver = Number(counts) > shares * 10 ** instrument.quantityDecimals + 1e-6;
  return quantity(isOver ? counts - 1n : counts);
};

const distanceOf = (instrument: Instrument, { trail }: OrderRequest): Trail | null => {
  if (!trail) return null;
  if ('fraction' in trail) return { kind: 'fraction', fraction: fractionOfNumber(trail.fraction) };
  const amount = onTickOrNull(instrument, trail.amount);
  return amount === null ? null : { kind: 'amount', amount };
};

/** The request in the instrument's own counts. */
export const ideaOf = (request: OrderRequest, instrument: Instrument): OrderIdea => ({
  side: request.side,
  type: typeOf(request),
  quantity: quantityOf(instrument, request.quantity),
  riskFraction: request.risk === undefined ? null : fractionOfNumber(request.risk),
  limitPrice: onTickOrNull(instrument, request.limit),
  stopPrice: onTickOrNull(instrument, request.stop),
  trail: distanceOf(instrument, request),
  timeInForce: request.timeInForce ?? null,
  goodTill: request.goodTill === undefined ? null : timestampOfMilliseconds(request.goodTill),
  bracketStop: onTickOrNull(instrument, request.bracket?.stop),
  bracketTarget: onTickOrNull(instrument, request.bracket?.target),
});
