import type { Journal, Journaled, Timestamp } from '@stratvector/kernel';
import { readEvent, writeEvent } from './event-codec.ts';
import type { LoggedEvent } from './logged.ts';
import { Openings, Streams } from './streams.ts';
import type { Stream } from './streams.ts';
import { TapeWriter, WORD } from './tape.ts';
import { TapeReader } from './tape-reader.ts';

/** In the place of a stream's number: a stream is opened, and takes the next number. */
const OPENING = -1;
const RECENT = 256;

/** The log of a run, in the order of decision: written as columns, made into events on reading. */
export class MemoryJournal implements Journal<LoggedEvent> {
  readonly #tape = new TapeWriter();
  /** Ids of streams opened lately, each in the place that its number gives. */
  readonly #ids: string[] = new Array<string>(RECENT).fill('');
  readonly #numbers = new Int32Array(RECENT).fill(-1);
  /** As far as somebody has read. */
  readonly #streams = new Streams();
  #opened = 0;
  #length = 0;

  /** Events so far. */
  get length(): number {
    return this.#length;
  }

  open(category: string, id: string): number {
    const tape = this.#tape;
    tape.begin();
    tape.code(OPENING);
    tape.word(WORD.category, category);
    tape.id(id, tape.approved);
    const stream = this.#opened;
    this.#ids[stream % RECENT] = id;
    this.#numbers[stream % RECENT] = stream;
    this.#opened = stream + 1;
    return stream;
  }

  append(stream: number, at: Timestamp, event: LoggedEvent): void {
    this.#length += 1;
    const tape = this.#tape;
    tape.begin();
    tape.code(stream);
    tape.integer(at);
    tape.current = this.#idOf(stream);
    writeEvent(tape, event);
  }

  /** Null where it has lost its place to a later one: it is stored again then. */
  #idOf(stream: number): string | null {
    const place = stream % RECENT;
    return this.#numbers[place] === stream ? (this.#ids[place] ?? null) : null;
  }

  /** Made as they are asked for. It may be asked for again, and while there come more. */
  *entries(): IterableIterator<Journaled<LoggedEvent>> {
    const tape = new TapeReader(this.#tape.reels);
    const openings = new Openings(this.#streams);
    const versions = new Int32Array(this.#opened);
    const { length } = this;
    for (let position = 0; position < length; position += 1) {
      const { name, place } = nextStream(tape, openings);
      const at = tape.integer<Timestamp>();
      const version = (versions[place] ?? 0) + 1;
      versions[place] = version;
      yield { stream: name, version, at, event: readEvent(tape) };
    }
  }
}

/** The stream of the next event, once all that are opened before it are known. */
const nextStream = (tape: TapeReader, openings: Openings): Stream => {
  tape.begin();
  let number = tape.code();
  while (number === OPENING) {
    openings.open(tape.word(), tape.id(tape.approved));
    tape.begin();
    number = tape.code();
  }
  const stream = openings.at(number);
  tape.current = stream.id;
  return stream;
};
