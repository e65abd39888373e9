/** More than these are not told apart: everything is in doubt then. */
const KEYS_MAX = 10_000;

/** Keys that may stand in Redis as they were before a write that was dropped. */
export class DoubtfulKeys {
  readonly #keys = new Set<string>();
  #isEverything = false;

  has(key: string): boolean {
    return this.#isEverything || this.#keys.has(key);
  }

  add(key: string): void {
    if (!this.#isEverything) this.#keys.add(key);
    if (this.#keys.size <= KEYS_MAX) return;
    this.#isEverything = true;
    this.#keys.clear();
  }

  /** It was written anew, or deleted. */
  clear(key: string): void {
    this.#keys.delete(key);
  }

  clearAll(): void {
    this.#isEverything = false;
    this.#keys.clear();
  }

  /** What is in doubt now: these keys, or everything. */
  get all(): readonly string[] | 'everything' {
    return this.#isEverything ? 'everything' : [...this.#keys];
  }
}
