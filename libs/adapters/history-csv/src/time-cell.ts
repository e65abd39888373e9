const DATE = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/;
const DATE_TIME =
  /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const EPOCH = /^\d{9,19}$/;
const MINUTE_MS = 60_000;

export interface ParsedTime {
  /** Milliseconds since the Unix epoch, UTC. */
  readonly milliseconds: number;
  /** A date names a session; a time is a moment. */
  readonly isDate: boolean;
  /** Whether the text said where it was. */
  readonly hasOffset: boolean;
}

/** Seconds, milliseconds, microseconds or nanoseconds: the count of digits tells. */
const epochMilliseconds = (text: string): number => {
  const value = Number(text);
  if (text.length <= 11) return value * 1000;
  if (text.length <= 14) return value;
  return text.length <= 17 ? value / 1e3 : value / 1e6;
};

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, fresh);
  return fresh;
};

/** Minutes that a zone is ahead of UTC at a moment. */
const offsetMs = (zone: string, moment: number): number => {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(moment / 1000) * 1000;
};

/** A local time as a moment; of two such times in autumn the first, in spring's gap the later. */
const inZone = (local: number, zone: string): number => {
  if (zone === 'UTC') return local;
  const guess = local - offsetMs(zone, local);
  return local - offsetMs(zone, guess);
};

const offsetOf = (text: string): number => {
  if (text.toUpperCase() === 'Z') return 0;
  const digits = text.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  return (text.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
};

const dayOf = ([, year = '', month = '', day = '']: RegExpExecArray): number => {
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isReal = new Date(time).getUTCDate() === Number(day);
  return isReal ? time : NaN;
};

const momentOf = (match: RegExpExecArray, zone: string): ParsedTime => {
  const [, , , , hour = '0', minute = '0', second = '0', fraction = '', offset] = match;
  const clock = (Number(hour) * 60 + Number(minute)) * MINUTE_MS + Number(second) * 1000;
  const local = dayOf(match) + clock + Math.floor(Number(`0.${fraction || '0'}`) * 1000);
  const hasOffset = offset !== undefined;
  const milliseconds = hasOffset ? local - offsetOf(offset) : inZone(local, zone);
  return { milliseconds, isDate: false, hasOffset };
};

/** Reads ISO 8601, vendors' variants of it, and epochs of any unit; null for anything else. */
export const parseTime = (text: string, zone: string): ParsedTime | null => {
  const date = DATE.exec(text);
  if (date) return valid({ milliseconds: dayOf(date), isDate: true, hasOffset: true });
  if (EPOCH.test(text))
    return { milliseconds: epochMilliseconds(text), isDate: false, hasOffset: true };
  const moment = DATE_TIME.exec(text);
  return moment ? valid(momentOf(moment, zone)) : null;
};

const valid = (time: ParsedTime): ParsedTime | null =>
  Number.isNaN(time.milliseconds) ? null : time;
