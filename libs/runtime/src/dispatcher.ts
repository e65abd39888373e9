import type { BusMessage, MessageBus, Parking, Subscription } from '@stratvector/kernel';
import { LeaseLost } from './command-handler.ts';
import { isOutage } from './outage.ts';

const ATTEMPTS = 5;
const PAGE = 100;

export interface DispatcherTerms<Input> {
  /** Who reads together, and as whom messages are handled and wait. */
  readonly group: string;
  readonly topics: readonly string[];
  readonly store: Parking;
  /** What a message says. It throws for what cannot be read: another version, another shape. */
  readonly map: (message: BusMessage) => Input;
  /** Kept once it is handled for good, with its row in the inbox; may be called again for the same message. */
  readonly handle: (input: Input, message: BusMessage) => Promise<unknown>;
  /** False for what must never wait aside, such as fills: it holds up its key until it can be handled. */
  readonly parks: (message: BusMessage) => boolean;
  /** What must not wait aside cannot be handled: no new risk until it is. Called each time it is delivered. */
  readonly halt: (message: BusMessage, reason: string) => Promise<void>;
  /** For logs and metrics. */
  readonly onParked: (message: BusMessage, reason: string) => void;
  /** Between the attempts at a message, of which there are `attempts`; the first pause is number 1. */
  readonly pause: (attempt: number) => Promise<void>;
  /** Default 5. */
  readonly attempts?: number;
}

export interface Unparked {
  readonly handled: number;
  /** Why the stream waits on; null where nothing waits any longer. */
  readonly stoppedBy: string | null;
}

/** A message that must not wait aside could not be handled, and is to be delivered again. */
class Unhandled extends Error {
  override readonly name = 'Unhandled';
}

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** What keeps its order on a bus: the messages of a topic under a key. */
export const parkingStreamOf = ({ topic, key }: BusMessage): string => `${topic} ${key}`;

/**
 * Between the bus and what handles: each message is read, handled, and counted as handled. One that
 * cannot be is parked with all that follow it in its stream, so that the others flow; while a server is away
 * nothing is parked, and the bus delivers again.
 */
export class Dispatcher<Input> {
  readonly #terms: DispatcherTerms<Input>;

  constructor(terms: DispatcherTerms<Input>) {
    this.#terms = terms;
  }

  subscribe(bus: MessageBus): Promise<Subscription> {
    const { group, topics } = this.#terms;
    return bus.subscribe({ group, topics, handle: (message) => this.dispatch(message) });
  }

  /** Kept once the message was handled or waits aside; broken where it has to be delivered again. */
  async dispatch(message: BusMessage): Promise<void> {
    if (await this.#waitsBehind(message)) return;
    const failure = await this.#tried(message);
    if (failure === null) return;
    const reason = sentenceOf(failure.error);
    if (!this.#terms.parks(message)) {
      await this.#terms.halt(message, reason);
      throw new Unhandled(`${message.id} cannot be handled, and may not be passed: ${reason}`);
    }
    await this.#terms.store.park(this.#parked(message, reason));
    this.#terms.onParked(message, reason);
  }

  /** Handles what waits in a stream, from its head on, until it is empty or a message fails again. */
  async unpark(stream: string): Promise<Unparked> {
    const { store, group } = this.#terms;
    let handled = 0;
    for (;;) {
      const waiting = await store.parked(group, stream, PAGE);
      if (waiting.length === 0) return { handled, stoppedBy: null };
      for (const { message } of waiting) {
        const failure = await this.#tried(message);
        if (failure) return { handled, stoppedBy: sentenceOf(failure.error) };
        await store.unpark(group, stream, message.id);
        handled += 1;
      }
    }
  }

  /** What may not wait aside goes past what does; nothing is asked for it. */
  async #waitsBehind(message: BusMessage): Promise<boolean> {
    const { store, parks, onParked } = this.#terms;
    if (!parks(message)) return false;
    const reason = 'waits behind a message of its stream that could not be handled';
    const waits = await store.parkBehind(this.#parked(message, reason));
    if (waits) onParked(message, reason);
    return waits;
  }

  #parked(message: BusMessage, reason: string) {
    return { consumer: this.#terms.group, stream: parkingStreamOf(message), message, reason };
  }

  /** What the message itself is to blame for, or null. */
  async #tried(message: BusMessage): Promise<{ readonly error: unknown } | null> {
    const read = this.#read(message);
    if ('error' in read) return read;
    const { attempts = ATTEMPTS, handle, pause } = this.#terms;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await handle(read.input, message);
        return null;
      } catch (error) {
        if (error instanceof LeaseLost) throw error;
        if (attempt >= attempts) return this.#blamed(error);
      }
      await pause(attempt);
    }
  }

  #read(message: BusMessage): { readonly input: Input } | { readonly error: unknown } {
    try {
      return { input: this.#terms.map(message) };
    } catch (error) {
      // It reads the same however often it is read.
      return { error };
    }
  }

  #blamed(error: unknown): { readonly error: unknown } {
    if (isOutage(error)) throw error;
    return { error };
  }
}
