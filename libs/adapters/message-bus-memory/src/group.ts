import type { BusMessage, Subscriber } from '@stratvector/kernel';

/** How the bus waits before it delivers again what was not handled; `attempt` counts from 1. */
export type Pause = (attempt: number) => Promise<void>;

interface Waiting {
  readonly message: BusMessage;
  readonly handled: () => void;
}

/** What is still to be handled of one key, in order. */
interface Lane {
  readonly waiting: Waiting[];
  isRunning: boolean;
}

/** Those who read one topic together: each key is handled by one at a time, keys side by side. */
export class Group {
  readonly #pause: Pause;
  readonly #lanes = new Map<string, Lane>();
  readonly #members: Subscriber[] = [];
  /** By member: how many of its messages are being handled, and who waits for that to be none. */
  readonly #busy = new Map<Subscriber, number>();
  readonly #leaving = new Map<Subscriber, () => void>();
  #turn = 0;

  constructor(pause: Pause) {
    this.#pause = pause;
  }

  join(member: Subscriber): void {
    this.#members.push(member);
    for (const [key, lane] of this.#lanes) this.#start(key, lane);
  }

  /** Kept once nothing that the member has taken is under way any longer. */
  leave(member: Subscriber): Promise<void> {
    const place = this.#members.indexOf(member);
    if (place >= 0) this.#members.splice(place, 1);
    if (!this.#busy.get(member)) return Promise.resolve();
    return new Promise((left) => this.#leaving.set(member, left));
  }

  /** Kept once the message has been handled. */
  deliver(message: BusMessage): Promise<void> {
    return new Promise((handled) => {
      const lane = this.#lanes.get(message.key) ?? { waiting: [], isRunning: false };
      this.#lanes.set(message.key, lane);
      lane.waiting.push({ message, handled });
      this.#start(message.key, lane);
    });
  }

  #start(key: string, lane: Lane): void {
    if (lane.isRunning || this.#members.length === 0) return;
    lane.isRunning = true;
    void this.#work(key, lane);
  }

  async #work(key: string, lane: Lane): Promise<void> {
    let attempt = 0;
    for (;;) {
      // Never at once: who publishes goes on before anybody handles.
      await Promise.resolve();
      const [next] = lane.waiting;
      const member = this.#nextMember();
      if (!next || !member) break;
      if (await this.#isHandled(member, next.message)) {
        lane.waiting.shift();
        next.handled();
        attempt = 0;
      } else {
        attempt += 1;
        await this.#pause(attempt);
      }
    }
    lane.isRunning = false;
    if (lane.waiting.length === 0) this.#lanes.delete(key);
  }

  #nextMember(): Subscriber | undefined {
    this.#turn += 1;
    return this.#members[this.#turn % this.#members.length];
  }

  async #isHandled(member: Subscriber, message: BusMessage): Promise<boolean> {
    this.#busy.set(member, (this.#busy.get(member) ?? 0) + 1);
    const isHandled = await member.handle(message).then(
      () => true,
      () => false,
    );
    const left = (this.#busy.get(member) ?? 1) - 1;
    this.#busy.set(member, left);
    if (left === 0) this.#leaving.get(member)?.();
    return isHandled;
  }
}
