import { readBarHeader } from '@stratvector/model';
import { COMMON } from '../layout.ts';
import type { Layout, LayoutColumns } from '../layout.ts';

const columns = (cells: readonly string[]): LayoutColumns | string => {
  const header = readBarHeader(cells);
  if (typeof header === 'string') return header;
  const place = (column: 'time' | 'open' | 'high' | 'low' | 'close'): number =>
    header.get(column) ?? -1;
  return {
    time: [place('time')],
    open: place('open'),
    high: place('high'),
    low: place('low'),
    close: place('close'),
    volume: header.get('volume') ?? null,
    adjusted: header.get('adjusted') ?? null,
    symbol: header.get('symbol') ?? null,
  };
};

export const generic: Layout = {
  ...COMMON,
  name: 'generic',
  title: 'Any CSV with a header',
  source: 'this program',
  isVerified: true,
  note: 'Columns by any of their usual names, in any order: time (time, timestamp, date, datetime), open, high, low, close, and volume, adjusted close, symbol where they exist.',
  timezone: 'UTC',
  adjust: 'unknown',
  recognizes: (cells) => typeof readBarHeader(cells) !== 'string',
  columns,
};
