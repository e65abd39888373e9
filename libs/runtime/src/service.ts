import type { BusMessage, EventStore, Lease, MessageBus, Subscription } from '@stratvector/kernel';
import { Dispatcher } from './dispatcher.ts';
import { messagesOf } from './outbox.ts';
import type { TopicOf } from './outbox.ts';
import { Owner } from './owner.ts';
import type { Core } from './owner.ts';
import { LeaseKeeper } from './lease-keeper.ts';
import { Relay } from './relay.ts';
import type { StepJournal } from './step-journal.ts';

/** Between two attempts at a message. */
const RETRY_MS = 250;

export interface ServiceTerms<Input> {
  /** Of its group on the bus, its inbox, its lease and its checkpoint. */
  readonly name: string;
  readonly store: EventStore;
  readonly bus: MessageBus;
  readonly topics: readonly string[];
  /** What a message says; null for types that the service does not read. It throws for what cannot be read. */
  readonly read: (message: BusMessage) => Input | null;
  readonly make: (journal: StepJournal) => Core<Input>;
  readonly topicOf: TopicOf;
  /** Who holds its lease: the same holder takes it again at once. */
  readonly holder: string;
  readonly leaseMs: number;
  /** Kept after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Something failed, and will be tried again. */
  readonly onFailure: (service: string, error: unknown) => void;
  /** A message may not be passed and cannot be handled: nothing of its key goes on. */
  readonly onHalt: (service: string, message: BusMessage, reason: string) => void;
  /** Another process leads it by now: this one can store nothing more, and has to end. */
  readonly onLost?: (service: string) => void;
}

/**
 * One context as a service: a log of its own, one owner of its state, a dispatcher from the bus to it and
 * a relay from its log to the bus. Nothing is parked: everything of an account stands in one order.
 */
export class Service<Input> {
  readonly name: string;
  readonly #terms: ServiceTerms<Input>;
  readonly #owner: Owner<Input>;
  readonly #dispatcher: Dispatcher<Input | null>;
  readonly #relay: Relay;
  #lease: Lease | null = null;
  #keeper: LeaseKeeper | null = null;
  #subscription: Subscription | null = null;

  constructor(terms: ServiceTerms<Input>) {
    const { name, store, bus, topics, read, make, pause, topicOf } = terms;
    const source = `/stratvector/${name}`;
    this.name = name;
    this.#terms = terms;
    this.#owner = new Owner({ store, consumer: name, make, lease: () => this.#lease });
    this.#dispatcher = new Dispatcher<Input | null>({
      group: name,
      topics,
      store,
      map: read,
      handle: (input, { id }) =>
        input === null ? Promise.resolve() : this.#owner.handle(input, id),
      parks: () => false,
      halt: (message, reason) => {
        terms.onHalt(name, message, reason);
        return Promise.resolve();
      },
      onParked: () => undefined,
      pause: () => pause(RETRY_MS),
    });
    this.#relay = new Relay({
      name,
      store,
      bus,
      publish: (event) => messagesOf(event, { source, topicOf }),
      pause,
      onFailure: (error) => terms.onFailure(name, error),
    });
  }

  /** Takes its lease, takes in its log, and listens. @throws Error where somebody else has the lease. */
  async start(): Promise<void> {
    const { store, holder, leaseMs, bus } = this.#terms;
    this.#lease = await store.acquireLease(this.name, holder, leaseMs);
    if (this.#lease === null)
      throw new Error(`${this.name} is led by another process; stop that one first`);
    this.#keeper = this.#keeperOf(this.#lease);
    await this.#owner.ready();
    this.#subscription = await this.#dispatcher.subscribe(bus);
  }

  /** What does not come by the bus: a command of a person. Kept once it is handled for good, once for each id. */
  handle(input: Input, messageId: string): Promise<void> {
    return this.#owner.handle(input, messageId);
  }

  /** From here on the bus hears what is stored; called once all that read have subscribed. */
  speak(): Promise<void> {
    return this.#relay.start();
  }

  /** Takes nothing more, and finishes what is under way. */
  async stop(): Promise<void> {
    await this.#relay.stop();
    await this.#subscription?.stop();
    this.#keeper?.stop();
    if (this.#lease) await this.#terms.store.releaseLease(this.#lease);
  }
  #keeperOf(lease: Lease): LeaseKeeper {
    const { store, leaseMs, pause, onFailure, onLost } = this.#terms;
    return new LeaseKeeper({
      store,
      lease,
      leaseMs,
      pause,
      onFailure: (error) => onFailure(this.name, error),
      onLost: () => onLost?.(this.name),
    });
  }
}
