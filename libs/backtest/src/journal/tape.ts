import type { Signal } from '@stratvector/contracts';
import { assert } from '@stratvector/kernel';
import type { OrderTicket } from '@stratvector/model';
import type { LoggedEvent } from './logged.ts';
import { Recent } from './recent.ts';

/** Slots, and codes, that one record may take; a list in one makes room again for each item. */
export const ROOM = 40;
const CHUNK_MIN = 1 << 9;
const CHUNK_MAX = 1 << 16;

export const NONE = 0;
export const SOME = 1;
const BYTE_MAX = 0xff;
/** In the place of a text's length: it is kept as it is. */
export const WIDE_TEXT = -3;
/** In the place of an id's length: there is none, or it is the expected one. */
export const NO_ID = -1;
export const SAME_ID = -2;
/** In the place of an account's word. */
export const SAME_PARTY = -1;

/**
 * Words that come again and again, by what they say: most often the same one as the last time. The
 * reasons of tickets are told apart by role: each role has its own.
 */
export const WORD = {
  category: 0,
  account: 1,
  strategy: 2,
  instrument: 3,
  other: 4,
  reason: 5,
  reasonOfRole: 6,
} as const;
const WORD_KINDS = 10;

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
  /** A byte each. */
  readonly characters: readonly Uint8Array[];
  /** Texts with characters that take more. */
  readonly wide: readonly string[];
  readonly words: readonly string[];
  readonly kept: readonly LoggedEvent[];
}

const lengthAfter = (length: number): number =>
  Math.min(CHUNK_MAX, Math.max(CHUNK_MIN, length * 2));

/**
 * Columns that grow: each value goes to the end of the tape of its kind, and is read back by the same
 * steps in the same order. Integers are held in 64 bits, as prices, quantities and money are; codes
 * in 32. Nothing that is written stays an object, but words and what is rare.
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
  readonly #characters: Uint8Array[] = [];
  readonly #wide: string[] = [];
  readonly #words: string[] = [];
  readonly #kept: LoggedEvent[] = [];
  readonly #places = new Map<string, number>();
  readonly #lastWords: (string | null)[] = new Array<null>(WORD_KINDS).fill(null);
  readonly #lastPlaces: number[] = new Array<number>(WORD_KINDS).fill(0);
  readonly #strategies: string[] = [];
  readonly #instruments: string[] = [];
  #account: string | null = null;
  #strategy: string | null = null;
  #instrument: string | null = null;
  #integers: BigInt64Array = new BigInt64Array(0);
  #floats: Float64Array = new Float64Array(0);
  #slot = 0;
  #list: Int32Array = new Int32Array(0);
  #at = 0;
  #text: Uint8Array = new Uint8Array(0);
  #textAt = 0;

  get reels(): Reels {
    this.#check();
    const [slots, codes, characters] = [this.#slots, this.#codes, this.#characters];
    return { slots, codes, characters, wide: this.#wide, words: this.#words, kept: this.#kept };
  }

  /** Makes room for a record, or for the next item of a list in one. */
  begin(): void {
    if (this.#slot + ROOM > this.#integers.length) this.#nextSlots();
    if (this.#at + ROOM > this.#list.length) this.#nextCodes();
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

  /** A text that did not come before: a copy is cheaper than to keep the string alive. */
  text(text: string): void {
    const { length } = text;
    if (this.#textAt + length > this.#text.length) this.#nextCharacters(length);
    const at = this.#textAt;
    const characters = this.#text;
    let bits = 0;
    for (let place = 0; place < length; place += 1) {
      const character = text.charCodeAt(place);
      bits |= character;
      characters[at + place] = character;
    }
    if (bits > BYTE_MAX) {
      this.#wide.push(text);
      this.code(WIDE_TEXT);
      return;
    }
    this.#textAt = at + length;
    this.code(length);
  }

  /** An id that is most likely the expected one, and is not written again then. */
  id(id: string | null, expected: string | null): void {
    if (id === null) this.code(NO_ID);
    else if (id === expected) this.code(SAME_ID);
    else this.text(id);
  }

  word(kind: number, word: string): void {
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

  /** Whose order it is, and of what: most often that of the last ticket. */
  party(accountId: string, strategyId: string, instrumentId: string): void {
    if (
      instrumentId === this.#instrument &&
      strategyId === this.#strategy &&
      accountId === this.#account
    ) {
      this.code(SAME_PARTY);
      return;
    }
    this.#account = accountId;
    this.#strategy = strategyId;
    this.#instrument = instrumentId;
    this.word(WORD.account, accountId);
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

  /** What is written past the end of an array is lost without a word. */
  #check(): void {
    const fits = this.#slot <= this.#integers.length && this.#at <= this.#list.length;
    assert(fits, 'a record of the journal outgrew its room');
  }

  #nextSlots(): void {
    this.#check();
    const slots = new Slots(lengthAfter(this.#integers.length));
    this.#slots.push(slots);
    this.#integers = slots.integers;
    this.#floats = slots.floats;
    this.#slot = 0;
  }

  #nextCodes(): void {
    this.#check();
    this.#list = new Int32Array(lengthAfter(this.#list.length));
    this.#codes.push(this.#list);
    this.#at = 0;
  }

  #nextCharacters(length: number): void {
    this.#text = new Uint8Array(Math.max(length, lengthAfter(this.#text.length)));
    this.#characters.push(this.#text);
    this.#textAt = 0;
  }
}
