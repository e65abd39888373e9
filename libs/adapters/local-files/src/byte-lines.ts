import { delimiterOf, DELIMITERS } from './delimiter.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const TAB = 9;
const QUOTE = 34;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** What a byte does to a line. */
const ORDINARY = 0;
const CELL_END = 1;
const LINE_END = 2;
const BLOCK_BYTES = 1 << 20;
/** A quote that goes on for longer was never meant to: 16 MB. */
const QUOTED_BYTES_MAX = 1 << 24;

/** Fills a part of a buffer; answers with how many bytes there were, 0 at the end. */
export type ByteSource = (into: Uint8Array) => number;

/** The first line of a table that is not blank; its sign cuts all that follow. */
export interface TableHead {
  readonly line: number;
  readonly text: string;
  readonly delimiter: string;
  readonly cells: readonly string[];
}

const isSpace = (byte: number | undefined): boolean =>
  byte === SPACE || (byte !== undefined && byte >= TAB && byte <= CARRIAGE_RETURN);

const isQuoted = (bytes: Uint8Array, from: number, to: number): boolean =>
  bytes[from] === QUOTE && to - from > 1 && bytes[to - 1] === QUOTE;

/** How many lines end within quotes. */
const lineEnds = (bytes: Uint8Array, from: number, to: number): number => {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) count += 1;
  }
  return count;
};

/**
 * The lines of a table, each cut into cells as RFC 4180 has them, without a string being made. A line
 * ends at \n, \r or both; blank ones are counted and passed over. In a cell that begins with a quote
 * nothing is cut up to the quote that ends it, not even by a line end, and two of them are one.
 */
