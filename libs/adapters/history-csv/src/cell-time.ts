import { momentInZone, parseTime } from '@stratvector/model';
import type { TimeManner } from '@stratvector/model';

const ZERO = 48;
const COLON = 58;
const POINT = 46;
const SPACE = 32;
const PLUS = 43;
const MINUS = 45;
const LETTER_T = 84;
const LETTER_Z = 90;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DATE_BYTES = 10;
const MINUTE_BYTES = 16;
const OFFSET_BYTES = 6;
const FRACTION_BYTES_MAX = 9;
const EPOCH_BYTES_MIN = 9;
const EPOCH_BYTES_MAX = 15;

const SEPARATORS = new Set([...'-/.'].map((sign) => sign.charCodeAt(0)));

/** Two digits as a number; what is no digit makes it over 99 or negative. */
const pair = (bytes: Uint8Array, at: number): number => {
  const tens = (bytes[at] ?? 0) - ZERO;
  const ones = (bytes[at + 1] ?? 0) - ZERO;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NaN : tens * 10 + ones;
};

/** A count of digits; NaN where one is none. */
const count = (bytes: Uint8Array, from: number, to: number): number => {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** An offset such as -05:00; NaN where it is none. */
const offsetMs = (bytes: Uint8Array, at: number): number => {
  const sign = bytes[at];
  if ((sign !== PLUS && sign !== MINUS) || bytes[at + 3] !== COLON) return NaN;
  const size = pair(bytes, at + 1) * HOUR_MS + pair(bytes, at + 4) * MINUTE_MS;
  return sign === PLUS ? size : -size;
};

/**
 * Reads times from bytes. The usual forms (2024-03-28, 2024-03-28 14:30, 2024-03-28T14:30:00.000Z,
 * digits since 1970) are read as they stand; everything else goes through text, and so do refusals.
 */
export class CellTime {
  /** Of the time at hand: UTC. */
  milliseconds = NaN;
  readonly manner: { -readonly [Key in keyof TimeManner]: TimeManner[Key] } = {
    isDate: false,
    hasOffset: false,
    offsetMs: NaN,
  };
  readonly #zone: string;
  /** The day read last, as its digits and as a moment: most rows of minutes share it. */
  #day = NaN;
  #dayMs = NaN;
  /** The moment at hand as far as it is read, as if it were UTC. */
  #local = NaN;

  constructor(zone: string) {
    this.#zone = zone;
  }

  /** Whether the bytes are a usual form. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    const length = to - from;
    const isSeparated =
      SEPARATORS.has(bytes[from + 4] ?? 0) && SEPARATORS.has(bytes[from + 7] ?? 0);
    if (!isSeparated) return this.#readEpoch(bytes, from, to);
    const day = this.#dayOf(bytes, from);
    if (Number.isNaN(day)) return false;
    if (length === DATE_BYTES) return this.#is(day, true, true);
    return length >= MINUTE_BYTES && this.#readMoment(bytes, from, to);
  }

  /** Any form at all; false where it is no time. */
  readText(text: string): boolean {
    const time = parseTime(text, this.#zone);
    if (time === null) return false;
    this.#is(time.milliseconds, time.isDate, time.hasOffset);
    this.manner.offsetMs = time.offsetMs;
    return true;
  }

  #is(milliseconds: number, isDate: boolean, hasOffset: boolean): true {
    this.milliseconds = milliseconds;
    this.manner.isDate = isDate;
    this.manner.hasOffset = hasOffset;
    this.manner.offsetMs = NaN;
    return true;
  }

  #readEpoch(bytes: Uint8Array, from: number, to: number): boolean {
    const digits = to - from;
    if (digits < EPOCH_BYTES_MIN || digits > EPOCH_BYTES_MAX) return false;
    const value = count(bytes, from, to);
    if (Number.isNaN(value)) return false;
    if (digits <= 11) return this.#is(value * 1000, false, true);
    return this.#is(digits <= 14 ? value : value / 1e3, false, true);
  }

  #readMoment(bytes: Uint8Array, from: number, to: number): boolean {
    const sign = bytes[from + DATE_BYTES];
    if ((sign !== LETTER_T && sign !== SPACE) || bytes[from + 13] !== COLON) return false;
    const hour = pair(bytes, from + 11);
    const minute = pair(bytes, from + 14);
    if (!(hour < 24 && minute < 60)) return false;
    this.#local = this.#dayMs + hour * HOUR_MS + minute * MINUTE_MS;
    const at = from + MINUTE_BYTES;
    return bytes[at] === COLON
      ? this.#readSeconds(bytes, at + 1, to)
      : this.#readZone(bytes, at, to);
  }

  #readSeconds(bytes: Uint8Array, from: number, to: number): boolean {
    const second = pair(bytes, from);
    if (!(second < 60)) return false;
    this.#local += second * 1000;
    const at = from + 2;
    return bytes[at] === POINT && at < to
      ? this.#readFraction(bytes, at + 1, to)
      : this.#readZone(bytes, at, to);
  }

  /** One to nine digits, of which three count. */
  #readFraction(bytes: Uint8Array, from: number, to: number): boolean {
    let weight = 100;
    let at = from;
    for (; at < to; at += 1) {
      const digit = (bytes[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) break;
      this.#local += digit * weight;
      weight = Math.floor(weight / 10);
    }
    const digits = at - from;
    return digits > 0 && digits <= FRACTION_BYTES_MAX && this.#readZone(bytes, at, to);
  }

  /** What ends a moment: nothing, Z, or an offset such as -05:00. */
  #readZone(bytes: Uint8Array, at: number, to: number): boolean {
    const local = this.#local;
    if (at === to) return this.#is(momentInZone(local, this.#zone), false, false);
    const offset =
      at + 1 === to && bytes[at] === LETTER_Z
        ? 0
        : at + OFFSET_BYTES === to
          ? offsetMs(bytes, at)
          : NaN;
    if (Number.isNaN(offset)) return false;
    this.#is(local - offset, false, true);
    this.manner.offsetMs = offset;
    return true;
  }

  /** Midnight UTC of the date at a place; NaN where there is none. */
  #dayOf(bytes: Uint8Array, from: number): number {
    const year = pair(bytes, from) * 100 + pair(bytes, from + 2);
    const month = pair(bytes, from + 5);
    const date = pair(bytes, from + 8);
    const day = (year * 100 + month) * 100 + date;
    if (day === this.#day) return this.#dayMs;
    const time = new Date(Date.UTC(year, month - 1, date));
    const isReal = time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
    this.#day = isReal ? day : NaN;
    this.#dayMs = isReal ? time.getTime() : NaN;
    return this.#dayMs;
  }
}
