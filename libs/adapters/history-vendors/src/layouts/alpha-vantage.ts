import { columnsByName, COMMON, plain, USUAL } from '../layout.ts';
import type { Layout } from '../layout.ts';

const DAILY = 'timestamp,open,high,low,close,volume';
const ADJUSTED = /^timestamp,open,high,low,close,adjustedclose,volume,dividendamount/;

export const alphaVantage: Layout = {
  ...COMMON,
  name: 'alpha-vantage',
  title: 'Alpha Vantage',
  source: 'www.alphavantage.co/documentation, TIME_SERIES_* with datatype=csv',
  isVerified: false,
  note: 'timestamp,open,high,low,close,volume, or with adjusted_close,volume,dividend_amount,split_coefficient; newest first. Times within the day are US Eastern.',
  timezone: 'America/New_York',
  adjust: 'unknown',
  recognizes: (cells) => {
    const header = cells.map(plain).join();
    return header === DAILY || ADJUSTED.test(header);
  },
  columns: columnsByName({ ...USUAL, adjusted: ['adjustedclose'] }),
};
