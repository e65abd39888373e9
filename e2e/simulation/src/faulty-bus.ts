import { Draws } from './random.ts';

/** How often the bus misbehaves, as probabilities per delivery. */
export interface Faults {
  readonly drop: number;
  readonly double: number;
  readonly reorder: number;
}

export interface FaultCounts {
  delivered: number;
  dropped: number;
  doubled: number;
  reordered: number;
}

interface Envelope<Message> {
  readonly source: string;
  readonly sequence: number;
  readonly message: Message;
}

type Consumer<Message> = (message: Message) => void;

/** What a consumer has seen of one source: it hands on in order, each message once. */
class Inbox<Message> {
  #next = 1;
  readonly #early = new Map<number, Message>();

  accept({ sequence, message }: Envelope<Message>, consume: Consumer<Message>): void {
    if (sequence < this.#next) return;
    this.#early.set(sequence, message);
    for (;;) {
      const ready = this.#early.get(this.#next);
      if (ready === undefined) return;
      this.#early.delete(this.#next);
      this.#next += 1;
      consume(ready);
    }
  }
}

/**
 * A bus that drops, doubles and reorders, and a sender that sends again what was not delivered: at
 * least once, in no order. Inboxes make of it what every consumer relies on: once, in order.
 */
export class FaultyBus<Message> {
  readonly counts: FaultCounts = { delivered: 0, dropped: 0, doubled: 0, reordered: 0 };
  readonly #draws: Draws;
  readonly #faults: Faults;
  readonly #consumers = new Map<string, Consumer<Message>>();
  readonly #inboxes = new Map<string, Inbox<Message>>();
  readonly #sequences = new Map<string, number>();
  #flying: Envelope<Message>[] = [];

  constructor(seed: number, faults: Faults) {
    this.#draws = new Draws(seed);
    this.#faults = faults;
  }

  subscribe(source: string, consumer: Consumer<Message>): void {
    this.#consumers.set(source, consumer);
    this.#inboxes.set(source, new Inbox());
  }

  publish(source: string, message: Message): void {
    const sequence = (this.#sequences.get(source) ?? 0) + 1;
    this.#sequences.set(source, sequence);
    this.#flying.push({ source, sequence, message });
  }

  /** Delivers until nothing is under way. */
  settle(): void {
    while (this.#flying.length > 0) this.#step();
  }

  #step(): void {
    const [envelope] = this.#flying.splice(this.#pick(), 1);
    if (!envelope) return;
    if (this.#happens(this.#faults.drop)) {
      this.counts.dropped += 1;
      this.#flying.push(envelope);
      return;
    }
    if (this.#happens(this.#faults.double)) {
      this.counts.doubled += 1;
      this.#flying.push(envelope);
    }
    this.counts.delivered += 1;
    const consumer = this.#consumers.get(envelope.source);
    if (consumer) this.#inboxes.get(envelope.source)?.accept(envelope, consumer);
  }

  #pick(): number {
    if (this.#flying.length < 2 || !this.#happens(this.#faults.reorder)) return 0;
    this.counts.reordered += 1;
    return this.#draws.below(this.#flying.length);
  }

  #happens(probability: number): boolean {
    return this.#draws.next() < probability;
  }
}
