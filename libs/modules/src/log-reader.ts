import type { StoredEvent } from '@stratvector/kernel';

const PAGE = 1_000;

/** Events after the last one that was read; null before the first. */
type Read = (after: StoredEvent | null, limit: number) => Promise<readonly StoredEvent[]>;

/** Reads a log on from where it stopped, one reading at a time, however many ask. */
export class LogReader {
  readonly #read: Read;
  readonly #take: (event: StoredEvent) => void;
  #last: StoredEvent | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(read: Read, take: (event: StoredEvent) => void) {
    this.#read = read;
    this.#take = take;
  }

  /** Kept once everything has been taken that can be read now. */
  readOn(): Promise<void> {
    const turn = this.#turn.then(() => this.#catchUp());
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #catchUp(): Promise<void> {
    for (;;) {
      const events = await this.#read(this.#last, PAGE);
      for (const event of events) {
        this.#take(event);
        this.#last = event;
      }
      if (events.length < PAGE) return;
    }
  }
}
