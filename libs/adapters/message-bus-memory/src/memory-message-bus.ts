import type { BusMessage, MessageBus, Subscriber, Subscription } from '@stratvector/kernel';
import { Group } from './group.ts';
import type { Pause } from './group.ts';

/**
 * A bus within one process. It keeps nothing that would outlive the process, so `publish` is kept once
 * every group of the topic has handled the messages: whoever moves a checkpoint then has lost nothing
 * in a crash. A group takes part from its first subscription on, also while it has no member.
 */
export class MemoryMessageBus implements MessageBus {
  readonly #pause: Pause;
  readonly #groups = new Map<string, Map<string, Group>>();

  /** `pause` stands between deliveries of a message that was not handled. */
  constructor(pause: Pause) {
    this.#pause = pause;
  }

  async publish(messages: readonly BusMessage[]): Promise<void> {
    const handled = messages.flatMap((message) =>
      [...(this.#groups.get(message.topic)?.values() ?? [])].map((group) => group.deliver(message)),
    );
    await Promise.all(handled);
  }

  subscribe(subscriber: Subscriber): Promise<Subscription> {
    const groups = subscriber.topics.map((topic) => this.#groupOf(topic, subscriber.group));
    for (const group of groups) group.join(subscriber);
    return Promise.resolve({
      stop: async () => {
        await Promise.all(groups.map((group) => group.leave(subscriber)));
      },
    });
  }

  close(): Promise<void> {
    this.#groups.clear();
    return Promise.resolve();
  }

  #groupOf(topic: string, name: string): Group {
    const groups = this.#groups.get(topic) ?? new Map<string, Group>();
    this.#groups.set(topic, groups);
    const group = groups.get(name) ?? new Group(this.#pause);
    groups.set(name, group);
    return group;
  }
}
