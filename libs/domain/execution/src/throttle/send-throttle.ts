import { assert } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';

const SECOND = 1_000_000_000n;

/**
 * When orders of one account may leave: at most so many in any second, first come, first sent. It
 * only ever puts orders off; cancels do not ask it. The place of an order that is canceled while it
 * waits stays taken, so that the rate holds whatever happens to the queue.
 */
export class SendThrottle {
  /** Times of the last sends, in a ring; the eldest is the next to be overwritten. */
  readonly #sent: BigInt64Array;
  #count = 0;
  #last = 0n;

  /** @param perSecond A whole number above zero. */
  constructor(perSecond: number) {
    assert(perSecond > 0, 'a throttle lets something through');
    this.#sent = new BigInt64Array(perSecond);
  }

  /** The time at which an order approved now is sent: now, or as soon as its second has room. */
  admit(at: Timestamp): Timestamp {
    const place = this.#count % this.#sent.length;
    let sendAt: bigint = at > this.#last ? at : this.#last;
    if (this.#count >= this.#sent.length) {
      const free = (this.#sent[place] ?? 0n) + SECOND;
      if (free > sendAt) sendAt = free;
    }
    this.#sent[place] = sendAt;
    this.#count += 1;
    this.#last = sendAt;
    return sendAt as Timestamp;
  }
}
