import type { Price } from '@stratvector/model';
import type { WorkingOrder } from './book.ts';

/** One bar in the instrument's own counts; a session's first and last bar are known to the host. */
export interface VenueBar {
  readonly openTime: number;
  readonly closeTime: number;
  readonly open: Price;
  readonly high: Price;
  readonly low: Price;
  readonly close: Price;
  /** Shares or contracts; 0 where the data has none. */
  readonly volume: number;
  readonly hasVolume: boolean;
  readonly firstOfSession: boolean;
  readonly lastOfSession: boolean;
}

export type LimitFill = 'through' | 'touch';

const better = (order: WorkingOrder, a: Price, b: Price): Price =>
  order.buys ? (a < b ? a : b) : a > b ? a : b;

const worse = (order: WorkingOrder, a: Price, b: Price): Price =>
  order.buys ? (a > b ? a : b) : a < b ? a : b;

const atOrBetter = (order: WorkingOrder, price: Price, limit: Price): boolean =>
  order.buys ? price <= limit : price >= limit;

/** Whether a price is at or beyond a stop. */
export const reached = (order: WorkingOrder, price: Price, stop: Price): boolean =>
  order.buys ? price >= stop : price <= stop;

/** The extreme of the bar that a limit waits for, and the one that a stop fears. */
const favorable = (order: WorkingOrder, bar: VenueBar): Price => (order.buys ? bar.low : bar.high);
const adverse = (order: WorkingOrder, bar: VenueBar): Price => (order.buys ? bar.high : bar.low);

/** Waiting for its stop, as opposed to a market or limit order. */
export const isWaitingStop = (order: WorkingOrder): boolean =>
  order.stopPrice !== null && !order.triggered;

/** Taken by the market: filled at whatever price there is, worsened by slippage. */
export const isTaking = (order: WorkingOrder): boolean => {
  if (order.limitPrice !== null) return false;
  // A trailing stop has no level before it has seen a bar, and is no market order for that.
  return order.triggered || (order.stopPrice === null && !order.trails);
};

/** What an order fills at when only the open has been seen; null when it does not. */
export const openPrice = (order: WorkingOrder, open: Price): Price | null => {
  const { stopPrice, limitPrice } = order;
  if (stopPrice !== null && !order.triggered && !reached(order, open, stopPrice)) return null;
  if (limitPrice === null)
    return stopPrice === null || order.triggered ? open : worse(order, open, stopPrice);
  if (!atOrBetter(order, open, limitPrice)) return null;
  return better(order, open, limitPrice);
};

const limitInside = (order: WorkingOrder, limit: Price, bar: VenueBar, rule: LimitFill) => {
  const extreme = favorable(order, bar);
  if (extreme === limit) return rule === 'touch' ? limit : null;
  return atOrBetter(order, extreme, limit) ? limit : null;
};

/**
 * Its level. A stop that an entry at the open has armed may lie beyond that open, where the slippage of
 * the entry was larger than its distance: the market stands at the open then.
 */
const stopInside = (order: WorkingOrder, stop: Price, { open, openTime }: VenueBar): Price =>
  order.armedInside === openTime ? stop : worse(order, open, stop);

const stopLimitInside = (order: WorkingOrder, stop: Price, limit: Price, bar: VenueBar) => {
  if (atOrBetter(order, stop, limit)) return stop;
  return atOrBetter(order, bar.close, limit) ? limit : null;
};

/** What an order fills at inside a bar that the open did not decide; null when it does not. */
export const insidePrice = (order: WorkingOrder, bar: VenueBar, rule: LimitFill): Price | null => {
  const { stopPrice, limitPrice } = order;
  if (stopPrice !== null && !order.triggered) {
    if (!reached(order, adverse(order, bar), stopPrice)) return null;
    return limitPrice === null
      ? stopInside(order, stopPrice, bar)
      : stopLimitInside(order, stopPrice, limitPrice, bar);
  }
  return limitPrice === null ? null : limitInside(order, limitPrice, bar, rule);
};

/** Whether the bar reaches the stop of an order that still waits for it. */
export const triggersInside = (order: WorkingOrder, bar: VenueBar): boolean =>
  order.stopPrice !== null &&
  !order.triggered &&
  reached(order, adverse(order, bar), order.stopPrice);

export const triggersAtOpen = (order: WorkingOrder, open: Price): boolean =>
  order.stopPrice !== null && !order.triggered && reached(order, open, order.stopPrice);
