import { timestampOfMilliseconds } from '@stratvector/kernel';
import { atRate } from '@stratvector/model';
import type { Instrument, RateMark } from '@stratvector/model';
import type { BooksMirror } from './books-mirror.ts';
import type { RateBook } from './rate-book.ts';

/** Keeps what is held at the exchange rates of the instant; asked for where somebody looks at it. */
export class FollowedRates {
  readonly #book: RateBook;
  readonly #mirror: BooksMirror;
  readonly #planned: readonly Instrument[];
  #marks: readonly RateMark[] = [];

  constructor(book: RateBook, mirror: BooksMirror) {
    this.#book = book;
    this.#mirror = mirror;
    this.#planned = [...mirror.instruments];
  }

  moveTo(closeTime: number): void {
    const marks = this.#book.marksAt(timestampOfMilliseconds(closeTime));
    if (marks === this.#marks) return;
    this.#marks = marks;
    this.#planned.forEach((instrument, place) => {
      const mark = marks.find(({ currency }) => currency === instrument.currency);
      if (mark) this.#mirror.revalue(place, atRate(instrument, mark.rate));
    });
  }
}
