import type { Timestamp } from '@stratvector/kernel';
import type { Instant } from '@stratvector/model';

/** Instants that have come and are not taken in yet, the oldest first. */
export class InstantQueue {
  #waiting: Instant[] = [];
  /** The last one that was taken in. */
  #last: Timestamp | null = null;

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** One that has come before is the bus's repetition. */
  add(instant: Instant): void {
    const last = this.#waiting.at(-1)?.closeTime ?? this.#last;
    if (last !== null && instant.closeTime <= last) return;
    this.#waiting.push(instant);
  }

  /** Takes the next, if it closes up to a time; null where there is none. */
  take(upTo: Timestamp | null): Instant | null {
    const [next] = this.#waiting;
    if (!next || upTo === null || next.closeTime > upTo) return null;
    this.#waiting = this.#waiting.slice(1);
    this.#last = next.closeTime;
    return next;
  }
}
