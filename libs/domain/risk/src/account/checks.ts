import { millisecondsOf } from '@stratvector/kernel';
import { absolute, add, productFits, shareFloor, subtract } from '@stratvector/model';
import type { Fraction, Money, Price, Quantity } from '@stratvector/model';
import type { DeniedReason } from './denied-reason.ts';
import { blockOver, latchOver, scopeName } from './latch.ts';
import type { Latch } from './latch.ts';
import { rated } from './rate-checks.ts';
import type { Check, Review } from './review-terms.ts';
import { selfTrade } from './self-trade.ts';
import { entryOf } from './sizing.ts';
import { asksForStatistics } from './terms.ts';
import type { AccountTerms } from './terms.ts';
import { countedPrice, limitAmount, sizeOf } from './wish.ts';
import type { Wish } from './wish.ts';

const restricted: Check = ({ place }, { terms }) =>
  terms.limits.restricted.has(place.instrumentId) ? { code: 'INSTRUMENT_RESTRICTED' } : null;

/** A price that is none says nothing of what an order comes to. */
const priced: Check = ({ mark }) => (mark.price > 0n ? null : { code: 'MARK_MISSING' });

const staleMark: Check = ({ mark }, { terms, atMs }) => {
  const maxMs = terms.limits.markAgeMsMax;
  if (maxMs === null) return null;
  const ageMs = atMs - millisecondsOf(mark.at);
  // A time to come is as little to be trusted as one long past.
  return ageMs >= 0 && ageMs <= maxMs ? null : { code: 'MARK_STALE', ageMs, maxMs };
};

const quantity: Check = (wish) =>
  sizeOf(wish) > 0n ? null : { code: 'QUANTITY_NOT_POSITIVE', quantity: sizeOf(wish) };

const NOTIONAL_MAX = 9.2e18;

const range: Check = (wish) => {
  const { numerator, denominator } = wish.place.instrument;
  // What fits twice is far from the bound: most orders need no estimate in floats.
  if (numerator === 1n && denominator > 1n && productFits(sizeOf(wish), countedPrice(wish)))
    return null;
  const scale = Number(numerator) / Number(denominator);
  const size = Number(sizeOf(wish)) * Number(countedPrice(wish)) * scale;
  return size < NOTIONAL_MAX
    ? null
    : { code: 'NOTIONAL_OUT_OF_RANGE', quantity: sizeOf(wish), price: countedPrice(wish) };
};

const orderQuantity: Check = (wish, { terms }) => {
  const shares = terms.limits.maxOrderQuantity;
  if (shares === null) return null;
  const scale = 10 ** wish.place.instrument.quantityDecimals;
  const max = BigInt(Math.floor(shares * scale)) as Quantity;
  const found = sizeOf(wish);
  return found > max ? { code: 'ORDER_QUANTITY_EXCEEDS_MAX', quantity: found, max } : null;
};

const orderNotional: Check = (wish, { terms }) => {
  const max = terms.limits.maxOrderNotional;
  const { opened: notional } = wish;
  return max !== null && notional > max
    ? { code: 'ORDER_NOTIONAL_EXCEEDS_MAX', notional, max }
    : null;
};

const basket: Check = (wish, review) => {
  const max = review.terms.limits.maxBasketNotional;
  const notional = add(review.basket, wish.opened);
  return max !== null && notional > max
    ? { code: 'BASKET_NOTIONAL_EXCEEDS_MAX', notional, max }
    : null;
};

/** reference × (1 ± share), on the side that costs more. */
const boundOf = (side: Wish['side'], reference: Price, share: Fraction): Price => {
  const width = shareFloor(reference as bigint as Money, share) as bigint;
  return (side === 'buy' ? reference + width : reference - width) as Price;
};

/** A limit that would pay more, or take less, than the reference by more than the collar. */
const collar: Check = ({ side, limitPrice, mark }, { terms }) => {
  const share = terms.limits.priceCollar;
  if (share === null || limitPrice === null) return null;
  const bound = boundOf(side, mark.price, share);
  const outside = side === 'buy' ? limitPrice > bound : limitPrice < bound;
  return outside ? { code: 'PRICE_OUTSIDE_COLLAR', price: limitPrice, bound } : null;
};

/**
 * An entry may not follow a price that has run away: what it is counted at is held to the collar around
 * the price at the window's start too. Exits pass, whatever the market has done.
 */
const windowCollar: Check = (wish, { terms }) => {
  const { priceCollar: share, priceCollarWindowMs } = terms.limits;
  if (share === null || priceCollarWindowMs === null) return null;
  const reference = wish.mark.windowPrice;
  if (reference === null || reference <= 0n) return { code: 'MARK_MISSING' };
  const bound = boundOf(wish.side, reference, share);
  const price = countedPrice(wish);
  const outside = wish.side === 'buy' ? price > bound : price < bound;
  return outside ? { code: 'PRICE_OUTSIDE_WINDOW_COLLAR', price, bound, reference } : null;
};

/** Protective prices stand on both sides of the entry, or they would fill at once. */
const bracket: Check = ({ pending, side, mark }) => {
  if (pending === null) return null;
  const { idea } = pending;
  const entry = entryOf(idea, mark.price);
  const { bracketStop: stop, bracketTarget: target } = idea;
  const buys = side === 'buy';
  const isWrong = (level: Price, below: boolean) => (below ? level >= entry : level <= entry);
  if (stop !== null && isWrong(stop, buys))
    return { code: 'BRACKET_ON_WRONG_SIDE', entry, level: stop };
  return target !== null && isWrong(target, !buys)
    ? { code: 'BRACKET_ON_WRONG_SIDE', entry, level: target }
    : null;
};

