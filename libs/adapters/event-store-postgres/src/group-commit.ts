import type { Append, Appended } from '@stratvector/kernel';
import type pg from 'pg';
import { appendedOf, groupArgumentsOf } from './append-arguments.ts';
import type { AnswerRow } from './append-arguments.ts';

/** More would make one slow stream hold up too many others. */
const GROUP_MAX = 256;
interface Waiting {
  readonly append: Append;
  readonly done: (appended: Appended) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * What is appended while other appends are under way goes to disk together with what comes meanwhile: one
 * round trip and one sync for all of them. Alone, an append does not wait. Appends of one stream keep
 * the order in which they were asked for, and each is accepted or refused by itself.
 */
export class GroupCommit {
  readonly #pool: pg.Pool;
  readonly #text: string;
  #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(pool: pg.Pool, schema: string) {
    this.#pool = pool;
    const places = Array.from({ length: 13 }, (_, place) => `$${String(place + 1)}`).join(', ');
    this.#text = `select * from ${schema}.append_group(${places})`;
  }

  append(append: Append): Promise<Appended> {
    return new Promise((done, failed) => {
      this.#waiting.push({ append, done, failed });
      this.#start();
    });
  }

  #start(): void {
    if (this.#isRunning || this.#waiting.length === 0) return;
    const group = this.#waiting.slice(0, GROUP_MAX);
    this.#waiting = this.#waiting.slice(GROUP_MAX);
    this.#isRunning = true;
    void this.#write(group).finally(() => {
      this.#isRunning = false;
      this.#start();
    });
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    try {
      const { rows } = await this.#pool.query<AnswerRow>({
        name: 'append_group',
        text: this.#text,
        values: [...groupArgumentsOf(group.map(({ append }) => append))],
      });
      group.forEach(({ done, failed }, place) => {
        const row = rows[place];
        if (row) done(appendedOf(row));
        else failed(new Error('the database answered fewer appends than it was given'));
      });
    } catch (error) {
      for (const { failed } of group) failed(error);
    }
  }
}
