import { columnsByName, COMMON, hasNames } from '../layout.ts';
import type { Layout, LayoutColumns } from '../layout.ts';

const DAY = /^\d{4}\.\d{2}\.\d{2}$/;
const TIME = /^\d{2}:\d{2}(:\d{2})?$/;
const OLD_CELLS = 7;

/** MetaTrader 4 writes no header: date, time, open, high, low, close, volume. */
const isOld = (cells: readonly string[]): boolean =>
  cells.length === OLD_CELLS && DAY.test(cells[0] ?? '') && TIME.test(cells[1] ?? '');

const OLD: LayoutColumns = {
  time: [0, 1],
  open: 2,
  high: 3,
  low: 4,
  close: 5,
  volume: 6,
  adjusted: null,
  symbol: null,
};

const named = columnsByName({
  time: [['date'], ['time']],
  open: ['open'],
  high: ['high'],
  low: ['low'],
  close: ['close'],
  volume: ['tickvol'],
  adjusted: [],
  symbol: [],
});

const SOURCE = 'www.metatrader5.com, help, "Symbols": export of bars';

export const metatrader5: Layout = {
  ...COMMON,
  name: 'metatrader-5',
  title: 'MetaTrader 5',
  source: SOURCE,
  isVerified: false,
  note: "<DATE> <TIME> <OPEN> <HIGH> <LOW> <CLOSE> <TICKVOL> <VOL> <SPREAD>, tabs between, days without <TIME>. Volume is the count of ticks. Times are those of the broker's server: --timezone says its zone.",
  timezone: null,
  adjust: 'unknown',
  recognizes: (cells) => hasNames(cells, ['date', 'open', 'high', 'low', 'close', 'tickvol']),
  columns: named,
};

export const metatrader4: Layout = {
  ...COMMON,
  name: 'metatrader-4',
  title: 'MetaTrader 4',
  source: 'docs.mql4.com, "History Center": export to CSV',
  isVerified: false,
  note: "Seven columns without a header: date (2024.01.02), time (09:30), open, high, low, close, volume in ticks. Times are those of the broker's server: --timezone says its zone.",
  hasHeader: false,
  timezone: null,
  adjust: 'unknown',
  recognizes: isOld,
  columns: (cells) =>
    isOld(cells) ? OLD : 'the first line is no date, time, open, high, low, close and volume',
};
