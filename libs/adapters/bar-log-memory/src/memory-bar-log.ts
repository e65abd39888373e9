import type { BarLog, Instant } from '@stratvector/model';

/** The bar log of one process. */
export class MemoryBarLog implements BarLog {
  readonly #feeds = new Map<string, Instant[]>();

  append(instant: Instant): Promise<boolean> {
    const log = this.#feeds.get(instant.feed) ?? [];
    this.#feeds.set(instant.feed, log);
    if (instant.sequence <= log.length) return Promise.resolve(false);
    if (instant.sequence > log.length + 1)
      return Promise.reject(
        new RangeError(
          `bar log: found instant ${String(instant.sequence)} of ${instant.feed}, allowed is ${String(log.length + 1)}: instants are appended in order`,
        ),
      );
    log.push(instant);
    return Promise.resolve(true);
  }

  read(feed: string, after: number, limit: number): Promise<readonly Instant[]> {
    return Promise.resolve((this.#feeds.get(feed) ?? []).slice(after, after + limit));
  }

  last(feed: string): Promise<Instant | null> {
    return Promise.resolve(this.#feeds.get(feed)?.at(-1) ?? null);
  }
}
