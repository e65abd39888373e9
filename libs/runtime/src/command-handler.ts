import { assert } from '@stratvector/kernel';
import type {
  Append,
  Command,
  Decider,
  Event,
  EventStore,
  JsonObject,
  Lease,
  StoredEvent,
} from '@stratvector/kernel';
import { readAhead } from './read-ahead.ts';
import { Snapshots } from './snapshots.ts';
import type { Held, SnapshotTerms } from './snapshots.ts';
import { restored, stored } from './stored-json.ts';
import { lifted, withSchema } from './upcasters.ts';
import type { Upcasters } from './upcasters.ts';

const PAGE = 5_000;
const ATTEMPTS_MAX = 10;

const versionOf = ({ version }: StoredEvent): number => version;

export interface HandlerTerms<State, C extends Command, E extends Event> {
  /** What the names of its streams begin with: `<category>-<id>`. */
  readonly category: string;
  readonly decider: Decider<State, C, E>;
  readonly store: EventStore;
  /** The right to write, where only one process may; null where appends alone decide. */
  readonly lease: () => Lease | null;
  /** How events of older schemas are read; without any, all are of the first. */
  readonly upcasters?: Upcasters;
  /** Without them a start reads all events. */
  readonly snapshots?: SnapshotTerms<State>;
}

export interface CommandContext {
  /** The message that brought the command; null for one that came by a call. */
  readonly handles: Append['handles'];
  /** Who asked, and what it follows from. */
  readonly metadata: JsonObject;
}

export type Handled<E> =
  | { readonly outcome: 'handled'; readonly events: readonly E[]; readonly version: number }
  /** The message was handled before, by this process or another. */
  | { readonly outcome: 'duplicate' };

/** Another process has the lease: this one must write nothing more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  /** To the holder of a later epoch. */
  static to(epoch: number): LeaseLost {
    return new LeaseLost(
      `another process holds the lease, epoch ${String(epoch)}; this one stops writing`,
    );
  }
}

/**
 * The one way a command becomes events: read what is there, decide, append at the version that was
 * read, in one transaction with the message that is handled. What was decided on a state that somebody
 * else has moved on from is decided anew. States stay in memory between commands; commands of one stream
 * wait for each other.
 */
export class CommandHandler<State, C extends Command, E extends Event> {
  readonly #terms: HandlerTerms<State, C, E>;
  readonly #held = new Map<string, Held<State>>();
  readonly #tails = new Map<string, Promise<unknown>>();
  readonly #snapshots: Snapshots<State> | null;
  readonly #upcasters: Upcasters;

  constructor(terms: HandlerTerms<State, C, E>) {
    this.#terms = terms;
    this.#snapshots = terms.snapshots ? new Snapshots(terms.store, terms.snapshots) : null;
    this.#upcasters = terms.upcasters ?? {};
  }

  /** @throws LeaseLost; rejects where the store does, and nobody knows then whether it was stored. */
  handle(id: string, command: C, context: CommandContext): Promise<Handled<E>> {
    return this.#inTurn(id, () => this.#handle(id, command, context));
  }

  /** As it is in the store now. */
  state(id: string): Promise<State> {
    return this.#inTurn(id, async () => (await this.#hold(id)).state);
  }

  /** Lets go of what is not asked for any longer; it is read again when it is. */
  forget(id: string): void {
    this.#held.delete(id);
  }

  async #handle(id: string, command: C, context: CommandContext): Promise<Handled<E>> {
    const { decider, store } = this.#terms;
    for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
      const held = await this.#hold(id);
      const events = decider.decide(command, held.state);
      if (events.length === 0 && context.handles === null)
        return { outcome: 'handled', events, version: held.version };
      // Whatever goes wrong from here on, what is in memory may be old.
      this.#held.delete(id);
      const appended = await store.append(this.#append(id, held.version, events, context));
      switch (appended.outcome) {
        case 'appended':
          return { outcome: 'handled', events, version: await this.#keep(id, held, events) };
        case 'duplicate':
          return { outcome: 'duplicate' };
        case 'fenced':
          throw LeaseLost.to(appended.epoch);
        case 'conflict':
      }
    }
    throw new Error(
      `${this.#stream(id)} was written by others ${String(ATTEMPTS_MAX)} times while this was decided; is there a second owner?`,
    );
  }

  #stream(id: string): string {
    return `${this.#terms.category}-${id}`;
  }

  #append(
    id: string,
    version: number,
    events: readonly E[],
    { handles, metadata }: CommandContext,
  ): Append {
    const stream = this.#stream(id);
    const written = events.map(({ type, data }, place) => ({
      id: `${stream}/${String(version + place + 1)}`,
      type,
      data: stored(data as object),
      metadata: withSchema(metadata, this.#upcasters, type),
    }));
    const streams =
      written.length > 0 ? [{ stream, expectedVersion: version, events: written }] : [];
    return { streams, handles, lease: this.#terms.lease() };
  }

  async #keep(id: string, held: Held<State>, events: readonly E[]): Promise<number> {
    const state = events.reduce(this.#terms.decider.evolve, held.state);
    const version = held.version + events.length;
    this.#held.set(id, await this.#saved(id, { ...held, state, version }));
    return version;
  }

  async #hold(id: string): Promise<Held<State>> {
    const known = this.#held.get(id);
    if (known) return known;
    const { decider, store } = this.#terms;
    const stream = this.#stream(id);
    const nothing = { state: decider.initialState, version: 0, saved: 0 };
    let held = (await this.#snapshots?.latest(stream)) ?? nothing;
    const read = (after: number) => store.read(stream, after, PAGE);
    for await (const page of readAhead(held.version, versionOf, { size: PAGE, read }))
      for (const event of page) held = this.#evolve(held, event);
    held = await this.#saved(id, held);
    this.#held.set(id, held);
    return held;
  }

  async #saved(id: string, held: Held<State>): Promise<Held<State>> {
    return this.#snapshots ? this.#snapshots.keep(this.#stream(id), held) : held;
  }

  #evolve(held: Held<State>, event: StoredEvent): Held<State> {
    const { version } = event;
    assert(version === held.version + 1, `${event.stream} has a gap before ${version}`);
    const { type, data } = lifted(event, this.#upcasters);
    const told = { type, data: restored(data) } as E;
    return { ...held, state: this.#terms.decider.evolve(held.state, told), version };
  }

  #inTurn<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(id) ?? Promise.resolve();
    const turn = before.then(work, work);
    const tail = turn.catch(() => undefined);
    this.#tails.set(id, tail);
    void tail.then(() => {
      if (this.#tails.get(id) === tail) this.#tails.delete(id);
    });
    return turn;
  }
}
