import type { TimeManner } from './time-manner.ts';
import { momentInZone } from './time-zone.ts';

const DATE = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/;
const DATE_TIME =
  /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const EPOCH = /^\d{9,19}$/;
const MINUTE_MS = 60_000;

/** A date names a session; a time is a moment. */
export interface ParsedTime extends TimeManner {
  /** Milliseconds since the Unix epoch, UTC. */
  readonly milliseconds: number;
}

/** Seconds, milliseconds, microseconds or nanoseconds: the count of digits tells. */
const epochMilliseconds = (text: string): number => {
  const value = Number(text);
  if (text.length <= 11) return value * 1000;
  if (text.length <= 14) return value;
  return text.length <= 17 ? value / 1e3 : value / 1e6;
};

const offsetOf = (text: string): number => {
  if (text.toUpperCase() === 'Z') return 0;
  const digits = text.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  return (text.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
};

const dayOf = ([, year = '', month = '', day = '']: RegExpExecArray): number => {
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(time);
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal ? time : NaN;
};

/** Milliseconds since midnight; 24:00:00 is the next one, a leap second the second after. */
const clockOf = (hour: number, minute: number, second: number): number => {
  const isReal = minute < 60 && second <= 60 && (hour < 24 || hour * 60 + minute + second === 1440);
  return isReal ? (hour * 60 + minute) * MINUTE_MS + second * 1000 : NaN;
};

const momentOf = (match: RegExpExecArray, zone: string): ParsedTime => {
  const [, , , , hour = '0', minute = '0', second = '0', fraction = '', offset] = match;
  const local =
    dayOf(match) +
    clockOf(Number(hour), Number(minute), Number(second)) +
    Number(fraction.slice(0, 3).padEnd(3, '0'));
  const hasOffset = offset !== undefined;
  const offsetMs = hasOffset ? offsetOf(offset) : NaN;
  const milliseconds = hasOffset ? local - offsetMs : momentInZone(local, zone);
  return { milliseconds, isDate: false, hasOffset, offsetMs };
};

/** Reads ISO 8601, vendors' variants of it, and epochs of any unit; null for anything else. */
export const parseTime = (text: string, zone: string): ParsedTime | null => {
  const date = DATE.exec(text);
  if (date)
    return valid({ milliseconds: dayOf(date), isDate: true, hasOffset: true, offsetMs: NaN });
  if (EPOCH.test(text))
    return {
      milliseconds: epochMilliseconds(text),
      isDate: false,
      hasOffset: true,
      offsetMs: NaN,
    };
  const moment = DATE_TIME.exec(text);
  return moment ? valid(momentOf(moment, zone)) : null;
};

const valid = (time: ParsedTime): ParsedTime | null =>
  Number.isNaN(time.milliseconds) ? null : time;
