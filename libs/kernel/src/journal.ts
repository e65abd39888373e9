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

/**
 * Where decided events go, in the order in which they were decided. It counts the versions: a stream
 * that is opened again goes on where it ended.
 */
export interface Journal<E extends Event = Event> {
  /** A number to append to the stream `<category>-<id>` by. */
  open(category: string, id: string): number;
  append(stream: number, at: Timestamp, event: E): void;
}

/** Its stream is opened with its first event: one that decides nothing leaves no trace in the log. */
const UNOPENED = -1;

/** One open stream of a decider. Whoever steps it often holds it, and spares the look-up. */
class Aggregate<State, C extends Command, E extends Event> {
  readonly id: string;
  readonly #category: string;
  readonly #decider: Decider<State, C, E>;
  readonly #journal: Journal<E>;
  #state: State;
  #stream = UNOPENED;

  constructor(id: string, category: string, decider: Decider<State, C, E>, journal: Journal<E>) {
    this.id = id;
    this.#category = category;
    this.#decider = decider;
    this.#journal = journal;
    this.#state = decider.initialState;
  }

  get state(): State {
    return this.#state;
  }

  /** Takes in what is in the log already. */
  restore(event: E): void {
    this.#state = this.#decider.evolve(this.#state, event);
  }

  step(command: C): readonly E[] {
    const events = this.#decider.decide(command, this.#state);
    if (this.#stream === UNOPENED && events.length > 0)
      this.#stream = this.#journal.open(this.#category, this.id);
    for (const event of events) {
      this.#state = this.#decider.evolve(this.#state, event);
      this.#journal.append(this.#stream, command.at, event);
    }
    return events;
  }
}

/**
 * The synchronous step of every host: decide, evolve, journal. Holds the streams of one decider that
 * are open; a closed one is forgotten, so that memory follows what is open and not what has been. A
 * forgotten one that is opened again starts at the initial state.
 */
export class Aggregates<State, C extends Command, E extends Event> {
  readonly #category: string;
  readonly #decider: Decider<State, C, E>;
  readonly #journal: Journal<E>;
  readonly #open = new Map<string, Aggregate<State, C, E>>();
  /** The one that was opened last is most often the next. */
  #last: Aggregate<State, C, E> | null = null;

  /** `category` is what the names of its streams begin with: `<category>-<id>`. */
  constructor(category: string, decider: Decider<State, C, E>, journal: Journal<NoInfer<E>>) {
    this.#category = category;
    this.#decider = decider;
    this.#journal = journal;
  }

  open(id: string): Aggregate<State, C, E> {
    if (this.#last !== null && this.#last.id === id) return this.#last;
    let found = this.#open.get(id);
    if (found === undefined) {
      found = new Aggregate(id, this.#category, this.#decider, this.#journal);
      this.#open.set(id, found);
    }
    this.#last = found;
    return found;
  }

  /** Of the one that is open, else the initial one; opens nothing. */
  state(id: string): State {
    return this.#open.get(id)?.state ?? this.#decider.initialState;
  }

  forget(id: string): void {
    this.#open.delete(id);
    if (this.#last?.id === id) this.#last = null;
  }
}
