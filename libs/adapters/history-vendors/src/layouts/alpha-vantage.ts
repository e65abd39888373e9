import { columnsByName, COMMON, plain, USUAL } from '../layout.ts';
import type { Layout } from '../layout.ts';

const ADJUSTED = /^timestamp,open,high,low,close,adjustedclose,volume,dividendamount/;

export const alphaVantage: Layout = {
  ...COMMON,
  name: 'alpha-vantage',
  title: 'Alpha Vantage',
  source: 'www.alphavantage.co/documentation, TIME_SERIES_* with datatype=csv',
  isVerified: false,
  note: 'timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient, newest first. The files without adjustment have the header of any CSV (timestamp,open,high,low,close,volume) and are read as such: where their times are US Eastern, --layout alpha-vantage says so.',
  timezone: 'America/New_York',
  adjust: 'unknown',
  recognizes: (cells) => ADJUSTED.test(cells.map(plain).join()),
  columns: columnsByName({ ...USUAL, adjusted: ['adjustedclose'] }),
};