const heldBack = (latch: Latch | undefined): DeniedReason | null =>
  latch ? { code: 'TRADING_HALTED', cause: latch.cause, scope: scopeName(latch.scope) } : null;

/** Whatever latch there is over an entry denies it. */
const halted: Check = ({ place }, { account: { latches } }) =>
  latches.length === 0 ? null : heldBack(latchOver(latches, place));

/** An order that only reduces is denied where nothing at all may leave. */
const blocked: Check = ({ place }, { account: { latches } }) =>
  latches.length === 0 ? null : heldBack(blockOver(latches, place));

const short: Check = ({ side, opening }, { terms }) =>
  side === 'sell' && opening > 0n && !terms.limits.allowShort
    ? { code: 'SHORT_NOT_ALLOWED' }
    : null;

const positions: Check = ({ slot }, review) => {
  const max = review.terms.limits.maxPositions;
  const isNew = slot.position === 0n && slot.working === 0n;
  return max !== null && isNew && review.positions >= max
    ? { code: 'POSITIONS_EXCEED_MAX', positions: review.positions, max }
    : null;
};

const grossExposure: Check = (wish, review) => {
  const max = limitAmount(review.valuation.equity, review.terms.limits.maxGrossExposure);
  const gross = (review.gross + wish.opened) as Money;
  return max !== null && gross > max ? { code: 'GROSS_EXPOSURE_EXCEEDS_MAX', gross, max } : null;
};

const netExposure: Check = (wish, review) => {
  const max = limitAmount(review.valuation.equity, review.terms.limits.maxNetExposure);
  const { net: before } = review;
  const net = wish.side === 'buy' ? add(before, wish.opened) : subtract(before, wish.opened);
  return max !== null && absolute(net) > max && absolute(net) > absolute(review.net)
    ? { code: 'NET_EXPOSURE_EXCEEDS_MAX', net, max }
    : null;
};

const balance: Check = ({ opened, openingCosts }, { free }) => {
  const notional = add(opened, openingCosts);
  return notional > free ? { code: 'NOTIONAL_EXCEEDS_FREE_BALANCE', notional, free } : null;
};

const valueAtRisk: Check = (_wish, { statistics, terms }) => {
  const { maxVar95, maxVar99, maxEs95 } = terms.limits;
  const measures: readonly [string, Fraction | null | undefined, Fraction | null][] = [
    ['var_95', statistics?.var95, maxVar95],
    ['var_99', statistics?.var99, maxVar99],
    ['es_95', statistics?.es95, maxEs95],
  ];
  for (const [measure, value, max] of measures)
    if (max !== null && typeof value === 'bigint' && value > max)
      return { code: 'VAR_EXCEEDS_MAX', measure, value, max };
  return null;
};

/** The checks that these terms can fail, in their order: a limit that is not set costs nothing. */
export interface Checks {
  readonly entry: readonly Check[];
  /** An order that only reduces is sliced, not capped, and passes exposure, cash, loss and halts; what blocks all stops it. */
  readonly reduction: readonly Check[];
  /** Those of them that look at one order as a whole. */
  readonly size: readonly Check[];
}

const limitChecks = ({ limits }: AccountTerms): readonly (readonly [Check, boolean])[] => [
  [orderQuantity, limits.maxOrderQuantity !== null],
  [orderNotional, limits.maxOrderNotional !== null],
  [basket, limits.maxBasketNotional !== null],
  [collar, limits.priceCollar !== null],
  [windowCollar, limits.priceCollarWindowMs !== null],
  [bracket, true],
  [halted, true],
  [short, !limits.allowShort],
  [positions, limits.maxPositions !== null],
  [grossExposure, limits.maxGrossExposure !== null],
  [netExposure, limits.maxNetExposure !== null],
  [balance, true],
  [valueAtRisk, asksForStatistics(limits)],
];

export const checksOf = (terms: AccountTerms): Checks => {
  const { limits } = terms;
  const ages = limits.markAgeMsMax !== null;
  const active = (checks: readonly (readonly [Check, boolean])[]): readonly Check[] =>
    checks.filter(([, isActive]) => isActive).map(([check]) => check);
  return {
    size: active([
      [orderQuantity, limits.maxOrderQuantity !== null],
      [orderNotional, limits.maxOrderNotional !== null],
    ]),
    entry: active([
      [restricted, limits.restricted.size > 0],
      [priced, true],
      [staleMark, ages],
      [rated, terms.movingRates !== undefined],
      [quantity, true],
      [range, true],
      ...limitChecks(terms),
      [selfTrade, true],
    ]),
    reduction: active([
      [priced, true],
      [staleMark, ages],
      [quantity, true],
      [range, true],
      [collar, limits.priceCollar !== null],
      [blocked, true],
      [selfTrade, true],
    ]),
  };
};

/** The ordered table of checks: the first that fails denies. */
export const deniedReason = (
  { entry, reduction }: Checks,
  wish: Wish,
  review: Review,
): DeniedReason | null => {
  const checks = wish.opening > 0n ? entry : reduction;
  for (const check of checks) {
    const reason = check(wish, review);
    if (reason) return reason;
  }
  return null;
};
