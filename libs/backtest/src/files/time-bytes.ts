const ZERO = 48;
const POINT = 46;
const COLON = 58;
const LETTER_T = 84;
const LETTER_Z = 90;
const DATE_BYTES = 10;
const DAY_MS = 86_400_000;

/** The last answer: what happens at one instant has one time, and what happens on one day one date. */
const last = { milliseconds: NaN, text: '', day: NaN, date: '' };

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/** The time of a day, in milliseconds since its beginning. */
const clockText = (rest: number): string => {
  const minutes = Math.floor(rest / 60_000);
  const hours = Math.floor(minutes / 60);
  const thousandths = rest - minutes * 60_000;
  const seconds = Math.floor(thousandths / 1000);
  const fraction = thousandths - seconds * 1000;
  const whole = `${padded(hours, 2)}:${padded(minutes - hours * 60, 2)}:${padded(seconds, 2)}`;
  return fraction === 0 ? `${whole}Z` : `${whole}.${padded(fraction, 3)}Z`;
};

const isoText = (milliseconds: number): string => {
  const day = Math.floor(milliseconds / DAY_MS);
  if (day !== last.day) {
    const text = new Date(day * DAY_MS).toISOString();
    last.date = text.slice(0, text.indexOf('T') + 1);
    last.day = day;
  }
  return last.date + clockText(Math.trunc(milliseconds) - day * DAY_MS);
};

/** ISO 8601 UTC; whole seconds are written without a fraction. */
export const isoTime = (milliseconds: number): string => {
  if (milliseconds !== last.milliseconds) {
    last.text = isoText(milliseconds);
    last.milliseconds = milliseconds;
  }
  return last.text;
};

const writePair = (bytes: Uint8Array, at: number, value: number): void => {
  const tens = (value / 10) | 0;
  bytes[at] = ZERO + tens;
  bytes[at + 1] = ZERO + value - tens * 10;
};

/** Writes times as bytes; the date is made once a day. */
export class TimeBytes {
  readonly #date = new Uint8Array(DATE_BYTES);
  #day = NaN;

  /** `isoTime` as bytes; answers with the place after it, or −1 where the text has to be made. */
  write(bytes: Uint8Array, at: number, milliseconds: number): number {
    const day = Math.floor(milliseconds / DAY_MS);
    if (day !== this.#day && !this.#begin(day)) return -1;
    const rest = (milliseconds - day * DAY_MS) | 0;
    for (let place = 0; place < DATE_BYTES; place += 1)
      bytes[at + place] = this.#date[place] ?? ZERO;
    const minutes = (rest / 60_000) | 0;
    const hours = (minutes / 60) | 0;
    const thousandths = rest - minutes * 60_000;
    const seconds = (thousandths / 1000) | 0;
    bytes[at + 10] = LETTER_T;
    writePair(bytes, at + 11, hours);
    bytes[at + 13] = COLON;
    writePair(bytes, at + 14, minutes - hours * 60);
    bytes[at + 16] = COLON;
    writePair(bytes, at + 17, seconds);
    return this.#end(bytes, at + 19, thousandths - seconds * 1000);
  }

  #end(bytes: Uint8Array, at: number, thousandths: number): number {
    let place = at;
    if (thousandths > 0) {
      const hundreds = (thousandths / 100) | 0;
      bytes[at] = POINT;
      bytes[at + 1] = ZERO + hundreds;
      writePair(bytes, at + 2, thousandths - hundreds * 100);
      place += 4;
    }
    bytes[place] = LETTER_Z;
    return place + 1;
  }

  /** False where the year has not four digits. */
  #begin(day: number): boolean {
    const text = new Date(day * DAY_MS).toISOString();
    if (text.indexOf('T') !== DATE_BYTES) return false;
    for (let place = 0; place < DATE_BYTES; place += 1) this.#date[place] = text.charCodeAt(place);
    this.#day = day;
    return true;
  }
}
