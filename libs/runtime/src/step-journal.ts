import type { Event, Journal, NewEvent, StreamAppend, Timestamp } from '@stratvector/kernel';
import { assert } from '@stratvector/kernel';
import { stored } from './stored-json.ts';

interface Taken {
  readonly stream: string;
  readonly version: number;
  readonly at: Timestamp;
  readonly event: Event;
}

/** A message as it goes over the bus. */
export type Outgoing = {
  readonly type: string;
  readonly key: string;
  readonly value: string;
};

/**
 * Takes down what the deciders of a service decide within one step, and what the service says of it, so
 * that all of it is stored at once. What is said stands with the last event of the step: the log is the
 * outbox, and a step that decides nothing has nothing to say.
 */
export class StepJournal implements Journal {
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** By stream number, what is stored. */
  readonly #versions: number[] = [];
  #taken: Taken[] = [];
  #said: Outgoing[] = [];

  open(category: string, id: string): number {
    return this.#numberOf(`${category}-${id}`);
  }

  append(stream: number, at: Timestamp, event: Event): void {
    const version = (this.#versions[stream] ?? 0) + 1;
    this.#versions[stream] = version;
    this.#taken.push({ stream: this.#names[stream] ?? '', version, at, event });
  }

  say(message: Outgoing): void {
    this.#said.push(message);
  }

  /** Goes on from what is stored, and lets go of what was taken down while that was taken in. */
  restart(versions: ReadonlyMap<string, number>): void {
    for (const [stream, version] of versions) this.#versions[this.#numberOf(stream)] = version;
    this.#taken = [];
    this.#said = [];
  }

  /**
   * What was taken down since, with ids that follow from where each event stands. `cause` is the message that
   * brought it about, null where none did.
   */
  take(cause: string | null = null): readonly StreamAppend[] {
    const taken = this.#taken;
    const said = this.#said;
    this.#taken = [];
    this.#said = [];
    assert(said.length === 0 || taken.length > 0, 'a step that decides nothing says something');
    const streams = new Map<string, { first: number; events: NewEvent[] }>();
    taken.forEach(({ stream, version, at, event }, place) => {
      const known = streams.get(stream) ?? { first: version, events: [] };
      const messages = place === taken.length - 1 ? said : [];
      known.events.push({
        id: `${stream}/${String(version)}`,
        type: event.type,
        data: stored(event.data),
        metadata: {
          at: at.toString(),
          ...(cause !== null && { cause }),
          ...(messages.length > 0 && { messages }),
        },
      });
      streams.delete(stream);
      streams.set(stream, known);
    });
    return [...streams].map(([stream, { first, events }]) => ({
      stream,
      expectedVersion: first - 1,
      events,
    }));
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#names.length);
    this.#names.push(name);
    this.#versions.push(0);
    return this.#names.length - 1;
  }
}
