import type { Signal } from '@stratvector/contracts';
import { assert } from '@stratvector/kernel';
import type { OrderTicket } from '@stratvector/model';
import type { LoggedEvent } from './logged.ts';
import { Recent } from './recent.ts';

/** Slots, and codes, that one record may take; a list in one makes room again for each item. */
export const ROOM = 40;
const CHUNK_MIN = 1 << 9;
const CHUNK_MAX = 1 << 16;
export const TEXT_CHUNK = 1 << 9;

export const NONE = 0;
export const SOME = 1;
export const SAME = 2;

/** Words that come again and again, by what they say: most often the same one as the last time. */
export const WORD = {
  category: 0,
  account: 1,
  strategy: 2,
  instrument: 3,
  reason: 4,
  other: 5,
} as const;
type WordKind = (typeof WORD)[keyof typeof WORD];
const WORD_KINDS = 6;

/** Values of 64 bits, as integers or floats over the same bytes. */
export class Slots {
  readonly integers: BigInt64Array;
  readonly floats: Float64Array;

  constructor(length: number) {
    const bytes = new ArrayBuffer(length * 8);
    this.integers = new BigInt64Array(bytes);
    this.floats = new Float64Array(bytes);
  }
}

/** What a writer leaves and a reader reads: tapes that run side by side. */
export interface Reels {
  readonly slots: readonly Slots[];
  readonly codes: readonly Int32Array[];
  readonly texts: readonly (readonly string[])[];
  readonly words: readonly string[];
  readonly kept: readonly LoggedEvent[];
}

const lengthAfter = (length: number): number =>
  Math.min(CHUNK_MAX, Math.max(CHUNK_MIN, length * 2));

/**
 * Columns that grow: each value goes to the end of the tape of its kind, and is read back by the same
 * steps in the same order. Integers are held in 64 bits, as prices, quantities and money are; codes
 * in 32. Nothing that is written stays an object, but texts and what is rare.
 */
export class TapeWriter {
  /** Written once though they come again: approved, then sent; raised, then a target. */
  readonly tickets = new Recent<OrderTicket>();
  readonly signals = new Recent<Signal>();
  /** Ids that are likely to come next: of this stream, of the last approval, of the last fill. */
  current: string | null = null;
  approved = '';
  filled = '';
  readonly #slots: Slots[] = [];
  readonly #codes: Int32Array[] = [];
  readonly #texts: string[][] = [];
  readonly #words: string[] = [];
  readonly #kept: LoggedEvent[] = [];
  readonly #places = new Map<string, number>();
  readonly #lastWords: (string | null)[] = new Array<null>(WORD_KINDS).fill(null);
  readonly #lastPlaces: number[] = new Array<number>(WORD_KINDS).fill(0);
  readonly #strategies: string[] = [];
  readonly #instruments: string[] = [];
  #integers: BigInt64Array = new BigInt64Array(0);
  #floats: Float64Array = new Float64Array(0);
  #slot = 0;
  #slotEnd = 0;
  #list: Int32Array = new Int32Array(0);
  #at = 0;
  #end = 0;
  #text: string[] = [];
  #textAt = TEXT_CHUNK;

  get reels(): Reels {
    const [slots, codes, texts] = [this.#slots, this.#codes, this.#texts];
    return { slots, codes, texts, words: this.#words, kept: this.#kept };
  }

  /** Makes room for a record, or for the next item of a list in one. */
  begin(): void {
    assert(this.#slot <= this.#slotEnd && this.#at <= this.#end, 'a record outgrew its room');
    if (this.#slot + ROOM > this.#integers.length) this.#nextSlots();
    if (this.#at + ROOM > this.#list.length) this.#nextCodes();
    this.#slotEnd = this.#slot + ROOM;
    this.#end = this.#at + ROOM;
  }

  code(code: number): void {
    this.#list[this.#at] = code;
    this.#at += 1;
  }

  float(value: number): void {
    this.#floats[this.#slot] = value;
    this.#slot += 1;
  }

  integer(value: bigint): void {
    this.#integers[this.#slot] = value;
    this.#slot += 1;
  }

  two(first: bigint, second: bigint): void {
    const slot = this.#slot;
    this.#integers[slot] = first;
    this.#integers[slot + 1] = second;
    this.#slot = slot + 2;
  }

  four(first: bigint, second: bigint, third: bigint, fourth: bigint): void {
    const slot = this.#slot;
    const integers = this.#integers;
    integers[slot] = first;
    integers[slot + 1] = second;
    integers[slot + 2] = third;
    integers[slot + 3] = fourth;
    this.#slot = slot + 4;
  }

  /** Writes the value if there is one; whether there was goes into a code of the caller's. */
  some(value: bigint | null): 0 | 1 {
    if (value === null) return NONE;
    this.integer(value);
    return SOME;
  }

  /** A text that did not come before. */
  text(text: string): void {
    if (this.#textAt === TEXT_CHUNK) this.#nextTexts();
    this.#text[this.#textAt] = text;
    this.#textAt += 1;
  }

  /** An id that is most likely the expected one, and is not stored again then. */
  id(id: string | null, expected: string | null): void {
    if (id === null) this.code(NONE);
    else if (id === expected) this.code(SAME);
    else {
      this.code(SOME);
      this.text(id);
    }
  }

  word(kind: WordKind, word: string): void {
    if (word !== this.#lastWords[kind]) {
      this.#lastWords[kind] = word;
      this.#lastPlaces[kind] = this.#place(word);
    }
    this.code(this.#lastPlaces[kind] ?? 0);
  }

  /** A position of the account; the names that belong to its slot are written when they change. */
  about(slot: number, strategyId: string, instrumentId: string): void {
    if (strategyId === this.#strategies[slot] && instrumentId === this.#instruments[slot]) {
      this.code(slot);
      return;
    }
    this.#strategies[slot] = strategyId;
    this.#instruments[slot] = instrumentId;
    this.code(-1 - slot);
    this.word(WORD.strategy, strategyId);
    this.word(WORD.instrument, instrumentId);
  }

  /** For what happens a few times in a run. */
  keep(event: LoggedEvent): void {
    this.#kept.push(event);
  }

  #place(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    this.#places.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }

  #nextSlots(): void {
    const slots = new Slots(lengthAfter(this.#integers.length));
    this.#slots.push(slots);
    this.#integers = slots.integers;
    this.#floats = slots.floats;
    this.#slot = 0;
  }

  #nextCodes(): void {
    this.#list = new Int32Array(lengthAfter(this.#list.length));
    this.#codes.push(this.#list);
    this.#at = 0;
  }

  #nextTexts(): void {
    this.#text = new Array<string>(TEXT_CHUNK).fill('');
    this.#texts.push(this.#text);
    this.#textAt = 0;
  }
}