export class ByteLines {
  /** Of the line at hand, from 1. */
  line = 0;
  /** Cells of the line at hand; only as many as the head has have bounds. */
  count = 0;
  /** The cell at hand: its first byte and the one after its last. */
  from = 0;
  to = 0;
  bytes: Uint8Array = new Uint8Array(BLOCK_BYTES);
  /** Where a quote begins that never ends: the lines stop before it. */
  openQuote: number | null = null;
  readonly #source: ByteSource;
  readonly #decoder = new TextDecoder();
  #starts = new Int32Array(1);
  #ends = new Int32Array(1);
  readonly #signs = new Uint8Array(256);
  #delimiter = '';
  /** The first byte that is not of a line yet, and the end of what was read. */
  #at = 0;
  #end = 0;
  #isOver = false;
  #lineFrom = 0;
  #lineTo = 0;
  #nextLine = 1;
  /** Of the last line that has a quote: whether one has not ended yet, and how many lines end within. */
  #isOpen = false;
  #innerEnds = 0;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#signs[LINE_FEED] = LINE_END;
    this.#signs[CARRIAGE_RETURN] = LINE_END;
    // Where there is a quote the quick way through a line ends.
    this.#signs[QUOTE] = LINE_END;
    for (const sign of DELIMITERS) this.#signs[sign.charCodeAt(0)] = CELL_END;
  }

  /** The first line that is not blank, by which all others are cut; null where there is none. */
  head(): TableHead | null {
    this.#skipMark();
    if (!this.next()) return null;
    const text = this.text();
    this.#delimiter = delimiterOf(text);
    for (const sign of DELIMITERS)
      this.#signs[sign.charCodeAt(0)] = sign === this.#delimiter ? CELL_END : ORDINARY;
    this.#starts = new Int32Array(this.count);
    this.#ends = new Int32Array(this.count);
    // The line is cut again, now that it is known by what.
    this.#at = this.#lineFrom;
    this.#nextLine = this.line;
    if (!this.next()) return null;
    return { line: this.line, text, delimiter: this.#delimiter, cells: this.cells() };
  }

  /** Moves on to the next line that is not blank; false at the end. */
  next(): boolean {
    while (this.#scan()) {
      this.line = this.#nextLine;
      this.#nextLine += 1 + this.#innerEnds;
      if (this.#innerEnds > 0) this.#innerEnds = 0;
      if (!this.#isBlank()) return true;
    }
    return false;
  }

  /** The line at hand as text. */
  text(): string {
    return this.#decoder.decode(this.bytes.subarray(this.#lineFrom, this.#lineTo));
  }

  /** The cells of the line at hand as text; of more than the head has, all but those are empty. */
  cells(): readonly string[] {
    const text = this.text();
    if (!text.includes('"')) return text.split(this.#delimiter).map((cell) => cell.trim());
    return Array.from({ length: this.count }, (_, cell) => {
      this.select(cell);
      return this.cellText();
    });
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
    const text = this.#decoder.decode(this.bytes.subarray(this.from, this.to));
    return this.bytes[this.from - 1] === QUOTE ? text.replaceAll('""', '"') : text;
  }

  /** Finds the end of the next line and the bounds of its cells; false at the end of all. */
  #scan(): boolean {
    let to = this.#cells();
    if (this.bytes[to] === QUOTE) to = this.#quotedCells();
    // What follows a \r or a quote, or the rest of the line, may not have been read yet.
    if (to + 1 >= this.#end) to = this.#cellsOfMore(to);
    const from = this.#at;
    if (from >= this.#end) return false;
    this.#lineFrom = from;
    this.#lineTo = to;
    const { bytes } = this;
    this.#at = bytes[to] === CARRIAGE_RETURN && bytes[to + 1] === LINE_FEED ? to + 2 : to + 1;
    return true;
  }

  /** Reads on until there is a whole line; where a quote never ends there will be none. */
  #cellsOfMore(to: number): number {
    let end = to;
    while (end + 1 >= this.#end && !this.#isOver && !this.#isHopeless()) {
      this.#refill();
      end = this.#cells();
      if (this.bytes[end] === QUOTE) end = this.#quotedCells();
    }
    if (this.#isOpen) {
      this.openQuote ??= this.#nextLine;
      this.#at = this.#end;
      this.#isOver = true;
    }
    return end;
  }

  #isHopeless(): boolean {
    return this.#isOpen && this.#end - this.#at > QUOTED_BYTES_MAX;
  }

  /** Cuts the bytes up to the next line end, quote, or the last byte there is; answers with that place. */
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

  /** The same for a line that has a quote. A loop of its own, so that other lines do not pay for it. */
  #quotedCells(): number {
    const { bytes } = this;
    const end = this.#end;
    let at = this.#at;
    let start = at;
    let count = 0;
    this.#innerEnds = 0;
    this.#isOpen = false;
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        at = this.#afterQuote(start, at);
        continue;
      }
      if (this.#signs[byte] === LINE_END) break;
      if (this.#signs[byte] === ORDINARY) continue;
      this.#starts[count] = start;
      this.#ends[count] = at;
      count += 1;
      start = at + 1;
    }
    at = Math.min(at, end);
    this.#starts[count] = start;
    this.#ends[count] = at;
    this.count = count + 1;
    return at;
  }

  /** A quote that begins a cell leads to the one that ends it, or behind the last byte there is; any other is a sign like any. */
  #afterQuote(start: number, quote: number): number {
    const { bytes } = this;
    const end = this.#end;
    for (let at = start; at < quote; at += 1) if (!isSpace(bytes[at])) return quote;
    let at = bytes.indexOf(QUOTE, quote + 1);
    while (at >= 0 && at + 1 < end && bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2);
    // Behind the end is what is left of earlier blocks.
    if (at < 0 || at >= end) {
      this.#isOpen = true;
      return end;
    }
    this.#innerEnds += lineEnds(bytes, quote, at);
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

  #skipMark(): void {
    while (this.#end < BYTE_ORDER_MARK.length && !this.#isOver) this.#refill();
    if (BYTE_ORDER_MARK.every((byte, place) => this.bytes[place] === byte))
      this.#at = BYTE_ORDER_MARK.length;
  }

  #isBlank(): boolean {
    const { bytes } = this;
    let at = this.#lineFrom;
    while (at < this.#lineTo && isSpace(bytes[at])) at += 1;
    if (at === this.#lineTo) return true;
    return (bytes[at] ?? 0) >= 0x80 && this.text().trim() === '';
  }
}
