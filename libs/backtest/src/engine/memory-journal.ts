import type { Event, Journal, Journaled, Timestamp } from '@stratvector/kernel';

/** The log of a run, in the order of decision. */
export class MemoryJournal implements Journal {
  readonly #streams: string[] = [];
  readonly #versions: number[] = [];
  readonly #times: Timestamp[] = [];
  readonly #events: Event[] = [];

  get length(): number {
    return this.#events.length;
  }

  append(stream: string, version: number, at: Timestamp, event: Event): void {
    this.#streams.push(stream);
    this.#versions.push(version);
    this.#times.push(at);
    this.#events.push(event);
  }

  *entries(): IterableIterator<Journaled> {
    for (const [place, event] of this.#events.entries()) {
      const stream = this.#streams[place] ?? '';
      const version = this.#versions[place] ?? 0;
      const at = this.#times[place] ?? (0n as Timestamp);
      yield { stream, version, at, event };
    }
  }
}
