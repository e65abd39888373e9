import type { Journal } from '@stratvector/kernel';
import type { LoggedEvent } from './logged.ts';

/** Counts and forgets: for a run of which equity alone is asked. */
export class NoJournal implements Journal<LoggedEvent> {
  /** Events so far. */
  length = 0;
  #streams = 0;

  open(): number {
    this.#streams += 1;
    return this.#streams;
  }

  append(): void {
    this.length += 1;
  }
}
