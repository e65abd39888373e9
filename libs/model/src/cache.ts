/** Tokens of a bucket: as many as `capacity` at once, and `perSecond` come back. */
export interface TokenBucket {
  readonly capacity: number;
  readonly perSecond: number;
}

/**
 * What came of putting a value where none stands: ours stands now, that of another stood before, or
 * nobody knows, and whoever needs to know has to ask what is durable.
 */
export type PutAnswer =
  | { readonly outcome: 'stored' }
  | { readonly outcome: 'standing'; readonly value: string }
  | { readonly outcome: 'unknown' };

/**
 * Texts that may be forgotten at any time: the latest quotes and bars, pages of read models, answers to
 * commands that may be given again. It makes things faster and nothing right: whatever it cannot answer
 * is a miss, and no call of it fails.
 */
export interface Cache {
  /** Null for what was never there, is over its time, or cannot be asked for. */
  get(key: string): Promise<string | null>;
  /** For `ttlMs` milliseconds, which is more than 0. What cannot be written is dropped and counted. */
  set(key: string, value: string, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  putIfAbsent(key: string, value: string, ttlMs: number): Promise<PutAnswer>;
  /** Takes a token: 0 when there was one, else how many milliseconds until there is. */
  takeToken(key: string, bucket: TokenBucket): Promise<number>;
  /** How many writes were dropped so far. */
  readonly dropped: number;
  close(): Promise<void>;
}
