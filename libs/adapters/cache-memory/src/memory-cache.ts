import type { Cache, PutAnswer, TokenBucket } from '@stratvector/model';

interface Entry {
  readonly value: string;
  readonly until: number;
}

interface Level {
  readonly tokens: number;
  readonly at: number;
}

export interface MemoryCacheTerms {
  /** Milliseconds; only differences count. */
  readonly now: () => number;
  /** So many entries, and so many buckets, at most. */
  readonly entriesMax: number;
}

/** Puts it at the end, and drops the first when that makes one too many: a Map keeps the order of insertion. */
const renew = <Value>(map: Map<string, Value>, key: string, value: Value, max: number): void => {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > max && oldest !== undefined) map.delete(oldest);
};

/** A cache within one process. */
export class MemoryCache implements Cache {
  readonly dropped = 0;
  readonly #terms: MemoryCacheTerms;
  readonly #entries = new Map<string, Entry>();
  readonly #levels = new Map<string, Level>();

  constructor(terms: MemoryCacheTerms) {
    this.#terms = terms;
  }

  get(key: string): Promise<string | null> {
    return Promise.resolve(this.#standing(key));
  }

  set(key: string, value: string, ttlMs: number): Promise<void> {
    const { now, entriesMax } = this.#terms;
    renew(this.#entries, key, { value, until: now() + ttlMs }, entriesMax);
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.#entries.delete(key);
    return Promise.resolve();
  }

  async putIfAbsent(key: string, value: string, ttlMs: number): Promise<PutAnswer> {
    const standing = this.#standing(key);
    if (standing !== null) return { outcome: 'standing', value: standing };
    await this.set(key, value, ttlMs);
    return { outcome: 'stored' };
  }

  takeToken(key: string, { capacity, perSecond }: TokenBucket): Promise<number> {
    const now = this.#terms.now();
    const { tokens, at } = this.#levels.get(key) ?? { tokens: capacity, at: now };
    const level = Math.min(capacity, tokens + (Math.max(0, now - at) * perSecond) / 1000);
    const left = level >= 1 ? level - 1 : level;
    renew(this.#levels, key, { tokens: left, at: now }, this.#terms.entriesMax);
    return Promise.resolve(level >= 1 ? 0 : Math.ceil(((1 - level) * 1000) / perSecond));
  }

  close(): Promise<void> {
    this.#entries.clear();
    this.#levels.clear();
    return Promise.resolve();
  }

  #standing(key: string): string | null {
    const entry = this.#entries.get(key);
    if (!entry) return null;
    if (entry.until <= this.#terms.now()) {
      this.#entries.delete(key);
      return null;
    }
    renew(this.#entries, key, entry, this.#terms.entriesMax);
    return entry.value;
  }
}
