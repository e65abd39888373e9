import { buildTrades } from '@stratvector/domain-analytics';
import type { Trade, TradeFigures, TradeFill, TradeSplit } from '@stratvector/domain-analytics';
import { firstAfter, millisecondsOf } from '@stratvector/kernel';
import { numberOfCount, numberOfMoney } from '@stratvector/model';
import type { BarColumns, InstrumentId } from '@stratvector/model';
import type { PlannedInstrument, RunPlan } from '../engine/plan.ts';
import { rateBookOf } from '../engine/rate-book.ts';
import type { RateBook } from '../engine/rate-book.ts';
import type { FillRow, RunLog, SplitRow } from '../files/run-log.ts';

const DAY_MS = 86_400_000;

/** A round trip with what the market did meanwhile. */
export interface MeasuredTrade extends Trade, TradeFigures {}

/** The last row that opens at or before a time. */
export const rowAt = ({ openTime }: BarColumns, time: number): number =>
  Math.max(0, firstAfter(openTime, time) - 1);

const fillOf = (
  { ticket, fill, at, booked }: FillRow,
  planned: PlannedInstrument,
  book: RateBook,
): TradeFill => {
  const { instrument, columns } = planned;
  return {
    strategyId: ticket.strategyId,
    instrumentId: ticket.instrumentId,
    orderId: ticket.clientOrderId,
    time: millisecondsOf(at),
    row: rowAt(columns, millisecondsOf(fill.barOpenTime)),
    quantity: numberOfCount(booked.quantity, instrument.quantityDecimals),
    price: numberOfCount(fill.price, instrument.priceDecimals),
    unitValue: book.unitValueAt(instrument, millisecondsOf(at)),
    costs: numberOfMoney(fill.commission) + numberOfMoney(fill.fees),
    reason: ticket.reason,
    role: ticket.role,
  };
};

const splitOf = (split: SplitRow, { instrument, columns }: PlannedInstrument): TradeSplit => {
  const time = millisecondsOf(split.at);
  return {
    strategyId: split.strategyId,
    instrumentId: split.instrumentId,
    time,
    row: rowAt(columns, time),
    ratio: Number(split.numerator) / Number(split.denominator),
    left: Math.abs(numberOfCount(split.positionAfter, instrument.quantityDecimals)),
    cashInLieu: Math.abs(numberOfMoney(split.cashInLieu)),
  };
};

/** What prices before a row are divided by to stand beside those from it on; 1 where nothing splits. */
const ratioAt = (row: number, actions: PlannedInstrument['actions']): number =>
  actions.reduce(
    (ratio, action) =>
      action.kind === 'split' && action.row === row
        ? (ratio * Number(action.numerator)) / Number(action.denominator)
        : ratio,
    1,
  );

interface Range {
  readonly top: number;
  readonly bottom: number;
}

/** Over the rows from one to another, both included. */
const rangeOf = ({ high, low }: BarColumns, from: number, to: number): Range => {
  let top = -Infinity;
  let bottom = Infinity;
  for (let row = from; row <= to; row += 1) {
    const highest = high[row] as number;
    const lowest = low[row] as number;
    if (highest > top) top = highest;
    if (lowest < bottom) bottom = lowest;
  }
  return { top, bottom };
};

/** The same, prices before a split on the shares of the end. */
const rangeOverActions = (
  { columns: { high, low }, actions }: PlannedInstrument,
  from: number,
  to: number,
): Range => {
  let [top, bottom, ratio] = [-Infinity, Infinity, 1];
  for (let row = to; row >= from; row -= 1) {
    top = Math.max(top, (high[row] ?? NaN) / ratio);
    bottom = Math.min(bottom, (low[row] ?? NaN) / ratio);
    ratio *= ratioAt(row, actions);
  }
  return { top, bottom };
};

/**
 * Furthest against and for the position over its bars, entry and exit bars included; prices before a
 * split on the shares of the end, as the average entry is.
 */
const excursions = (trade: Trade, planned: PlannedInstrument) => {
  const { columns, actions } = planned;
  const last = trade.exitRow ?? columns.length - 1;
  const { top, bottom } =
    actions.length > 0
      ? rangeOverActions(planned, trade.entryRow, last)
      : rangeOf(columns, trade.entryRow, last);
  const up = Math.max(0, top / trade.entryPrice - 1);
  const down = Math.min(0, bottom / trade.entryPrice - 1);
  return trade.side === 'long' ? { mae: down, mfe: up } : { mae: -up, mfe: -down };
};

const measure = (trade: Trade, planned: PlannedInstrument): MeasuredTrade => {
  const { columns } = planned;
  const exitRow = trade.exitRow ?? columns.length - 1;
  const exitTime = trade.exitTime ?? columns.closeTime[exitRow] ?? NaN;
  return {
    ...trade,
    ...excursions(trade, planned),
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
  const events: (TradeFill | TradeSplit)[] = [];
  const book = rateBookOf(plan);
  let next = 0;
  const splitsBefore = (fills: number): void => {
    for (let row = log.splits[next]; row && row.fills <= fills; row = log.splits[next]) {
      const one = planned.get(row.instrumentId);
      if (one) events.push(splitOf(row, one));
      next += 1;
    }
  };
  log.fills.forEach((row, place) => {
    splitsBefore(place);
    const one = planned.get(row.ticket.instrumentId);
    if (one) events.push(fillOf(row, one, book));
  });
  splitsBefore(log.fills.length);
  return buildTrades(events).flatMap((trade) => {
    const one = planned.get(trade.instrumentId);
    return one ? [measure(trade, one)] : [];
  });
};
