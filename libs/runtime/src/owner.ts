import type { EventStore, Lease, LogPlace, StoredEvent } from '@stratvector/kernel';
import { LOG_START } from '@stratvector/kernel';
import { LeaseLost } from './command-handler.ts';
import { readAhead } from './read-ahead.ts';
import { StepJournal } from './step-journal.ts';

const PAGE = 1_000;
const ATTEMPTS_MAX = 10;
const HANDLED_MAX = 10_000;

const placeOf = ({ place }: StoredEvent): LogPlace => place;

/** What a service decides with: its deciders in memory, stepped one message at a time. */
export interface Core<Input> {
  /** Takes in what is stored, in the order of the log. */
  restore(event: StoredEvent): Promise<void>;
  /** All that is stored has been taken in. */
  restored(): Promise<void>;
  /** Steps; what it decides and says goes to the journal it was made with. */
  handle(input: Input): void;
  /** What was to wait until the step was stored: orders on a wire, answers to a caller. */
  settle(): void;
}

export interface OwnerTerms<Input> {
  readonly store: EventStore;
  /** What messages are handled as: each once by a consumer. */
  readonly consumer: string;
  readonly make: (journal: StepJournal) => Core<Input>;
  readonly lease: () => Lease | null;
}

interface Made<Input> {
  readonly core: Core<Input>;
  readonly journal: StepJournal;
  /** Messages that were handled since, newest last: what comes twice mostly comes at once. */
  readonly handled: Set<string>;
}

const remember = (handled: Set<string>, messageId: string): void => {
  handled.add(messageId);
  if (handled.size <= HANDLED_MAX) return;
  const { value } = handled.values().next();
  if (value !== undefined) handled.delete(value);
};

/**
 * Owns the state of a service: one message after the other, each with all that it decides in one append.
 * Where an append does not go as it should, nobody knows what the state in memory is worth: it is made
 * anew from the log.
 */
export class Owner<Input> {
  readonly #terms: OwnerTerms<Input>;
  #made: Promise<Made<Input>> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(terms: OwnerTerms<Input>) {
    this.#terms = terms;
  }

  /** Kept once the message is handled for good. */
  handle(input: Input, messageId: string): Promise<void> {
    const turn = this.#turn.then(() => this.#handle(input, messageId));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Kept once the state has been made from what is stored. */
  ready(): Promise<void> {
    const turn = this.#turn.then(async () => {
      await this.#current();
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Where it could not be made, it is made anew by whoever asks next. */
  #current(): Promise<Made<Input>> {
    this.#made ??= this.#make();
    this.#made.catch(() => {
      this.#made = null;
    });
    return this.#made;
  }

  async #handle(input: Input, messageId: string): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1)
      if (await this.#attempt(input, messageId)) return;
    throw new Error(
      `${this.#terms.consumer} found its streams written by others ${String(ATTEMPTS_MAX)} times; is there a second owner?`,
    );
  }

  /** False where it has to be tried again, on what is stored by now. */
  async #attempt(input: Input, messageId: string): Promise<boolean> {
    const { store, consumer, lease } = this.#terms;
    try {
      const { core, journal, handled } = await this.#current();
      if (handled.has(messageId)) return true;
      core.handle(input);
      const handles = { consumer, message: messageId };
      const appended = await store.append({
        streams: journal.take(messageId),
        handles,
        lease: lease(),
      });
      if (appended.outcome === 'appended') {
        remember(handled, messageId);
        core.settle();
        return true;
      }
      this.#made = null;
      if (appended.outcome === 'fenced') throw LeaseLost.to(appended.epoch);
      return appended.outcome === 'duplicate';
    } catch (error) {
      this.#made = null;
      throw error;
    }
  }

  async #make(): Promise<Made<Input>> {
    const journal = new StepJournal();
    const core = this.#terms.make(journal);
    const versions = new Map<string, number>();
    const read = (after: LogPlace) => this.#terms.store.tail(after, PAGE);
    for await (const events of readAhead(LOG_START, placeOf, { size: PAGE, read }))
      for (const event of events) {
        versions.set(event.stream, event.version);
        await core.restore(event);
      }
    await core.restored();
    journal.restart(versions);
    return { core, journal, handled: new Set() };
  }
}
