import type { Append, Appended } from '@stratvector/kernel';
import type pg from 'pg';
import { appendCall, appendedOf } from './append-arguments.ts';
import type { AnswerRow } from './append-arguments.ts';

/** More would make one slow stream hold up too many others. */
const GROUP_MAX = 256;
interface Waiting {
  readonly append: Append;
  readonly done: (appended: Appended) => void;
  readonly failed: (error: unknown) => void;
}

/** What an append is about: of two that share any of it, the later goes after the earlier. */
const subjectsOf = ({ streams, handles }: Append): readonly string[] => {
  const subjects = streams.map(({ stream }) => `stream ${stream}`);
  if (handles) subjects.push(`message ${handles.consumer} ${handles.message}`);
  return subjects;
};

/**
 * What is appended while other appends are under way goes to disk together with what comes meanwhile: one
 * round trip and one sync for all of them. Alone, an append does not wait. Appends of one stream keep
 * the order in which they were asked for, and each is accepted or refused by itself.
 */
export class GroupCommit {
  readonly #pool: pg.Pool;
  readonly #schema: string;
  #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(pool: pg.Pool, schema: string) {
    this.#pool = pool;
    this.#schema = schema;
  }

  append(append: Append): Promise<Appended> {
    return new Promise((done, failed) => {
      this.#waiting.push({ append, done, failed });
      this.#start();
    });
  }

  #start(): void {
    if (this.#isRunning || this.#waiting.length === 0) return;
    this.#isRunning = true;
    void this.#write(this.#nextGroup()).finally(() => {
      this.#isRunning = false;
      this.#start();
    });
  }

  /** The longest waiting that have nothing to do with each other; the others wait on, in their order. */
  #nextGroup(): readonly Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    const seen = new Set<string>();
    for (const waiting of this.#waiting) {
      const subjects = subjectsOf(waiting.append);
      const isFree = group.length < GROUP_MAX && !subjects.some((subject) => seen.has(subject));
      (isFree ? group : left).push(waiting);
      for (const subject of subjects) seen.add(subject);
    }
    this.#waiting = left;
    return group;
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    try {
      const call = appendCall(
        this.#schema,
        group.map(({ append }) => append),
      );
      const { rows } = await this.#pool.query<AnswerRow>(call);
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
