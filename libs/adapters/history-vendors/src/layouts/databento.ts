import { numberOfText } from '@stratvector/model';
import { columnsByName, COMMON, hasNames, USUAL } from '../layout.ts';
import type { Layout } from '../layout.ts';

const UNITS = 1e9;

/** Whole numbers count 10^-9; "pretty" prices have a decimal point. */
const price = (text: string): number => {
  const value = numberOfText(text);
  return text.includes('.') ? value : value / UNITS;
};

export const databento: Layout = {
  ...COMMON,
  name: 'databento',
  title: 'Databento OHLCV',
  source: 'databento.com/docs/schemas/ohlcv',
  isVerified: true,
  note: 'ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume[,symbol]. ts_event is the inclusive start of the bar, in nanoseconds or ISO 8601; whole prices count 10^-9. Where no trade took place there is no row.',
  timezone: 'UTC',
  adjust: 'none',
  recognizes: (cells) => hasNames(cells, ['tsevent', 'rtype', 'open', 'close', 'volume']),
  columns: columnsByName({ ...USUAL, time: [['tsevent']], symbol: ['symbol'] }),
  price,
};
