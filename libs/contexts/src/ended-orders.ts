import type { Timestamp } from '@stratvector/kernel';
import type { ClientOrderId } from '@stratvector/model';

interface Ended {
  readonly id: ClientOrderId;
  readonly at: Timestamp;
}

/** Longer than a venue speaks of what has ended: late fills and corrections find their order. */
const KEPT = 7n * 86_400_000_000_000n;

/** Orders that have ended, in the order in which they did. */
export class EndedOrders {
  readonly #ended: Ended[] = [];

  /** Adds one, and answers with those that nobody will speak of any more. */
  add(id: ClientOrderId, at: Timestamp): readonly ClientOrderId[] {
    const kept = this.#ended.findIndex((one) => one.at >= at - KEPT);
    const gone = this.#ended.splice(0, kept < 0 ? Infinity : kept);
    this.#ended.push({ id, at });
    return gone.map((one) => one.id);
  }
}
