import { parseTime } from '@stratvector/model';
import type { ParsedTime } from '@stratvector/model';
import { columnsByName, COMMON, hasNames, plain, USUAL } from '../layout.ts';
import type { Layout } from '../layout.ts';

const ZONED = /^(\d{8}[ -]+[\d:]{8}) +([A-Za-z]+(?:[/_][A-Za-z_]+)*)$/;

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** `20240102 09:30:00 US/Eastern` names its zone; without one it is the zone of the login. */
const time = (text: string, zone: string): ParsedTime | null => {
  const [, local, named] = ZONED.exec(text) ?? [];
  if (local === undefined || named === undefined)
    return parseTime(text.replace(/ {2,}/g, ' '), zone);
  if (!isZone(named)) return null;
  const parsed = parseTime(local.replace(/[ -]+/, ' '), named);
  return parsed && { ...parsed, hasOffset: true };
};

export const interactiveBrokers: Layout = {
  ...COMMON,
  name: 'interactive-brokers',
  title: 'Interactive Brokers historical bars',
  source: 'TWS API, reqHistoricalData and class Bar (interactivebrokers.github.io/tws-api)',
  isVerified: false,
  note: 'Bars of the API as programs save them: date,open,high,low,close,volume,average (or wap),barCount. Times are yyyymmdd hh:mm:ss, with or without a zone, dates, seconds since 1970, or ISO 8601. Without a zone they are those of the login: --timezone says it.',
  timezone: null,
  adjust: 'splits',
  recognizes: (cells) =>
    hasNames(cells, ['date', 'open', 'high', 'low', 'close', 'volume', 'barcount']) &&
    cells.map(plain).some((name) => name === 'average' || name === 'wap'),
  columns: columnsByName(USUAL),
  time,
};
