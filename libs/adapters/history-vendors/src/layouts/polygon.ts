import { columnsByName, COMMON, hasNames } from '../layout.ts';
import type { Layout } from '../layout.ts';

export const polygon: Layout = {
  ...COMMON,
  name: 'polygon',
  title: 'Polygon (Massive) flat files and aggregates',
  source: 'polygon.io/docs/flat-files, day and minute aggregates',
  isVerified: false,
  note: 'ticker,volume,open,close,high,low,window_start,transactions with nanoseconds since 1970, or the keys of the REST answer: t,o,h,l,c,v with milliseconds. Flat files are not adjusted; the REST answer is, unless it was asked not to be.',
  timezone: 'UTC',
  adjust: 'unknown',
  recognizes: (cells) =>
    hasNames(cells, ['ticker', 'open', 'close', 'windowstart']) ||
    hasNames(cells, ['t', 'o', 'h', 'l', 'c', 'v']),
  columns: columnsByName({
    time: [['windowstart', 't']],
    open: ['open', 'o'],
    high: ['high', 'h'],
    low: ['low', 'l'],
    close: ['close', 'c'],
    volume: ['volume', 'v'],
    adjusted: [],
    symbol: ['ticker'],
  }),
};
