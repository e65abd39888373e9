import { parseTime } from '@stratvector/model';
import type { ParsedTime } from '@stratvector/model';
import { columnsByName, COMMON, hasNames } from '../layout.ts';
import type { Layout } from '../layout.ts';

/** Days carry a time of 000000 too. */
const time = (text: string, zone: string): ParsedTime | null =>
  parseTime(text.replace(/ 0{4,6}$/, ''), zone);

export const stooq: Layout = {
  ...COMMON,
  name: 'stooq',
  title: 'Stooq',
  source: 'stooq.com, "Free Historical Market Data"',
  isVerified: false,
  note: 'The files of its database: <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>. The file of a single ticker (Date,Open,High,Low,Close,Volume) is read as any CSV with a header. The zone of its times within the day is not documented: --timezone says it.',
  timezone: null,
  adjust: 'unknown',
  recognizes: (cells) => hasNames(cells, ['ticker', 'per', 'date', 'time', 'open', 'vol']),
  columns: columnsByName({
    time: [['date'], ['time']],
    open: ['open'],
    high: ['high'],
    low: ['low'],
    close: ['close'],
    volume: ['vol'],
    adjusted: [],
    symbol: ['ticker'],
  }),
  time,
};
