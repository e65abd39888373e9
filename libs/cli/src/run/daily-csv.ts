import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { instrumentId } from '@stratvector/model';
import type { LoadedSeries } from '@stratvector/model';
import { BadInput } from '../failure.ts';

const DAY_MS = 86_400_000;
const COLUMNS = ['open', 'high', 'low', 'close'] as const;

const rounded = (text: string | undefined): number => Math.round(Number(text) * 1e6) / 1e6;

const decimalsOf = (text: string): number => (text.split('.')[1] ?? '').replace(/0+$/, '').length;

/** Daily bars with a date column, one symbol per file: the layout of the example data. */
export const readDailyCsv = (
  path: string,
  symbol = basename(path).replace(/\.csv$/, ''),
): LoadedSeries => {
  const lines = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const header = (lines[0] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const missing = ['date', ...COLUMNS].filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw new BadInput([
      `${path}: the columns ${missing.join(', ')} are missing; found ${header.join(', ')}`,
    ]);
  const rows = lines.slice(1).map((line) => line.split(','));
  const column = (name: string): Float64Array => {
    const place = header.indexOf(name);
    return Float64Array.from(rows, (row) => (place < 0 ? 0 : rounded(row[place])));
  };
  const openTime = Float64Array.from(rows, (row) => Date.parse(row[header.indexOf('date')] ?? ''));
  const [open, high, low, close] = COLUMNS.map(column);
  if (!open || !high || !low || !close) throw new BadInput([`${path}: no bars`]);
  const priceDecimals = rows.reduce(
    (most, row) => Math.max(most, decimalsOf(row[header.indexOf('close')] ?? '')),
    0,
  );
  return {
    instrument: instrumentId(symbol),
    timeframe: '1d',
    bars: {
      length: rows.length,
      openTime,
      closeTime: openTime.map((time) => time + DAY_MS),
      open,
      high,
      low,
      close,
      volume: column('volume'),
      hasVolume: header.includes('volume'),
    },
    sessionDates: true,
    adjustedClose: null,
    priceDecimals,
    source: path,
    findings: [],
    tally: {},
    counts: { read: rows.length, used: rows.length, skipped: 0, repaired: 0 },
  };
};
