import { isDeepStrictEqual } from 'node:util';
import { setTimeout as pass } from 'node:timers/promises';
import { topicOf } from '@stratvector/contracts';
import type { MessageCodec } from '@stratvector/contracts';
import type { MessageBus, Timestamp } from '@stratvector/kernel';
import type { BarLog, Instant } from '@stratvector/model';
import type { InstantSource } from './instant-source.ts';

export interface FeedTerms {
  readonly name: string;
  /** The one after the other; the first that has an instant of a sequence gives it. */
  readonly sources: readonly InstantSource[];
  readonly log: BarLog;
  readonly bus: MessageBus;
  readonly codec: MessageCodec;
  readonly onEnd: (sequence: number) => void;
  readonly onFailure: (error: unknown) => void;
}

const RETRY_MS = 500;
const TOPIC = 'market-data.instant.v1';

/**
 * Publishes instants in order, none before the one before it was worked off by everybody, and none that does not
 * stand in the log: whoever comes back finds it there.
 */
export class Feed {
  readonly #terms: FeedTerms;
  #placed: Timestamp | null = null;
  #worked: { readonly sequence: number; readonly closeTime: Timestamp | null } = {
    sequence: 0,
    closeTime: null,
  };
  #hear: (() => void) | null = null;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #dueAt = 0;

  constructor(terms: FeedTerms) {
    this.#terms = terms;
  }

  readonly onPlaced = (closeTime: Timestamp | null): void => {
    this.#placed = closeTime;
    this.#hear?.();
  };

  /** Whether the sources have in its place what was published last: what else would not follow from it. */
  async isAsBefore(): Promise<boolean> {
    const last = await this.#terms.log.last(this.#terms.name);
    return last === null || isDeepStrictEqual((await this.#find(last.sequence))?.instant, last);
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Publishes nothing more; kept once what was published is worked off. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** The last instant that everybody has done their part of. */
  get worked(): { readonly sequence: number; readonly closeTime: Timestamp | null } {
    return this.#worked;
  }

  get #isStopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** Kept after so long, or once the feed is told to stop. */
  async #wait(milliseconds: number): Promise<void> {
    await pass(milliseconds, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  async #run(): Promise<void> {
    while (!this.#isStopped)
      try {
        if (!(await this.#advance())) return;
      } catch (error) {
        // Where it stands is in the log: it goes on from there.
        this.#terms.onFailure(error);
        await this.#wait(RETRY_MS);
      }
  }

  /** False at the end. */
  async #advance(): Promise<boolean> {
    const { log, name } = this.#terms;
    const last = await log.last(name);
    if (last && !this.#isPlaced(last)) await this.#release(last);
    if (last) this.#worked = last;
    let goesOn = true;
    for (let sequence = (last?.sequence ?? 0) + 1; goesOn; sequence += 1)
      goesOn = await this.#publish(sequence);
    return false;
  }

  /** False where there is nothing more to publish, or nothing more is wanted. */
  async #publish(sequence: number): Promise<boolean> {
    if (this.#isStopped) return false;
    const found = await this.#find(sequence);
    if (!found) {
      this.#terms.onEnd(sequence - 1);
      return false;
    }
    await this.#pace(found.source.perSecond);
    if (this.#isStopped) return false;
    await this.#terms.log.append(found.instant);
    await this.#release(found.instant);
    return true;
  }

  async #find(
    sequence: number,
  ): Promise<{ readonly source: InstantSource; readonly instant: Instant } | null> {
    for (const source of this.#terms.sources) {
      const instant = await source.at(sequence, this.#terms.log);
      if (instant) return { source, instant };
    }
    return null;
  }

  /** A feed that fell behind does not hurry to catch up. */
  async #pace(perSecond: number): Promise<void> {
    const now = performance.now();
    const wait = this.#dueAt - now;
    this.#dueAt = Math.max(this.#dueAt, now) + 1000 / perSecond;
    if (wait > 0) await this.#wait(wait);
  }

  async #release(instant: Instant): Promise<void> {
    const { bus, codec, name } = this.#terms;
    await bus.publish([
      {
        id: `${name}/${String(instant.sequence)}`,
        topic: topicOf(TOPIC),
        key: name,
        value: codec.encode({ topic: TOPIC, ...instant }),
        headers: { ce_type: TOPIC },
      },
    ]);
    while (!this.#isPlaced(instant))
      await new Promise<void>((resolve) => {
        this.#hear = resolve;
      });
    this.#worked = instant;
  }

  #isPlaced({ closeTime }: Instant): boolean {
    return this.#placed !== null && closeTime <= this.#placed;
  }
}
