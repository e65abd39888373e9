const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const TAB = 9;
const QUOTE = 34;
/** What a byte does to a line. */
const ORDINARY = 0;
const CELL_END = 1;
const LINE_END = 2;
const BLOCK_BYTES = 1 << 20;

/** Fills a part of a buffer; answers with how many bytes there were, 0 at the end. */
export type ByteSource = (into: Uint8Array) => number;

const isSpace = (byte: number | undefined): boolean =>
  byte === SPACE || (byte !== undefined && byte >= TAB && byte <= CARRIAGE_RETURN);

const isQuoted = (bytes: Uint8Array, from: number, to: number): boolean =>
  bytes[from] === QUOTE && to - from > 1 && bytes[to - 1] === QUOTE;

/**
 * Lines of bytes, each cut into cells, without a string being made. A line ends at \n, \r or both;
 * blank ones are counted and passed over.
 */
export class ByteLines {
  /** Of the line at hand, from 1. */
  line = 0;
  /** Cells of the line at hand; only as many as were asked for have bounds. */
  count = 0;
  /** The cell at hand: its first byte and the one after its last. */
  from = 0;
  to = 0;
  bytes: Uint8Array = new Uint8Array(BLOCK_BYTES);
  readonly #source: ByteSource;
  readonly #decoder = new TextDecoder();
  #starts = new Int32Array(1);
  #ends = new Int32Array(1);
  readonly #signs = new Uint8Array(256);
  /** The first byte that is not of a line yet, and the end of what was read. */
  #at = 0;
  #end = 0;
  #isOver = false;
  #lineFrom = 0;
  #lineTo = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#signs[LINE_FEED] = LINE_END;
    this.#signs[CARRIAGE_RETURN] = LINE_END;
  }

  /** From the next line on, cells are cut by this sign and so many of them are kept. */
  cut(delimiter: string, cells: number): void {
    this.#signs[delimiter.charCodeAt(0)] = CELL_END;
    this.#starts = new Int32Array(cells);
    this.#ends = new Int32Array(cells);
  }

  /** Moves on to the next line that is not blank; false at the end. */
  next(): boolean {
    while (this.#scan()) {
      this.line += 1;
      if (!this.#isBlank()) return true;
    }
    return false;
  }

  /** The line at hand as text. */
  text(): string {
    return this.#decoder.decode(this.bytes.subarray(this.#lineFrom, this.#lineTo));
  }

  /** Sets the bounds of a cell, without the spaces and then the quotes around it. */
  select(cell: number): void {
    let from = this.#starts[cell] ?? 0;
    let to = this.#ends[cell] ?? 0;
    while (from < to && isSpace(this.bytes[from])) from += 1;
    while (to > from && isSpace(this.bytes[to - 1])) to -= 1;
    const margin = isQuoted(this.bytes, from, to) ? 1 : 0;
    this.from = from + margin;
    this.to = to - margin;
  }

  /** The cell at hand as text. */
  cellText(): string {
    return this.#decoder.decode(this.bytes.subarray(this.from, this.to));
  }

  /** Finds the end of the next line and the bounds of its cells; false at the end of all. */
  #scan(): boolean {
    let to = this.#cells();
    // What follows a \r, or the rest of the line, may not have been read yet.
    while (to + 1 >= this.#end && !this.#isOver) {
      this.#refill();
      to = this.#cells();
    }
    const from = this.#at;
    if (from >= this.#end) return false;
    this.#lineFrom = from;
    this.#lineTo = to;
    const { bytes } = this;
    this.#at = bytes[to] === CARRIAGE_RETURN && bytes[to + 1] === LINE_FEED ? to + 2 : to + 1;
    return true;
  }

  /** Cuts the bytes up to the next line end, or to the last byte there is; answers with that place. */
  #cells(): number {
    const { bytes } = this;
    const signs = this.#signs;
    const starts = this.#starts;
    const ends = this.#ends;
    const end = this.#end;
    let at = this.#at;
    let count = 0;
    starts[0] = at;
    for (; at < end; at += 1) {
      const sign = signs[bytes[at] ?? 0];
      if (sign === ORDINARY) continue;
      ends[count] = at;
      if (sign === LINE_END) break;
      count += 1;
      starts[count] = at + 1;
    }
    if (at >= end) ends[count] = at;
    this.count = count + 1;
    return at;
  }

  /** Keeps the bytes that are not of a line yet and reads more behind them. */
  #refill(): void {
    const rest = this.bytes.subarray(this.#at, this.#end);
    const room = rest.length * 2 > this.bytes.length ? this.bytes.length * 2 : this.bytes.length;
    const next = room > this.bytes.length ? new Uint8Array(room) : this.bytes;
    next.set(rest);
    this.bytes = next;
    this.#end = rest.length;
    this.#at = 0;
    const read = this.#source(next.subarray(rest.length));
    this.#end += read;
    this.#isOver = read === 0;
  }

  #isBlank(): boolean {
    const { bytes } = this;
    let at = this.#lineFrom;
    while (at < this.#lineTo && isSpace(bytes[at])) at += 1;
    if (at === this.#lineTo) return true;
    return (bytes[at] ?? 0) >= 0x80 && this.text().trim() === '';
  }
}
