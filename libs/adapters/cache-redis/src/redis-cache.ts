import { MemoryCache } from '@stratvector/cache-memory';
import type { Cache, PutAnswer, TokenBucket } from '@stratvector/model';
import { Redis } from 'ioredis';
import { DoubtfulKeys } from './doubtful-keys.ts';
import { PUT_IF_ABSENT, TAKE_TOKEN } from './scripts.ts';

export interface RedisCacheTerms {
  readonly url: string;
  /** Before every key, so that several can share a server; it is ours alone. */
  readonly prefix: string;
  /** Told what goes wrong, and goes on by itself. */
  readonly notice: (sentence: string) => void;
}

/** A cache that answers later than this is slower than what it spares. */
const COMMAND_MS = 500;
const RECONNECT_MS_MAX = 1000;
const BUCKETS_MAX = 10_000;
const SCAN_COUNT = 1000;

/** A cache over Redis; see the README for what holds while Redis is gone. */
export class RedisCache implements Cache {
  readonly #redis: Redis;
  readonly #terms: RedisCacheTerms;
  readonly #doubtful = new DoubtfulKeys();
  readonly #buckets = new MemoryCache({ now: Date.now, entriesMax: BUCKETS_MAX });
  #healing: Promise<void> | null = null;
  #dropped = 0;

  constructor(terms: RedisCacheTerms) {
    this.#terms = terms;
    this.#redis = new Redis(terms.url, {
      // Nothing waits for a server that is gone.
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      autoResendUnfulfilledCommands: false,
      commandTimeout: COMMAND_MS,
      retryStrategy: (attempt) => Math.min(RECONNECT_MS_MAX, 50 * attempt),
    });
    this.#redis.on('error', (error) => terms.notice(`Redis: ${error.message}`));
    this.#redis.on('ready', () => this.#heal());
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** Whether it can be asked now. */
  get isReady(): boolean {
    return this.#redis.status === 'ready';
  }

  async get(key: string): Promise<string | null> {
    if (this.#doubtful.has(key)) return null;
    const asked = await this.#ask((redis) => redis.get(this.#named(key)));
    // A write may have been dropped while this was under way.
    return asked === null || this.#doubtful.has(key) ? null : asked.answer;
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    await this.#write(key, (redis) => redis.set(this.#named(key), value, 'PX', ttlMs));
  }

  async delete(key: string): Promise<void> {
    await this.#write(key, (redis) => redis.unlink(this.#named(key)));
  }

  async putIfAbsent(key: string, value: string, ttlMs: number): Promise<PutAnswer> {
    if (this.#doubtful.has(key)) return { outcome: 'unknown' };
    const asked = await this.#write(key, (redis) =>
      redis.eval(PUT_IF_ABSENT, 1, this.#named(key), value, ttlMs),
    );
    if (asked === null) return { outcome: 'unknown' };
    return typeof asked.answer === 'string'
      ? { outcome: 'standing', value: asked.answer }
      : { outcome: 'stored' };
  }

  async takeToken(key: string, bucket: TokenBucket): Promise<number> {
    const { capacity, perSecond } = bucket;
    const asked = await this.#ask((redis) =>
      redis.eval(TAKE_TOKEN, 1, this.#named(`tokens:${key}`), capacity, perSecond),
    );
    return typeof asked?.answer === 'number' ? asked.answer : this.#buckets.takeToken(key, bucket);
  }

  async close(): Promise<void> {
    await this.#healing;
    this.#redis.disconnect();
  }

  #named(key: string): string {
    return `${this.#terms.prefix}${key}`;
  }

  async #ask<Answer>(
    command: (redis: Redis) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer } | null> {
    if (!this.isReady) return null;
    try {
      return { answer: await command(this.#redis) };
    } catch (error) {
      this.#terms.notice(`Redis: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  async #write<Answer>(
    key: string,
    command: (redis: Redis) => Promise<Answer>,
  ): Promise<{ readonly answer: Answer } | null> {
    const asked = await this.#ask(command);
    if (asked) this.#doubtful.clear(key);
    else {
      this.#dropped += 1;
      this.#doubtful.add(key);
      this.#heal();
    }
    return asked;
  }

  /** Deletes what is in doubt. */
  #heal(): void {
    if (!this.isReady) return;
    this.#healing ??= this.#deleteDoubtful().finally(() => (this.#healing = null));
  }

  async #deleteDoubtful(): Promise<void> {
    const doubtful = this.#doubtful.all;
    if (doubtful === 'everything') {
      if (await this.#ask((redis) => this.#sweep(redis))) this.#doubtful.clearAll();
    } else if (doubtful.length > 0) {
      const names = doubtful.map((key) => this.#named(key));
      if (await this.#ask((redis) => redis.unlink(names)))
        for (const key of doubtful) this.#doubtful.clear(key);
    }
  }

  async #sweep(redis: Redis): Promise<void> {
    const match = `${this.#terms.prefix.replaceAll(/[*?[\]\\]/g, '\\$&')}*`;
    let cursor = '0';
    do {
      const [next, names] = await redis.scan(cursor, 'MATCH', match, 'COUNT', SCAN_COUNT);
      if (names.length > 0) await redis.unlink(names);
      cursor = next;
    } while (cursor !== '0');
  }
}
