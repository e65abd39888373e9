import type { BusMessage, MessageBus, Subscriber, Subscription } from '@stratvector/kernel';
import type { Draws } from './random.ts';

interface Lane {
  readonly subscriber: Subscriber;
  readonly waiting: BusMessage[];
}

/** How often a message of the bus is delivered twice, and how often a member dies with it in hand. */
export interface BusFaults {
  readonly double: number;
}

/**
 * A bus that holds what it was given, and hands it over one message at a time where a seeded scheduler
 * says: messages of one key stay in order, all others change places, some come twice.
 */
export class ScheduledBus implements MessageBus {
  readonly #draws: Draws;
  readonly #faults: BusFaults;
  readonly #subscribers: Subscriber[] = [];
  /** By group, topic and key. */
  readonly #lanes = new Map<string, Lane>();
  readonly counts = { delivered: 0, doubled: 0, failed: 0 };

  /** Why a message was not handled the last time that one was not. */
  failure: unknown = null;

  constructor(draws: Draws, faults: BusFaults) {
    this.#draws = draws;
    this.#faults = faults;
  }

  /** Lanes that have something to deliver. */
  get busy(): readonly string[] {
    return [...this.#lanes].filter(([, { waiting }]) => waiting.length > 0).map(([name]) => name);
  }

  publish(messages: readonly BusMessage[]): Promise<void> {
    for (const message of messages)
      for (const subscriber of this.#subscribers)
        if (subscriber.topics.includes(message.topic)) this.#hold(subscriber, message);
    return Promise.resolve();
  }

  subscribe(subscriber: Subscriber): Promise<Subscription> {
    this.#subscribers.push(subscriber);
    return Promise.resolve({ stop: () => Promise.resolve() });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Hands over the first message of a lane; one that was not handled stays the first. */
  async deliver(name: string): Promise<void> {
    const lane = this.#lanes.get(name);
    const [message] = lane?.waiting ?? [];
    if (!lane || !message) return;
    try {
      await lane.subscriber.handle(message);
    } catch (error) {
      this.counts.failed += 1;
      this.failure = error;
      return;
    }
    if (this.#draws.next() < this.#faults.double) this.counts.doubled += 1;
    else lane.waiting.shift();
  }

  #hold(subscriber: Subscriber, message: BusMessage): void {
    const name = `${subscriber.group} ${message.topic} ${message.key}`;
    const lane = this.#lanes.get(name) ?? { subscriber, waiting: [] };
    this.#lanes.set(name, lane);
    lane.waiting.push(message);
  }
}
