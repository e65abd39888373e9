import type { Signal } from '@stratvector/contracts';
import { assert } from '@stratvector/kernel';
import type { AccountId, InstrumentId, OrderTicket, StrategyId } from '@stratvector/model';
import type { LoggedEvent } from './logged.ts';
import { Recent } from './recent.ts';
import { NO_ID, NONE, ROOM, SAME_ID, SAME_PARTY, Slots, WIDE_TEXT } from './tape.ts';
import type { Reels } from './tape.ts';

interface About {
  readonly slot: number;
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
}

interface Party {
  readonly accountId: AccountId;
  readonly strategyId: StrategyId;
  readonly instrumentId: InstrumentId;
}

const bytesOf = (characters: Uint8Array | undefined): Buffer =>
  characters ? Buffer.from(characters.buffer) : Buffer.alloc(0);

/** Takes the steps of the writer again. What was branded is branded alike. */
export class TapeReader {
  readonly tickets = new Recent<OrderTicket>();
  readonly signals = new Recent<Signal>();
  current = '';
  approved = '';
  filled = '';
  readonly #reels: Reels;
  readonly #abouts: About[] = [];
  #party: Party | null = null;
  #slots = new Slots(0);
  #slotChunk = -1;
  #slot = 0;
  #list: Int32Array = new Int32Array(0);
  #listChunk = -1;
  #at = 0;
  #text: Buffer = Buffer.alloc(0);
  #textChunk = -1;
  #textAt = 0;
  #wide = 0;
  #kept = 0;

  constructor(reels: Reels) {
    this.#reels = reels;
  }

  begin(): void {
    if (this.#slot + ROOM > this.#slots.integers.length) {
      this.#slotChunk += 1;
      this.#slots = this.#reels.slots[this.#slotChunk] ?? this.#slots;
      this.#slot = 0;
    }
    if (this.#at + ROOM <= this.#list.length) return;
    this.#listChunk += 1;
    this.#list = this.#reels.codes[this.#listChunk] ?? this.#list;
    this.#at = 0;
  }

  code(): number {
    const code = this.#list[this.#at] ?? 0;
    this.#at += 1;
    return code;
  }

  float(): number {
    const value = this.#slots.floats[this.#slot] ?? 0;
    this.#slot += 1;
    return value;
  }

  integer<Count extends bigint>(): Count {
    const value = this.#slots.integers[this.#slot] ?? 0n;
    this.#slot += 1;
    return value as Count;
  }

  some<Count extends bigint>(has: number): Count | null {
    return has === NONE ? null : this.integer<Count>();
  }

  text<Text extends string>(): Text {
    return this.#textOf(this.code()) as Text;
  }

  id<Id extends string>(expected: string): Id {
    const id = this.idOrNull<Id>(expected);
    assert(id !== null, 'the journal has no id where there is one');
    return id;
  }

  idOrNull<Id extends string>(expected: string): Id | null {
    const length = this.code();
    if (length === NO_ID) return null;
    return (length === SAME_ID ? expected : this.#textOf(length)) as Id;
  }

  word<Word extends string>(): Word {
    return this.#wordOf(this.code()) as Word;
  }

  party(): Party {
    const code = this.code();
    if (code !== SAME_PARTY || this.#party === null)
      this.#party = {
        accountId: this.#wordOf(code) as AccountId,
        strategyId: this.word(),
        instrumentId: this.word(),
      };
    return this.#party;
  }

  about(): About {
    const code = this.code();
    const known = this.#abouts[code];
    if (known !== undefined) return known;
    const slot = -1 - code;
    const about = {
      slot,
      strategyId: this.word<StrategyId>(),
      instrumentId: this.word<InstrumentId>(),
    };
    this.#abouts[slot] = about;
    return about;
  }

  kept(): LoggedEvent {
    const event = this.#reels.kept[this.#kept];
    assert(event !== undefined, 'the journal kept fewer events than it says');
    this.#kept += 1;
    return event;
  }

  #wordOf(code: number): string {
    const word = this.#reels.words[code];
    assert(word !== undefined, 'the journal knows no such word');
    return word;
  }

  #textOf(length: number): string {
    if (length === WIDE_TEXT) return this.#wideText();
    if (this.#textAt + length > this.#text.length) {
      this.#textChunk += 1;
      this.#text = bytesOf(this.#reels.characters[this.#textChunk]);
      this.#textAt = 0;
    }
    const end = this.#textAt + length;
    const text = this.#text.toString('latin1', this.#textAt, end);
    this.#textAt = end;
    return text;
  }

  #wideText(): string {
    const text = this.#reels.wide[this.#wide];
    assert(text !== undefined, 'the journal kept fewer texts than it says');
    this.#wide += 1;
    return text;
  }
}
