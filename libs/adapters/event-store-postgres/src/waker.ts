import pg from 'pg';

const RETRY_MS = 500;

/**
 * Tells readers that something was stored, by NOTIFY. It goes out after the commit and not with it:
 * PostgreSQL lets one transaction with a notification commit at a time. Many appends share one.
 */
export class Waker {
  readonly #pool: pg.Pool;
  readonly #url: string;
  readonly #channel: string;
  readonly #wakes = new Set<() => void>();
  #client: pg.Client | null = null;
  #isTelling = false;
  #isDue = false;
  #isClosed = false;

  constructor(pool: pg.Pool, { url, channel }: { readonly url: string; readonly channel: string }) {
    this.#pool = pool;
    this.#url = url;
    this.#channel = channel;
  }

  wake(): void {
    this.#isDue = true;
    if (this.#isTelling || this.#isClosed) return;
    this.#isTelling = true;
    void this.#tell();
  }

  async listen(wake: () => void): Promise<() => Promise<void>> {
    this.#wakes.add(wake);
    if (this.#client === null) await this.#connect();
    return async () => {
      this.#wakes.delete(wake);
      if (this.#wakes.size === 0) await this.#disconnect();
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#wakes.clear();
    await this.#disconnect();
  }

  async #tell(): Promise<void> {
    while (this.#isDue && !this.#isClosed) {
      this.#isDue = false;
      // A hint that is lost costs a reader the time to its next look; the log is not touched by it.
      await this.#pool
        .query('select pg_notify($1, $2)', [this.#channel, ''])
        .catch(() => undefined);
    }
    this.#isTelling = false;
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    this.#client = client;
    client.on('notification', () => this.#call());
    client.on('error', () => this.#reconnect(client));
    await client.connect();
    await client.query(`listen ${this.#channel}`);
  }

  /** Until it stands again, readers look by themselves; once it does they are woken for what they missed. */
  #reconnect(broken: pg.Client): void {
    if (this.#client !== broken || this.#isClosed || this.#wakes.size === 0) return;
    void this.#connect().then(
      () => this.#call(),
      () => {
        const { promise, resolve } = Promise.withResolvers<void>();
        setTimeout(resolve, RETRY_MS).unref();
        const failed = this.#client;
        if (failed) void promise.then(() => this.#reconnect(failed));
      },
    );
  }

  #call(): void {
    for (const wake of this.#wakes) wake();
  }

  async #disconnect(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }
}
