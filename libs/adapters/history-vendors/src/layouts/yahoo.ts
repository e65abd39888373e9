import { columnsByName, COMMON, hasNames, USUAL } from '../layout.ts';
import type { Layout } from '../layout.ts';

export const yahoo: Layout = {
  ...COMMON,
  name: 'yahoo',
  title: 'Yahoo Finance',
  source: 'help.yahoo.com, "About historical prices" (SLN2311)',
  isVerified: false,
  note: 'Date,Open,High,Low,Close,Adj Close,Volume. Prices are adjusted for splits, the adjusted close for dividends too; days without trade have the cells "null". The help page names the columns and not their order.',
  timezone: 'UTC',
  adjust: 'splits',
  recognizes: (cells) => hasNames(cells, ['date', 'open', 'high', 'low', 'close', 'adjclose']),
  columns: columnsByName({ ...USUAL, adjusted: ['adjclose'] }),
};
