import { closeSync, openSync, writeSync } from 'node:fs';
import { decimalText, writeDecimal } from './decimal-bytes.ts';
import { isoTime, TimeBytes } from './time-bytes.ts';

const BUFFER_BYTES = 1 << 20;
/** What a line of cells is sure to fit into. */
const ROW_BYTES = 1 << 12;
const CELL_BYTES = 64;
/** A character is at most so many bytes in UTF-8. */
const CHARACTER_BYTES = 3;
const LINE_FEED = 10;
const COMMA = 44;

/** Where a number of a column was written last: most often the next one is the same. */
export class LastNumber {
  value = NaN;
  from = 0;
  to = 0;
  /** The piece of the file it is in; one that has left the buffer cannot be copied. */
  piece = -1;
}

/** A file of rows, put together as bytes in one buffer that is written whenever it is full. */
export class TextFile {
  readonly #descriptor: number;
  readonly #bytes = Buffer.allocUnsafe(BUFFER_BYTES);
  readonly #times = new TimeBytes();
  #at = 0;
  #piece = 0;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'w');
  }

  /** A whole line. */
  line(text: string): void {
    this.#text(text);
    this.endRow();
  }

  /** Bytes that were made before, separators and all. */
  raw(bytes: Uint8Array): void {
    if (bytes.length > CELL_BYTES) {
      this.#long(bytes);
      return;
    }
    const target = this.#bytes;
    const at = this.#at;
    for (let place = 0; place < bytes.length; place += 1) target[at + place] = bytes[place] ?? 0;
    this.#at = at + bytes.length;
  }

  /** Milliseconds as ISO 8601 UTC, and the separator. */
  time(milliseconds: number): void {
    const after = this.#times.write(this.#bytes, this.#at, milliseconds);
    if (after < 0) this.#text(isoTime(milliseconds));
    else this.#at = after;
    this.#separate();
  }

  /** A decimal of at most so many digits after the point, and the separator. */
  decimal(value: number, digits: number): void {
    this.#decimal(value, digits);
    this.#separate();
  }

  /** The same, where the column mostly repeats its last value. */
  repeated(value: number, digits: number, last: LastNumber): void {
    const from = this.#at;
    if (value === last.value && last.piece === this.#piece) {
      this.#copy(last.from, last.to);
    } else {
      this.#decimal(value, digits);
      last.value = value;
    }
    last.from = from;
    last.to = this.#at;
    last.piece = this.#piece;
    this.#separate();
  }

  /** The last separator becomes the end of the line. */
  endCells(): void {
    this.#at -= 1;
    this.endRow();
  }

  endRow(): void {
    this.#bytes[this.#at] = LINE_FEED;
    this.#at += 1;
    this.#room(ROW_BYTES);
  }

  close(): void {
    this.#flush();
    closeSync(this.#descriptor);
  }

  /** Bytes that stand in the buffer once more: so few that a loop is done before a call. */
  #copy(from: number, to: number): void {
    const bytes = this.#bytes;
    let at = this.#at;
    for (let place = from; place < to; place += 1) {
      bytes[at] = bytes[place] as number;
      at += 1;
    }
    this.#at = at;
  }

  /** More than a cell: copied at once, or written past the buffer where it does not hold them. */
  #long(bytes: Uint8Array): void {
    this.#room(bytes.length + ROW_BYTES);
    if (bytes.length + ROW_BYTES > BUFFER_BYTES) this.#put(bytes);
    else {
      this.#bytes.set(bytes, this.#at);
      this.#at += bytes.length;
    }
  }

  #decimal(value: number, digits: number): void {
    const after = writeDecimal(this.#bytes, this.#at, value, digits);
    if (after < 0) this.#text(decimalText(value, digits));
    else this.#at = after;
  }

  #separate(): void {
    this.#bytes[this.#at] = COMMA;
    this.#at += 1;
  }

  #text(text: string): void {
    this.#room(text.length * CHARACTER_BYTES + CELL_BYTES);
    if (text.length * CHARACTER_BYTES + CELL_BYTES > BUFFER_BYTES) this.#put(Buffer.from(text));
    else this.#at += this.#bytes.write(text, this.#at);
  }

  #room(bytes: number): void {
    if (this.#at + bytes > BUFFER_BYTES) this.#flush();
  }

  #flush(): void {
    this.#put(this.#bytes.subarray(0, this.#at));
    this.#at = 0;
    this.#piece += 1;
  }

  /** All of it: the system may take a part at a time. */
  #put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.#descriptor, bytes, at);
  }
}
