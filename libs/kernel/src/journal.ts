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

/** So many open streams are looked through. */
const FEW = 16;

/** Its stream is opened with its first event: one that decides nothing leaves no trace in the log. */
const UNOPENED = -1;

interface Standing {
  readonly id: string;
  readonly place: number;
  readonly category: string;
}

/** One open stream of a decider. Whoever steps it often holds it, and spares the look-up. */
class Aggregate<State, C extends Command, E extends Event> {
  readonly id: string;
  /** Where it stands among those that are open. */
  place: number;
  readonly #category: string;
  readonly #decider: Decider<State, C, E>;
  readonly #journal: Journal<E>;
  #state: State;
  #stream = UNOPENED;

  constructor(
    { id, place, category }: Standing,
    decider: Decider<State, C, E>,
    journal: Journal<E>,
  ) {
    this.id = id;
    this.place = place;
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
  /** In no order that means anything. */
  readonly #open: Aggregate<State, C, E>[] = [];
  /** By id, once there are many: a few are found sooner by looking through them. */
  #index: Map<string, Aggregate<State, C, E>> | null = null;
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
    const found = this.#find(id) ?? this.#begin(id);
    this.#last = found;
    return found;
  }

  /** Of the one that is open, else the initial one; opens nothing. */
  state(id: string): State {
    return this.#find(id)?.state ?? this.#decider.initialState;
  }

  /** Those that are open, with their states, in no order that means anything. */
  *states(): Generator<readonly [id: string, state: State]> {
    for (const { id, state } of this.#open) yield [id, state];
  }

  forget(id: string): void {
    const found = this.#last?.id === id ? this.#last : this.#find(id);
    if (!found) return;
    const open = this.#open;
    const mover = open.pop();
    if (mover && mover !== found) {
      open[found.place] = mover;
      mover.place = found.place;
    }
    this.#index?.delete(id);
    if (this.#last === found) this.#last = null;
  }

  #find(id: string): Aggregate<State, C, E> | undefined {
    if (this.#index) return this.#index.get(id);
    const open = this.#open;
    // What was opened last is asked for most.
    for (let place = open.length - 1; place >= 0; place -= 1) {
      const one = open[place];
      if (one?.id === id) return one;
    }
    return undefined;
  }

  #begin(id: string): Aggregate<State, C, E> {
    const open = this.#open;
    const standing = { id, place: open.length, category: this.#category };
    const begun = new Aggregate(standing, this.#decider, this.#journal);
    open.push(begun);
    if (this.#index) this.#index.set(id, begun);
    else if (open.length > FEW) this.#index = new Map(open.map((one) => [one.id, one]));
    return begun;
  }
}
