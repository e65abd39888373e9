import type { Money, OrderTicket, Price, Quantity, VenueOrderId } from '@stratvector/model';
import { add, subtract } from '@stratvector/model';

/** An order while it works at the venue. */
export interface WorkingOrder {
  readonly ticket: OrderTicket;
  readonly venueOrderId: VenueOrderId;
  /** Counts arrivals at the venue; among equals the earlier goes first. */
  readonly arrival: number;
  /** Milliseconds; the first bar that opens at or after it may fill the order. */
  readonly worksFrom: number;
  /** The whole order, filled part included; a pair's orders follow the position. */
  quantity: Quantity;
  filled: Quantity;
  limitPrice: Price | null;
  stopPrice: Price | null;
  /** A stop that has been reached: from then on a market order, or a limit for a stop-limit. */
  triggered: boolean;
  /** Best price seen since a trailing stop works. */
  best: Price | null;
  /** Bars that it has been worked through in. */
  bars: number;
  /** The bar in which a fill armed it, where its target has to wait for the next. */
  armedInside: number | null;
  /** What the order has traded on the present day, for minimum and maximum commissions. */
  day: OrderDayTotals;
}

export interface OrderDayTotals {
  readonly date: number;
  readonly quantity: Quantity;
  readonly notional: Money;
  readonly commission: Money;
}

export const NO_DAY: OrderDayTotals = {
  date: NaN,
  quantity: 0n as Quantity,
  notional: 0n as Money,
  commission: 0n as Money,
};

export const remainingOf = ({ quantity, filled }: WorkingOrder): Quantity =>
  subtract(quantity, filled);

export const isProtective = ({ ticket }: WorkingOrder): boolean =>
  ticket.role === 'stop-loss' || ticket.role === 'take-profit';

/** Positive for buys. */
export const signedQuantity = ({ ticket }: WorkingOrder, quantity: Quantity): Quantity =>
  ticket.side === 'buy' ? quantity : ((0n - quantity) as Quantity);

export const withTrade = (
  day: OrderDayTotals,
  date: number,
  quantity: Quantity,
  notional: Money,
): OrderDayTotals =>
  day.date === date
    ? { ...day, quantity: add(day.quantity, quantity), notional: add(day.notional, notional) }
    : { ...NO_DAY, date, quantity, notional };
