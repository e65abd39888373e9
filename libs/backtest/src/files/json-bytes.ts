import { writeWhole } from './decimal-bytes.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;
const DELETE = 127;
const COMMA = 44;
const MINUS = 45;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];

const BYTES_AT_FIRST = 1 << 13;
/** A number, a bracket, a separator: each takes less. */
const TOKEN_BYTES = 32;
/** Whole numbers up to here are written in two halves. */
const HALF = 1_000_000_000;
const WHOLE_MAX = 2 ** 31;
const KEYS_MAX = 10_000;

/**
 * JSON of plain values as bytes, with what JSON has no form for: bigint as decimal text, sets as
 * lists. A log has hundreds of megabytes of it: no text is made on the way but where one is needed.
 */
export class JsonBytes {
  #bytes = Buffer.allocUnsafe(BYTES_AT_FIRST);
  #at = 0;
  /** Keys as they stand in front of their values: there are few, and each comes often. */
  readonly #keys = new Map<string, Uint8Array>();
  /** Times come again from field to field. */
  #wide = 0n;
  #wideText = '0';

  /** Nothing where JSON has nothing; it holds until the next one is asked for. */
  of(value: unknown): Uint8Array {
    this.#at = 0;
    this.#value(value);
    return this.#bytes.subarray(0, this.#at);
  }

  #value(value: unknown): boolean {
    this.#room(TOKEN_BYTES);
    switch (typeof value) {
      case 'string':
        this.#string(value);
        return true;
      case 'bigint':
        this.#bigint(value);
        return true;
      case 'number':
        this.#number(value);
        return true;
      case 'boolean':
        this.#ascii(value ? 'true' : 'false');
        return true;
      case 'object':
        this.#object(value);
        return true;
      default:
        return false;
    }
  }

  #object(value: object | null): void {
    if (value === null) this.#ascii('null');
    else if (Array.isArray(value) || value instanceof Set) this.#list(value);
    else this.#fields(value as Readonly<Record<string, unknown>>);
  }

  #list(items: Iterable<unknown>): void {
    this.#byte(OPEN_LIST);
    let isFirst = true;
    for (const item of items) {
      if (!isFirst) this.#byte(COMMA);
      isFirst = false;
      if (!this.#value(item)) this.#ascii('null');
    }
    this.#byte(CLOSE_LIST);
  }

  #fields(fields: Readonly<Record<string, unknown>>): void {
    this.#byte(OPEN_OBJECT);
    const first = this.#at;
    for (const key in fields) {
      const before = this.#at;
      if (before > first) this.#byte(COMMA);
      this.#raw(this.#keyBytes(key));
      if (!this.#value(fields[key])) this.#at = before;
    }
    this.#room(TOKEN_BYTES);
    this.#byte(CLOSE_OBJECT);
  }

  #keyBytes(key: string): Uint8Array {
    const known = this.#keys.get(key);
    if (known !== undefined) return known;
    const bytes = Buffer.from(`${JSON.stringify(key)}:`);
    if (this.#keys.size < KEYS_MAX) this.#keys.set(key, bytes);
    return bytes;
  }

  /** As it is where nothing in it needs an escape, which is so nearly always. */
  #string(text: string): void {
    const { length } = text;
    this.#room(length + TOKEN_BYTES);
    const bytes = this.#bytes;
    const start = this.#at;
    bytes[start] = QUOTE;
    for (let place = 0; place < length; place += 1) {
      const character = text.charCodeAt(place);
      if (isEscaped(character)) {
        this.#raw(Buffer.from(JSON.stringify(text)));
        return;
      }
      bytes[start + 1 + place] = character;
    }
    bytes[start + 1 + length] = QUOTE;
    this.#at = start + length + 2;
  }

  #bigint(value: bigint): void {
    this.#byte(QUOTE);
    const number = Number(value);
    if (Number.isSafeInteger(number)) this.#whole(number);
    else {
      if (value !== this.#wide) this.#wideText = String(value);
      this.#wide = value;
      this.#ascii(this.#wideText);
    }
    this.#byte(QUOTE);
  }

  #number(value: number): void {
    if (Number.isSafeInteger(value)) this.#whole(value);
    else this.#ascii(Number.isFinite(value) ? String(value) : 'null');
  }

  #whole(value: number): void {
    if (value < 0) this.#byte(MINUS);
    const size = Math.abs(value);
    if (size < WHOLE_MAX) {
      this.#at = writeWhole(this.#bytes, this.#at, size, 1);
      return;
    }
    const upper = Math.floor(size / HALF);
    this.#at = writeWhole(this.#bytes, this.#at, upper, 1);
    this.#at = writeWhole(this.#bytes, this.#at, size - upper * HALF, 9);
  }

  #ascii(text: string): void {
    const { length } = text;
    this.#room(length + TOKEN_BYTES);
    for (let place = 0; place < length; place += 1)
      this.#bytes[this.#at + place] = text.charCodeAt(place);
    this.#at += length;
  }

  #raw(bytes: Uint8Array): void {
    const { length } = bytes;
    this.#room(length + TOKEN_BYTES);
    for (let place = 0; place < length; place += 1)
      this.#bytes[this.#at + place] = bytes[place] ?? 0;
    this.#at += length;
  }

  #byte(byte: number): void {
    this.#bytes[this.#at] = byte;
    this.#at += 1;
  }

  #room(length: number): void {
    if (this.#at + length <= this.#bytes.length) return;
    const bytes = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + length));
    this.#bytes.copy(bytes, 0, 0, this.#at);
    this.#bytes = bytes;
  }
}

/** What JSON writes otherwise than it is, and what takes more than a byte. */
const isEscaped = (character: number): boolean =>
  character < SPACE || character >= DELETE || character === QUOTE || character === BACKSLASH;
