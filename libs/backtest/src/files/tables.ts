import { millisecondsOf } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { divideHalfEven, formatDecimal, formatMoney } from '@stratvector/model';
import type { Instrument, InstrumentId, Price, Quantity } from '@stratvector/model';
import type { OrderRow } from './order-row.ts';
import type { FillRow, RunLog } from './run-log.ts';
import type { SignalRow } from './signal-row.ts';
import { cell } from './csv-cell.ts';
import { TextFile } from './text-file.ts';
import { isoTime } from './time-bytes.ts';

type Instruments = ReadonlyMap<InstrumentId, Instrument>;

const time = (at: Timestamp | null): string => (at === null ? '' : isoTime(millisecondsOf(at)));

const priceText = (at: Price | null, instrument: Instrument | undefined): string =>
  at === null ? '' : formatDecimal(at, instrument?.priceDecimals ?? 0);

const quantityText = (count: Quantity, instrument: Instrument | undefined): string =>
  formatDecimal(count, instrument?.quantityDecimals ?? 0);

const FILL_HEADER =
  'fill_id,time,bar,account,strategy,instrument,order_id,side,quantity,price,currency,commission,fees,slippage,decision_price,position_after,reason,policy_decided';

/** `time` is the bar's open for fills at the open and its close otherwise. */
const fillLine = ({ ticket, fill, at, booked }: FillRow, instruments: Instruments): string => {
  const instrument = instruments.get(ticket.instrumentId);
  return [
    cell(fill.tradeId),
    time(at),
    time(fill.barOpenTime),
    cell(ticket.accountId),
    cell(ticket.strategyId),
    cell(ticket.instrumentId),
    cell(ticket.clientOrderId),
    ticket.side,
    quantityText(fill.quantity, instrument),
    priceText(fill.price, instrument),
    instrument?.currency ?? '',
    formatMoney(fill.commission),
    formatMoney(fill.fees),
    formatMoney(fill.slippage),
    priceText(ticket.decisionPrice, instrument),
    quantityText(booked.positionAfter, instrument),
    cell(ticket.reason),
    String(fill.policyDecided),
  ].join(',');
};

const ORDER_HEADER =
  'order_id,parent_id,account,strategy,instrument,side,type,quantity,limit,stop,time_in_force,state,reason,filled,average_price,decided,working,ended';

const averagePrice = ({ filled, paid }: OrderRow): Price | null =>
  filled === 0n ? null : (divideHalfEven(paid, filled) as Price);

const orderLine = (row: OrderRow, instruments: Instruments): string => {
  const { ticket } = row;
  const instrument = instruments.get(ticket.instrumentId);
  return [
    cell(ticket.clientOrderId),
    cell(ticket.parentId ?? ''),
    cell(ticket.accountId),
    cell(ticket.strategyId),
    cell(ticket.instrumentId),
    ticket.side,
    row.type,
    quantityText(row.quantity, instrument),
    priceText(ticket.limitPrice, instrument),
    priceText(ticket.stopPrice, instrument),
    ticket.timeInForce,
    row.state,
    cell(row.reason),
    quantityText(row.filled, instrument),
    priceText(averagePrice(row), instrument),
    time(ticket.decidedAt),
    time(row.working),
    time(row.ended),
  ].join(',');
};

const SIGNAL_HEADER = 'time,strategy,instrument,kind,value,target,reason,price,became';

const valueText = ({ intent }: SignalRow['signal']): string => {
  switch (intent.kind) {
    case 'direction':
      return String(intent.direction);
    case 'weight':
      return formatDecimal(intent.weight, 9);
    case 'order':
      return intent.idea.side;
    case 'change':
      return intent.change.name;
  }
};

const signalLine = (row: SignalRow, instruments: Instruments): string => {
  const { signal } = row;
  const instrument = instruments.get(signal.instrumentId);
  return [
    time(row.closeTime),
    cell(row.strategyId),
    cell(signal.instrumentId),
    signal.intent.kind,
    valueText(signal),
    row.target === null ? '' : quantityText(row.target, instrument),
    cell(signal.reason),
    priceText(signal.decisionPrice, instrument),
    cell(row.became),
  ].join(',');
};

const write = <Row>(
  path: string,
  header: string,
  rows: readonly Row[],
  line: (row: Row) => string,
): void => {
  const file = new TextFile(path);
  file.line(header);
  for (const row of rows) file.line(line(row));
  file.close();
};

const byTime = (a: FillRow, b: FillRow): number => {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  const [left, right] = [a.ticket.instrumentId, b.ticket.instrumentId];
  return left === right ? 0 : left < right ? -1 : 1;
};

/** `fills.csv`: sorted by time, then instrument; within both, in the order of the log. */
export const writeFills = (path: string, { fills }: RunLog, instruments: Instruments): void =>
  write(path, FILL_HEADER, [...fills].sort(byTime), (row) => fillLine(row, instruments));

export const writeOrders = (path: string, { orders }: RunLog, instruments: Instruments): void =>
  write(path, ORDER_HEADER, orders, (row) => orderLine(row, instruments));

export const writeSignals = (path: string, { signals }: RunLog, instruments: Instruments): void =>
  write(path, SIGNAL_HEADER, signals, (row) => signalLine(row, instruments));
