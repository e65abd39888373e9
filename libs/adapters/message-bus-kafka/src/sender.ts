import type { BusMessage } from '@stratvector/kernel';
import kafkajs from 'kafkajs';
import type { Kafka, Message, Producer } from 'kafkajs';
import { pauseBefore, RETRY, sentenceOf } from './client.ts';
import { recordOf, sizeOf } from './wire.ts';

/** Of one send; a broker takes 1,048,588 bytes of one partition at a time. */
const SEND_BYTES = 900_000;
const SEND_MESSAGES = 1000;
/** Not yet sent: who publishes faster than the broker takes is told so before memory runs out. */
const WAITING_MAX = 200_000;

interface Part {
  left: number;
  readonly settled: PromiseWithResolvers<void>;
}

interface Waiting {
  readonly record: Message;
  readonly bytes: number;
  readonly part: Part;
}

/** What is to be sent to one topic. */
interface Lane {
  readonly waiting: Waiting[];
  sending: Promise<void> | null;
}

const rootOf = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error;

/** Whether the broker will not take it later either. */
const isFinal = (error: unknown): boolean => {
  const root = rootOf(error);
  return !(root instanceof kafkajs.KafkaJSError && root.retriable);
};

const nextSend = (waiting: Waiting[]): readonly Waiting[] => {
  let count = 0;
  let bytes = 0;
  for (const { bytes: more } of waiting) {
    if (count === SEND_MESSAGES || (count > 0 && bytes + more > SEND_BYTES)) break;
    count += 1;
    bytes += more;
  }
  return waiting.splice(0, count);
};

/**
 * Sends to each topic one after another, and what arrives meanwhile together with the next: several
 * sends under way would overtake each other when one has to be tried again. It tries until the broker
 * has everything, or says that it will not take it.
 */
export class Sender {
  readonly #kafka: Kafka;
  readonly #notice: (sentence: string) => void;
  readonly #lanes = new Map<string, Lane>();
  #producer: Promise<Producer> | null = null;
  #waiting = 0;
  #isClosing = false;
  /** Whether the last attempt went through. */
  isReady = true;

  constructor(kafka: Kafka, notice: (sentence: string) => void) {
    this.#kafka = kafka;
    this.#notice = notice;
  }

  async publish(messages: readonly BusMessage[]): Promise<void> {
    this.#check(messages);
    const parts = new Map<string, Part>();
    for (const message of messages) {
      const part = parts.get(message.topic) ?? { left: 0, settled: Promise.withResolvers<void>() };
      parts.set(message.topic, part);
      part.left += 1;
      const lane = this.#laneOf(message.topic);
      lane.waiting.push({ record: recordOf(message), bytes: sizeOf(message), part });
    }
    this.#waiting += messages.length;
    for (const topic of parts.keys()) this.#start(topic);
    const outcomes = await Promise.allSettled(
      [...parts.values()].map(({ settled }) => settled.promise),
    );
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  /** Sends what it has taken if the broker is there; tells the others that nobody knows. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#underWay();
    const producer = await this.#producer?.catch(() => null);
    await producer?.disconnect();
  }

  /** Before anything is sent, so that all of a call is refused or none of it. */
  #check(messages: readonly BusMessage[]): void {
    if (this.#isClosing) throw new Error('the bus is closed and takes nothing more');
    const large = messages.find((message) => sizeOf(message) > SEND_BYTES);
    if (large)
      throw new Error(
        `message ${large.id} for ${large.topic} has ${String(sizeOf(large))} bytes, and at most ${String(SEND_BYTES)} go over the bus: send where it is kept instead`,
      );
    if (this.#waiting + messages.length > WAITING_MAX)
      throw new Error(
        `${String(this.#waiting)} messages wait to be sent already, and at most ${String(WAITING_MAX)} may: wait for earlier calls`,
      );
  }

  #laneOf(topic: string): Lane {
    const lane = this.#lanes.get(topic) ?? { waiting: [], sending: null };
    this.#lanes.set(topic, lane);
    return lane;
  }

  #start(topic: string): void {
    const lane = this.#laneOf(topic);
    lane.sending ??= this.#empty(topic, lane).finally(() => (lane.sending = null));
  }

  async #empty(topic: string, lane: Lane): Promise<void> {
    // Everything that is published in one turn goes out together.
    await Promise.resolve();
    while (lane.waiting.length > 0) {
      const taken = nextSend(lane.waiting);
      try {
        await this.#deliver(
          topic,
          taken.map(({ record }) => record),
        );
        this.#settle(taken);
      } catch (error) {
        // Later ones would overtake these when their publisher tries them again.
        this.#fail([...taken, ...lane.waiting.splice(0)], error);
      }
    }
  }

  #settle(taken: readonly Waiting[]): void {
    this.#waiting -= taken.length;
    for (const { part } of taken) if ((part.left -= 1) === 0) part.settled.resolve();
  }

  #fail(taken: readonly Waiting[], error: unknown): void {
    this.#waiting -= taken.length;
    for (const { part } of taken) part.settled.reject(error);
  }

  /** The same records until the broker has them: it knows them again by their sequence numbers. */
  async #deliver(topic: string, messages: Message[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const producer = await this.#connected();
        await producer.send({ topic, acks: -1, messages });
        this.isReady = true;
        return;
      } catch (error) {
        this.isReady = false;
        if (isFinal(error)) this.#replaceProducer();
        if (isFinal(error) || this.#isClosing) throw error;
        this.#notice(
          `${String(messages.length)} messages for ${topic} are not sent yet (attempt ${String(attempt)}): ${sentenceOf(error)}`,
        );
        await pauseBefore(attempt);
      }
    }
  }

  #connected(): Promise<Producer> {
    this.#producer ??= this.#connect().catch((error: unknown) => {
      this.#producer = null;
      throw error;
    });
    return this.#producer;
  }

  async #connect(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      allowAutoTopicCreation: false,
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
      retry: RETRY,
    });
    try {
      await producer.connect();
      return producer;
    } catch (error) {
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
  }

  async #underWay(): Promise<void> {
    for (const { sending } of [...this.#lanes.values()]) await sending;
  }

  /** A refused send may have left its sequence numbers in doubt; other topics finish with the old one. */
  #replaceProducer(): void {
    const old = this.#producer;
    this.#producer = null;
    void this.#underWay()
      .then(async () => (await old)?.disconnect())
      .catch((error: unknown) => this.#notice(sentenceOf(error)));
  }
}
