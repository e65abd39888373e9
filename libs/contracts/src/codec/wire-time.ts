import type { Timestamp } from '@stratvector/kernel';

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/;
const DIGITS = 9;

/** RFC 3339 in UTC, with nine decimals of a second. */
export const timeText = (at: Timestamp): string => {
  const rest = at % NANOSECONDS_PER_MILLISECOND;
  const below = rest < 0n ? rest + NANOSECONDS_PER_MILLISECOND : rest;
  const milliseconds = Number((at - below) / NANOSECONDS_PER_MILLISECOND);
  const text = new Date(milliseconds).toISOString();
  return `${text.slice(0, -1)}${below.toString().padStart(6, '0')}Z`;
};

/** Null where the text is no such time. */
export const timeOfText = (text: string): Timestamp | null => {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, seconds = '', decimals = ''] = match;
  const milliseconds = Date.parse(`${seconds}Z`);
  if (Number.isNaN(milliseconds)) return null;
  const nanoseconds = BigInt(decimals.padEnd(DIGITS, '0'));
  return (BigInt(milliseconds) * NANOSECONDS_PER_MILLISECOND + nanoseconds) as Timestamp;
};
