import { assert } from '@stratvector/kernel';
import type {
  BusMessage,
  EventStore,
  LogPlace,
  MessageBus,
  StoredEvent,
} from '@stratvector/kernel';

const PAGE = 500;
/** The longest time that may pass before the log is looked at without being woken. */
const POLL_MS = 250;
/**
 * What was stored may stay out of sight for as long as any older transaction of the server is open, and
 * nobody wakes anybody when it ends: so after a call the log is looked at a few times more.
 */
const LOOKS_MS = [2, 8, 32, 128];
/** Streams whose last version is remembered: those that went quiet longest ago are let go of. */
const STREAMS_MAX = 100_000;

export interface RelayTerms {
  /** Of the checkpoint: a second relay of the name finds that it is not alone, and stops. */
  readonly name: string;
  readonly store: EventStore;
  readonly bus: MessageBus;
  /** What the world hears of an event; nothing of what is a service's own business. */
  readonly publish: (event: StoredEvent) => readonly BusMessage[];
  /** Kept after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/** Another relay has moved the checkpoint: what it published is published. This one has stopped. */
export class RelayOvertaken extends Error {
  override readonly name = 'RelayOvertaken';
}

/**
 * Publishes what the log of a service says, in its order, once at least: the log is the outbox. The
 * checkpoint moves after the bus has taken a page, so a crash in between has it published again.
 */
export class Relay {
  readonly #terms: RelayTerms;
  /** By stream, as far as this relay has seen it. */
  readonly #versions = new Map<string, number>();
  #isStopped = false;
  #wake: (() => void) | null = null;
  /** Since it was woken; all of them where it was not. */
  #looks = LOOKS_MS.length;
  #running: Promise<void> | null = null;
  #unlisten: (() => Promise<void>) | null = null;

  constructor(terms: RelayTerms) {
    this.#terms = terms;
  }

  async start(): Promise<void> {
    this.#unlisten = await this.#terms.store.listen(() => {
      this.#looks = 0;
      this.#wake?.();
    });
    this.#running = this.#run();
  }

  /** Finishes the page that is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#wake?.();
    await this.#unlisten?.();
    await this.#running;
  }

  /** Publishes everything that can be read now; how many events that was. */
  async drain(): Promise<number> {
    const { store, name } = this.#terms;
    let at = await store.checkpoint(name);
    let count = 0;
    for (;;) {
      const events = await store.tail(at, PAGE);
      const last = events.at(-1);
      if (!last || this.#isStopped) return count;
      await this.#publish(events);
      await this.#move(at, last.place);
      at = last.place;
      count += events.length;
    }
  }

  async #run(): Promise<void> {
    while (!this.#isStopped) {
      const woken = new Promise<void>((resolve) => (this.#wake = resolve));
      try {
        await this.drain();
      } catch (error) {
        // What could not be published is looked at again: nothing after it goes out before it.
        this.#terms.onFailure(error);
        if (error instanceof RelayOvertaken) return;
      }
      const pause = LOOKS_MS[this.#looks] ?? POLL_MS;
      this.#looks += 1;
      await Promise.race([woken, this.#terms.pause(pause)]);
    }
  }

  async #publish(events: readonly StoredEvent[]): Promise<void> {
    const messages: BusMessage[] = [];
    for (const event of events) {
      this.#follow(event);
      messages.push(...this.#terms.publish(event));
    }
    if (messages.length > 0) await this.#terms.bus.publish(messages);
  }

  /** A version that is missing has been skipped, and that stops everything: it would never be told. */
  #follow({ stream, version }: StoredEvent): void {
    const before = this.#versions.get(stream);
    assert(
      before === undefined || version === before + 1 || version <= before,
      `the log shows version ${String(version)} of ${stream} after ${String(before)}`,
    );
    this.#versions.delete(stream);
    this.#versions.set(stream, version);
    if (this.#versions.size > STREAMS_MAX) this.#forgetOldest();
  }

  #forgetOldest(): void {
    const { value, done } = this.#versions.keys().next();
    if (done !== true) this.#versions.delete(value);
  }

  async #move(from: LogPlace, to: LogPlace): Promise<void> {
    const { store, name } = this.#terms;
    if (!(await store.moveCheckpoint(name, from, to)))
      throw new RelayOvertaken(`the checkpoint ${name} was moved by another relay; this one stops`);
  }
}
