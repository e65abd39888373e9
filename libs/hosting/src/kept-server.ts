import { setTimeout as pass } from 'node:timers/promises';
import { sentenceOf } from './sentence-of.ts';

const RETRY_MS = 500;

/** A server of our own, as its starter hands it over. */
export interface OwnServer {
  /** Leads a group of processes of its own. */
  readonly pid: number;
  /** Broken once it has ended by itself. */
  readonly failure: Promise<never>;
  stop(): Promise<void>;
}

/** A server that comes back where it was whenever it ends, until it is stopped. */
export class KeptServer {
  readonly #start: () => Promise<OwnServer>;
  readonly #onRestart: (reason: string) => void;
  #running: OwnServer | null = null;
  #coming: Promise<void> = Promise.resolve();
  #isStopping = false;

  constructor(start: () => Promise<OwnServer>, onRestart: (reason: string) => void) {
    this.#start = start;
    this.#onRestart = onRestart;
  }

  async start(): Promise<void> {
    const server = await this.#start();
    this.#running = server;
    server.failure.catch((error: unknown) => {
      if (this.#isStopping) return;
      this.#running = null;
      this.#onRestart(sentenceOf(error).split('\n')[0] ?? '');
      this.#coming = this.#comeBack();
    });
  }

  /** Kept once it is there again. */
  ready(): Promise<void> {
    return this.#coming;
  }

  /** Ends it and what it has started on the spot; it comes back. */
  kill(): void {
    if (this.#running) process.kill(-this.#running.pid, 'SIGKILL');
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#coming;
    await this.#running?.stop();
  }

  async #comeBack(): Promise<void> {
    while (!this.#isStopping)
      try {
        return await this.start();
      } catch (error) {
        this.#onRestart(sentenceOf(error).split('\n')[0] ?? '');
        await pass(RETRY_MS);
      }
  }
}
