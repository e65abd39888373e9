import type { EquityPoint } from '@stratvector/contexts';
import { millisecondsOf } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { formatDecimal, formatMoney } from '@stratvector/model';
import type { Instrument, InstantBar, Price, Quantity } from '@stratvector/model';
import type { ShownFill, ShownOrder } from './order-board.ts';
import type { PlatformView } from './platform-view.ts';

/** Times are ISO 8601 in UTC, prices, quantities and money plain decimals in quotes. */
export const timeText = (at: Timestamp): string => new Date(millisecondsOf(at)).toISOString();

const timeOfMilliseconds = (at: number): string => new Date(at).toISOString();

/** Writes counts of an instrument as decimals. */
class Scale {
  readonly #instrument: Instrument | undefined;

  constructor({ instruments }: PlatformView, id: string) {
    this.#instrument = instruments.find((one) => one.id === id);
  }

  price(count: Price): string {
    return formatDecimal(count, this.#instrument?.priceDecimals ?? 0);
  }

  optional(count: Price | null): string | null {
    return count === null ? null : this.price(count);
  }

  quantity(count: Quantity): string {
    return formatDecimal(count, this.#instrument?.quantityDecimals ?? 0);
  }
}

export const shownOrder = (view: PlatformView, { id, ticket, state, changedAt }: ShownOrder) => {
  const scale = new Scale(view, ticket.instrumentId);
  return {
    orderId: id,
    parentId: ticket.parentId,
    accountId: ticket.accountId,
    strategyId: ticket.strategyId,
    instrumentId: ticket.instrumentId,
    side: ticket.side,
    role: ticket.role,
    type: ticket.type,
    quantity: scale.quantity(state.quantity),
    filled: scale.quantity(state.filled),
    limitPrice: scale.optional(ticket.limitPrice),
    stopPrice: scale.optional(ticket.stopPrice),
    timeInForce: ticket.timeInForce,
    status: state.status,
    reason: ticket.reason,
    decidedAt: timeText(ticket.decidedAt),
    changedAt: timeText(changedAt),
  };
};

export const shownFill = (view: PlatformView, { orderId, ticket, at, fill }: ShownFill) => {
  const scale = new Scale(view, ticket.instrumentId);
  return {
    fillId: fill.tradeId,
    orderId,
    strategyId: ticket.strategyId,
    instrumentId: ticket.instrumentId,
    side: ticket.side,
    quantity: scale.quantity(fill.quantity),
    price: scale.price(fill.price),
    commission: formatMoney(fill.commission),
    fees: formatMoney(fill.fees),
    reason: ticket.reason,
    at: timeText(at),
  };
};

export const shownPoint = ({ at, cash, net, gross, equity, profits }: EquityPoint) => ({
  at: timeText(at),
  equity: formatMoney(equity),
  cash: formatMoney(cash),
  net: formatMoney(net),
  gross: formatMoney(gross),
  profits: Object.fromEntries(
    Object.entries(profits).map(([id, profit]) => [id, formatMoney(profit)]),
  ),
});

export const shownPositions = (view: PlatformView) =>
  (view.analytics?.account.positions ?? []).map((position) => {
    const scale = new Scale(view, position.instrumentId);
    return {
      strategyId: position.strategyId,
      instrumentId: position.instrumentId,
      quantity: scale.quantity(position.quantity),
      cost: formatMoney(position.cost),
      mark: position.mark === null ? null : scale.price(position.mark.price),
      markedAt: position.mark === null ? null : timeText(position.mark.at),
      value: formatMoney(position.value),
      unrealized: formatMoney(position.unrealized),
      profit: formatMoney(position.profit),
    };
  });

export const shownAccount = (view: PlatformView) => {
  const account = view.analytics?.account;
  return {
    accountId: view.accountId,
    currency: view.currency,
    equity: account ? formatMoney(account.equity) : null,
    cash: account ? formatMoney(account.cash) : null,
    net: account ? formatMoney(account.net) : null,
    gross: account ? formatMoney(account.gross) : null,
  };
};

export const shownInstrument = (one: Instrument) => ({
  instrumentId: one.id,
  type: one.type,
  currency: one.currency,
  exchange: one.exchange,
  tick: formatDecimal(one.tick, one.priceDecimals),
  lot: formatDecimal(one.lot, one.quantityDecimals),
});

export const shownBar = (bar: InstantBar, closeTime: Timestamp, sequence: number) => ({
  instrumentId: bar.instrumentId,
  openTime: timeOfMilliseconds(bar.openTime),
  closeTime: timeText(closeTime),
  sequence,
  open: bar.open,
  high: bar.high,
  low: bar.low,
  close: bar.close,
  volume: bar.hasVolume ? bar.volume : null,
});
