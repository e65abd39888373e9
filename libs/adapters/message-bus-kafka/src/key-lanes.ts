import type { BusMessage, Subscriber } from '@stratvector/kernel';
import { pauseBefore, sentenceOf } from './client.ts';

export interface Delivery {
  readonly message: BusMessage;
  /** Whether it is still ours to handle. */
  readonly isOurs: () => boolean;
  readonly handled: () => void;
}

/** One message at a time of each key, keys side by side; what was not handled comes again before the next of its key. */
export class KeyLanes {
  readonly #handle: Subscriber['handle'];
  readonly #notice: (sentence: string) => void;
  readonly #lanes = new Map<string, Delivery[]>();
  #running = 0;
  #held: PromiseWithResolvers<void> | null = null;
  #quiet: (() => void)[] = [];

  constructor(handle: Subscriber['handle'], notice: (sentence: string) => void) {
    this.#handle = handle;
    this.#notice = notice;
  }

  add(delivery: Delivery): void {
    const name = JSON.stringify([delivery.message.topic, delivery.message.key]);
    const lane = this.#lanes.get(name);
    if (lane) lane.push(delivery);
    else void this.#work(name, [delivery]);
  }

  /** Begins nothing more until `release`; kept once nothing is under way. */
  hold(): Promise<void> {
    this.#held ??= Promise.withResolvers<void>();
    if (this.#running === 0) return Promise.resolve();
    return new Promise((quiet) => this.#quiet.push(quiet));
  }

  release(): void {
    this.#held?.resolve();
    this.#held = null;
  }

  async #work(name: string, lane: Delivery[]): Promise<void> {
    this.#lanes.set(name, lane);
    let attempt = 0;
    for (let next = lane[0]; next; next = lane[0]) {
      while (this.#held) await this.#held.promise;
      if (next.isOurs() && !(await this.#isHandled(next))) {
        attempt += 1;
        await pauseBefore(attempt);
      } else {
        lane.shift();
        attempt = 0;
      }
    }
    this.#lanes.delete(name);
  }

  async #isHandled({ message, handled }: Delivery): Promise<boolean> {
    this.#running += 1;
    try {
      await this.#handle(message);
      handled();
      return true;
    } catch (error) {
      this.#notice(`message ${message.id} of ${message.topic} comes again: ${sentenceOf(error)}`);
      return false;
    } finally {
      this.#running -= 1;
      if (this.#running === 0) for (const quiet of this.#quiet.splice(0)) quiet();
    }
  }
}
