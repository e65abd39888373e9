import type { Decider } from './decider.ts';
import type { Command, Event, Timestamp } from './message.ts';

/** One event where it stands in the log. */
export interface Journaled<E extends Event = Event> {
  readonly stream: string;
  /** Counts from 1 within the stream, without gaps. */
  readonly version: number;
  readonly at: Timestamp;
  readonly event: E;
}

/** Where decided events go, in the order in which they were decided. */
export interface Journal {
  append(stream: string, version: number, at: Timestamp, event: Event): void;
}

interface Aggregate<State> {
  state: State;
  version: number;
}

/**
 * The synchronous step of every host: decide, evolve, journal. Holds the streams of one decider that
 * are open; a closed one is forgotten, so that memory follows what is open and not what has been.
 */
export class Aggregates<State, C extends Command, E extends Event> {
  readonly #decider: Decider<State, C, E>;
  readonly #journal: Journal;
  readonly #open = new Map<string, Aggregate<State>>();

  constructor(decider: Decider<State, C, E>, journal: Journal) {
    this.#decider = decider;
    this.#journal = journal;
  }

  step(stream: string, command: C): readonly E[] {
    const aggregate = this.#aggregate(stream);
    const events = this.#decider.decide(command, aggregate.state);
    for (const event of events) {
      aggregate.state = this.#decider.evolve(aggregate.state, event);
      aggregate.version += 1;
      this.#journal.append(stream, aggregate.version, command.at, event);
    }
    return events;
  }

  state(stream: string): State {
    return this.#open.get(stream)?.state ?? this.#decider.initialState;
  }

  streams(): IterableIterator<string> {
    return this.#open.keys();
  }

  forget(stream: string): void {
    this.#open.delete(stream);
  }

  #aggregate(stream: string): Aggregate<State> {
    const known = this.#open.get(stream);
    if (known) return known;
    const fresh = { state: this.#decider.initialState, version: 0 };
    this.#open.set(stream, fresh);
    return fresh;
  }
}
