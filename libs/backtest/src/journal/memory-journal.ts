import { assert } from '@stratvector/kernel';
import type { Journal, Journaled, Timestamp } from '@stratvector/kernel';
import { readEvent, writeEvent } from './event-codec.ts';
import type { LoggedEvent } from './logged.ts';
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

  *entries(): IterableIterator<Journaled<LoggedEvent>> {
    const tape = new TapeReader(this.#tape.reels);
    const streams = new Streams();
    const { length } = this;
    for (let position = 0; position < length; position += 1) {
      const stream = nextStream(tape, streams);
      const at = tape.integer<Timestamp>();
      stream.version += 1;
      yield { stream: stream.name, version: stream.version, at, event: readEvent(tape) };
    }
  }
}

/** The stream of the next event, once all that are opened before it are known. */
const nextStream = (tape: TapeReader, streams: Streams): Stream => {
  tape.begin();
  let number = tape.code();
  while (number === OPENING) {
    streams.open(tape.word(), tape.id(tape.approved));
    tape.begin();
    number = tape.code();
  }
  const stream = streams.at(number);
  tape.current = stream.id;
  return stream;
};

interface Stream {
  readonly name: string;
  readonly id: string;
  version: number;
}

/** Openings of one name are one stream: its versions go on. */
class Streams {
  readonly #byNumber: Stream[] = [];
  readonly #byId = new Map<string, Map<string, Stream>>();

  open(category: string, id: string): void {
    const streams = this.#in(category);
    let stream = streams.get(id);
    if (stream === undefined) {
      stream = { name: `${category}-${id}`, id, version: 0 };
      streams.set(id, stream);
    }
    this.#byNumber.push(stream);
  }

  at(number: number): Stream {
    const stream = this.#byNumber[number];
    assert(stream !== undefined, `the journal opened no stream ${number}`);
    return stream;
  }

  #in(category: string): Map<string, Stream> {
    const known = this.#byId.get(category);
    if (known !== undefined) return known;
    const streams = new Map<string, Stream>();
    this.#byId.set(category, streams);
    return streams;
  }
}
