import { instrumentId, TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { BarColumns, RawBars, Timeframe } from '@stratvector/model';
import type { CheckInput } from './check.ts';

/** A row of a file: its time, open, high, low, close, volume. */
export type FileRow = readonly [string, number, number, number, number, number];

/** A bar that trades at one price and volume; the volume tells it from others. */
export const at = (time: string, price: number, volume = 100): FileRow => [
  time,
  price,
  price + 1,
  price - 1,
  price,
  volume,
];

const rawOf = (rows: readonly FileRow[]): RawBars => {
  const column = (place: 1 | 2 | 3 | 4 | 5) => Float64Array.from(rows, (row) => row[place]);
  return {
    instrument: instrumentId('A'),
    length: rows.length,
    line: Float64Array.from(rows, (_, place) => place + 2),
    time: Float64Array.from(rows, ([time]) => Date.parse(time)),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(5),
    adjusted: new Float64Array(0),
    hasVolume: true,
    hasAdjusted: false,
  };
};

/** Rows as a check sees them; all of them are bars where `bars` says nothing else. */
export const inputOf = (
  rows: readonly FileRow[],
  changes: Partial<Omit<CheckInput, 'bars'>> & { readonly timeframe?: Timeframe } = {},
): CheckInput => {
  const raw = rawOf(rows);
  const timeframe = changes.timeframe ?? '1d';
  const width = TIMEFRAME_MILLISECONDS[timeframe];
  const bars: BarColumns = {
    length: raw.length,
    openTime: raw.time,
    closeTime: raw.time.map((time) => time + width),
    open: raw.open,
    high: raw.high,
    low: raw.low,
    close: raw.close,
    volume: raw.volume,
    hasVolume: raw.hasVolume,
  };
  return {
    raw,
    bars,
    line: raw.line,
    timeframe,
    sessionDates: timeframe === '1d',
    calendar: null,
    ...changes,
  };
};

const DAY_MS = 86_400_000;

/** Weekdays from 2024-01-02 on. */
export const weekdays = (count: number): readonly string[] => {
  const days: string[] = [];
  for (let time = Date.UTC(2024, 0, 2); days.length < count; time += DAY_MS)
    if (![0, 6].includes(new Date(time).getUTCDay())) days.push(new Date(time).toISOString());
  return days;
};

/** Prices that wander a little, never the same twice in a row. */
export const wandering = (count: number, base = 100): readonly number[] =>
  Array.from({ length: count }, (_, row) => base + Math.sin(row * 1.7) + (row % 3) * 0.11);
