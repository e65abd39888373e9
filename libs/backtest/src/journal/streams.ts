import { assert } from '@stratvector/kernel';

export interface Stream {
  readonly name: string;
  readonly id: string;
  /** Which of all streams it is, in the order of their first openings. */
  readonly place: number;
}

/** The streams of a journal by the numbers of their openings: those of one name are one stream. */
export class Streams {
  readonly #byNumber: Stream[] = [];
  readonly #byId = new Map<string, Map<string, Stream>>();
  #count = 0;

  /** What the opening of a number that may have been seen before is about. */
  open(number: number, category: string, id: string): void {
    if (number < this.#byNumber.length) return;
    const streams = this.#in(category);
    let stream = streams.get(id);
    if (stream === undefined) {
      stream = { name: `${category}-${id}`, id, place: this.#count };
      this.#count += 1;
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

/** The openings as one reading comes upon them. */
export class Openings {
  readonly #streams: Streams;
  #next = 0;

  constructor(streams: Streams) {
    this.#streams = streams;
  }

  open(category: string, id: string): void {
    this.#streams.open(this.#next, category, id);
    this.#next += 1;
  }

  at(number: number): Stream {
    return this.#streams.at(number);
  }
}
