import { assert } from '@stratvector/kernel';

const PLACES = 256;

/**
 * Values written last, so that one that comes again is written as its place. Reader and writer add
 * the same values in the same order and so agree on places. A search goes on from the last hit: what
 * was raised together comes again in the same order.
 */
export class Recent<Value extends object> {
  readonly #values: (Value | null)[] = new Array<Value | null>(PLACES).fill(null);
  #next = 0;
  #expected = 0;

  add(value: Value): void {
    this.#values[this.#next] = value;
    this.#next = (this.#next + 1) % PLACES;
  }

  /**
   * Where the very same value stands; −1 where it does not. It is let go of then: values come again
   * once, and what is held longer is work for the collector.
   */
  take(value: Value): number {
    for (let tried = 0; tried < PLACES; tried += 1) {
      const place = (this.#expected + tried) % PLACES;
      if (this.#values[place] !== value) continue;
      this.#values[place] = null;
      this.#expected = (place + 1) % PLACES;
      return place;
    }
    return -1;
  }

  at(place: number): Value {
    const value = this.#values[place];
    assert(value !== undefined && value !== null, `the journal wrote nothing at place ${place}`);
    return value;
  }
}
