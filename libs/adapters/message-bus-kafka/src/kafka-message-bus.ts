import type { BusMessage, MessageBus, Subscriber, Subscription } from '@stratvector/kernel';
import type { Kafka } from 'kafkajs';
import { kafkaClient } from './client.ts';
import type { KafkaSettings } from './client.ts';
import { Reader } from './reader.ts';
import { Sender } from './sender.ts';

/**
 * A bus that outlives its processes: `publish` is kept once the broker has the messages on all replicas
 * in sync. A broker that is not there yet, or goes away, is waited for; a new group reads topics from
 * their beginning. Topics have to exist: nothing makes them on the way.
 */
export class KafkaMessageBus implements MessageBus {
  readonly #kafka: Kafka;
  readonly #settings: KafkaSettings;
  readonly #sender: Sender;
  readonly #readers = new Set<Reader>();

  constructor(settings: KafkaSettings) {
    this.#kafka = kafkaClient(settings);
    this.#settings = settings;
    this.#sender = new Sender(this.#kafka, settings.notice);
  }

  publish(messages: readonly BusMessage[]): Promise<void> {
    return this.#sender.publish(messages);
  }

  subscribe(subscriber: Subscriber): Promise<Subscription> {
    const reader = new Reader(this.#kafka, subscriber, this.#settings);
    this.#readers.add(reader);
    return Promise.resolve({
      stop: async () => {
        await reader.stop();
        this.#readers.delete(reader);
      },
    });
  }

  /** Whether every subscription is a member of its group and the last send went through. */
  get isReady(): boolean {
    return this.#sender.isReady && [...this.#readers].every(({ isReady }) => isReady);
  }

  /** Stops all subscriptions, then sends what it has taken, if the broker is there. */
  async close(): Promise<void> {
    await Promise.all([...this.#readers].map((reader) => reader.stop()));
    await this.#sender.close();
  }
}
