import { buildTrades } from '@stratvector/domain-analytics';
import type { Trade, TradeFigures, TradeFill } from '@stratvector/domain-analytics';
import { millisecondsOf } from '@stratvector/kernel';
import { numberOfCount, numberOfMoney } from '@stratvector/model';
import type { BarColumns, InstrumentId } from '@stratvector/model';
import type { PlannedInstrument, RunPlan } from '../engine/plan.ts';
import type { FillRow, RunLog } from '../files/run-log.ts';

const DAY_MS = 86_400_000;

/** A round trip with what the market did meanwhile. */
export interface MeasuredTrade extends Trade, TradeFigures {}

/** The last row that opens at or before a time. */
export const rowAt = ({ openTime }: BarColumns, time: number): number => {
  let low = 0;
  let high = openTime.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((openTime[middle] ?? Infinity) <= time) low = middle;
    else high = middle - 1;
  }
  return low;
};

const fillOf = ({ ticket, fill, at, booked }: FillRow, planned: PlannedInstrument): TradeFill => {
  const { instrument, columns } = planned;
  return {
    strategyId: ticket.strategyId,
    instrumentId: ticket.instrumentId,
    orderId: ticket.clientOrderId,
    time: millisecondsOf(at),
    row: rowAt(columns, millisecondsOf(fill.barOpenTime)),
    quantity: numberOfCount(booked.quantity, instrument.quantityDecimals),
    price: numberOfCount(fill.price, instrument.priceDecimals),
    multiplier: instrument.multiplier,
    costs: numberOfMoney(fill.commission) + numberOfMoney(fill.fees),
    reason: ticket.reason,
    role: ticket.role,
  };
};

/** Furthest against and for the position over its bars, entry and exit bars included. */
const excursions = (trade: Trade, { high, low }: BarColumns) => {
  let [top, bottom] = [-Infinity, Infinity];
  const last = trade.exitRow ?? high.length - 1;
  for (let row = trade.entryRow; row <= last; row += 1) {
    top = Math.max(top, high[row] ?? NaN);
    bottom = Math.min(bottom, low[row] ?? NaN);
  }
  const up = Math.max(0, top / trade.entryPrice - 1);
  const down = Math.min(0, bottom / trade.entryPrice - 1);
  return trade.side === 'long' ? { mae: down, mfe: up } : { mae: -up, mfe: -down };
};

const measure = (trade: Trade, columns: BarColumns): MeasuredTrade => {
  const exitRow = trade.exitRow ?? columns.length - 1;
  const exitTime = trade.exitTime ?? columns.closeTime[exitRow] ?? NaN;
  return {
    ...trade,
    ...excursions(trade, columns),
    return: trade.pnl / trade.entryNotional,
    bars: exitRow - trade.entryRow + 1,
    days: (exitTime - trade.entryTime) / DAY_MS,
  };
};

/** The round trips of a run, closed ones first, then those still open. */
export const tradesOf = (plan: RunPlan, log: RunLog): readonly MeasuredTrade[] => {
  const planned = new Map<InstrumentId, PlannedInstrument>(
    plan.instruments.map((one) => [one.instrument.id, one]),
  );
  const fills = log.fills.flatMap((row) => {
    const one = planned.get(row.ticket.instrumentId);
    return one ? [fillOf(row, one)] : [];
  });
  return buildTrades(fills).flatMap((trade) => {
    const one = planned.get(trade.instrumentId);
    return one ? [measure(trade, one.columns)] : [];
  });
};
