import { millisecondsOf } from '@stratvector/kernel';
import { numberOfCount, numberOfMoney } from '@stratvector/model';
import type { BarColumns, Instrument } from '@stratvector/model';
import type { EquityColumns } from '../engine/equity-record.ts';
import type { RunPlan } from '../engine/plan.ts';
import type { FillRow, RunLog } from './run-log.ts';
import { cell, isoTime, TextFile } from './text-file.ts';

const HEADER = 'time,strategy,instrument,quantity,average_price,mark,value';

/** One position as it moves along the rows. */
interface Held {
  readonly strategy: string;
  readonly instrument: Instrument;
  readonly columns: BarColumns;
  /** The last row that had closed. */
  row: number;
  quantity: number;
  cost: number;
}

const decimal = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

const markOf = (held: Held, time: number): number => {
  const { closeTime, close } = held.columns;
  while ((closeTime[held.row + 1] ?? Infinity) <= time) held.row += 1;
  return close[held.row] ?? NaN;
};

const lineOf = (held: Held, time: number): string => {
  const { instrument, quantity, cost, strategy } = held;
  const mark = markOf(held, time);
  return [
    isoTime(time),
    cell(strategy),
    cell(instrument.id),
    decimal(quantity, 8),
    decimal(cost / quantity / instrument.multiplier, 6),
    decimal(mark, 6),
    decimal(quantity * mark * instrument.multiplier, 4),
  ].join(',');
};

const book = (positions: Map<string, Held>, { ticket, booked }: FillRow, plan: RunPlan): void => {
  const key = `${ticket.strategyId}/${ticket.instrumentId}`;
  const planned = plan.instruments.find(({ instrument }) => instrument.id === ticket.instrumentId);
  if (!planned) return;
  const { instrument, columns } = planned;
  const fresh = { strategy: ticket.strategyId, instrument, columns, row: 0, quantity: 0, cost: 0 };
  const held = positions.get(key) ?? fresh;
  held.quantity = numberOfCount(booked.positionAfter, instrument.quantityDecimals);
  held.cost = numberOfMoney(booked.costAfter);
  positions.set(key, held);
};

/** A close is the next bar's open: what fills in that bar is not held yet. */
const opensBefore = ({ fill }: FillRow, closeTime: number): boolean =>
  millisecondsOf(fill.barOpenTime) < closeTime;

/** `positions.csv`: what is held at the close of each of the given rows of the equity columns. */
export const writePositions = (
  path: string,
  plan: RunPlan,
  { fills }: RunLog,
  { time, rows }: { readonly time: EquityColumns['time']; readonly rows: Iterable<number> },
): void => {
  const file = new TextFile(path);
  file.line(HEADER);
  const positions = new Map<string, Held>();
  let next = 0;
  for (const close of rows) {
    const at = time[close] ?? NaN;
    for (let row = fills[next]; row && opensBefore(row, at); row = fills[next]) {
      book(positions, row, plan);
      next += 1;
    }
    for (const held of positions.values()) if (held.quantity !== 0) file.line(lineOf(held, at));
  }
  file.close();
};
