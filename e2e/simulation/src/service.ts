import { keyOf, topicOf } from '@stratvector/contracts';
import type { ContractMessage, MessageCodec, MessageTopic } from '@stratvector/contracts';
import type { BusMessage, EventStore } from '@stratvector/kernel';
import { messagesOf, Owner, Relay } from '@stratvector/runtime';
import type { Core, StepJournal } from '@stratvector/runtime';
import type { ScheduledBus } from './scheduled-bus.ts';

interface ServiceTerms<Input> {
  readonly name: string;
  readonly store: EventStore;
  readonly bus: ScheduledBus;
  readonly codec: MessageCodec;
  readonly reads: readonly MessageTopic[];
  readonly make: (journal: StepJournal, say: (message: ContractMessage) => void) => Core<Input>;
}

/** One context as a service: its own log, one owner of its state, a relay. It may die between any two steps. */
export class Service<Input> {
  readonly name: string;
  readonly #terms: ServiceTerms<Input>;
  readonly #relay: Relay;
  #owner: Owner<Input>;
  deaths = 0;

  constructor(terms: ServiceTerms<Input>) {
    const { name, store, bus } = terms;
    this.name = name;
    this.#terms = terms;
    this.#owner = this.#born();
    const source = `/stratvector/${name}`;
    this.#relay = new Relay({
      name,
      store,
      bus,
      publish: (event) =>
        messagesOf(event, { source, topicOf: (type) => topicOf(type as MessageTopic) }),
      pause: () => Promise.resolve(),
      onFailure: (error) => {
        throw error;
      },
    });
  }

  async start(): Promise<void> {
    const { name, bus, reads } = this.#terms;
    const topics = [...new Set(reads.map(topicOf))];
    await bus.subscribe({ group: name, topics, handle: (message) => this.#hear(message) });
  }

  handle(input: Input, id: string): Promise<void> {
    return this.#owner.handle(input, id);
  }

  /** Publishes what is stored; how many events that was. */
  relay(): Promise<number> {
    return this.#relay.drain();
  }

  /** What was in memory is gone; what is stored, and what the bus holds, is not. */
  die(): void {
    this.deaths += 1;
    this.#owner = this.#born();
  }

  #born(): Owner<Input> {
    const { name, store, codec, make } = this.#terms;
    return new Owner({
      store,
      consumer: name,
      lease: () => null,
      make: (journal) =>
        make(journal, (message) =>
          journal.say({
            type: message.topic,
            key: keyOf(message),
            value: codec.encode(message),
          }),
        ),
    });
  }

  async #hear({ id, headers, value }: BusMessage): Promise<void> {
    const { codec, reads } = this.#terms;
    const type = headers['ce_type'] ?? '';
    if (!reads.some((one) => one === type)) return;
    const { message, problem } = codec.decode(type, value);
    if (!message) throw new Error(problem);
    // A service reads the types that its core takes.
    await this.handle(message as Input, id);
  }
}
