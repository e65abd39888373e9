import { COMMON } from '../layout.ts';
import type { Layout } from '../layout.ts';

const CELLS = 12;
const EPOCH = /^(\d{13}|\d{16})$/;

export const binance: Layout = {
  ...COMMON,
  name: 'binance',
  title: 'Binance klines',
  source: 'github.com/binance/binance-public-data, README, "Klines"',
  isVerified: true,
  note: 'Twelve columns without a header: open time, open, high, low, close, volume, close time, and seven that are left aside. Milliseconds since 1970, microseconds in spot files from 2025 on. Files with a header (open_time,…) are read as any CSV.',
  hasHeader: false,
  timezone: 'UTC',
  adjust: 'none',
  recognizes: (cells) =>
    cells.length === CELLS && EPOCH.test(cells[0] ?? '') && EPOCH.test(cells[6] ?? ''),
  columns: (cells) =>
    cells.length === CELLS
      ? { time: [0], open: 1, high: 2, low: 3, close: 4, volume: 5, adjusted: null, symbol: null }
      : `klines have ${CELLS} columns, found ${cells.length}`,
};
