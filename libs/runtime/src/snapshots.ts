import type { EventStore, JsonObject } from '@stratvector/kernel';
import { restored, stored } from './stored-json.ts';

/** Events between snapshots of a stream. */
const EVERY = 1_000;

export interface SnapshotTerms<State> {
  /** Of the code that evolves: what another version has saved is not read. Change it with every change of `evolve`. */
  readonly code: string;
  /** As plain values: integers of any width, texts, numbers, lists, objects. */
  readonly pack: (state: State) => object;
  readonly unpack: (packed: object) => State;
  /** A snapshot could not be saved: nothing is lost by it but time at the next start. */
  readonly onFailure: (error: unknown) => void;
}

export interface Held<State> {
  readonly state: State;
  readonly version: number;
  /** Of the last snapshot; 0 where there is none that this code can read. */
  readonly saved: number;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The states of a kind of stream, kept so that a start need not read all that ever happened. */
export class Snapshots<State> {
  readonly #store: EventStore;
  readonly #terms: SnapshotTerms<State>;

  constructor(store: EventStore, terms: SnapshotTerms<State>) {
    this.#store = store;
    this.#terms = terms;
  }

  /** Null where there is none, or one of other code. */
  async latest(stream: string): Promise<Held<State> | null> {
    const snapshot = await this.#store.snapshot(stream);
    if (!snapshot) return null;
    const { code, state } = snapshot.state;
    if (code !== this.#terms.code || !isObject(state)) return null;
    const { version } = snapshot;
    return { state: this.#terms.unpack(restored<object>(state)), version, saved: version };
  }

  /** Saves where it is time to; a state is worth its version whether that succeeds or not. */
  async keep(stream: string, held: Held<State>): Promise<Held<State>> {
    if (held.version - held.saved < EVERY) return held;
    const { code, pack, onFailure } = this.#terms;
    const state = { code, state: stored(pack(held.state)) };
    await this.#store.saveSnapshot(stream, { version: held.version, state }).catch(onFailure);
    // One that failed is tried again after as many events, not at each.
    return { ...held, saved: held.version };
  }
}
