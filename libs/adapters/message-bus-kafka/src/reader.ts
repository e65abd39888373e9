import { setTimeout as pass } from 'node:timers/promises';
import type { Subscriber, Subscription } from '@stratvector/kernel';
import kafkajs from 'kafkajs';
import type { Consumer, EachBatchPayload, Kafka, PartitionAssigner } from 'kafkajs';
import { beforeJoin, joinAlone } from './client-mends.ts';
import { pauseBefore, RETRY, sentenceOf } from './client.ts';
import type { KafkaSettings } from './client.ts';
import { KeyLanes } from './key-lanes.ts';
import { Partition } from './partition.ts';
import { messageOf } from './wire.ts';

const COMMIT_MS = 100;
/** How long a batch waits for room before its partition is no longer fetched. */
const PATIENCE_MS = 500;
/** What is under way has so long to end before partitions go to others; below the session and the rebalance timeout. */
const HAND_OVER_MS = 5000;
const GROUP = {
  sessionTimeout: 10_000,
  rebalanceTimeout: 10_000,
  heartbeatInterval: 1000,
  maxWaitTimeInMs: 500,
  minBytes: 1,
  maxBytesPerPartition: 1_048_576,
  allowAutoTopicCreation: false,
  retry: RETRY,
};
const PARTITIONS_AT_ONCE = 16;

const nameOf = (topic: string, partition: number): string => `${topic}/${String(partition)}`;

/** Within `ms`, or not at all. */
const within = (ms: number, promise: Promise<unknown>): Promise<unknown> =>
  Promise.race([promise, pass(ms, undefined, { ref: false })]);

/** One member of a group: makes its consumer anew for as long as it is not stopped. */
export class Reader implements Subscription {
  readonly #kafka: Kafka;
  readonly #subscriber: Subscriber;
  readonly #takesOver: boolean;
  readonly #notice: (sentence: string) => void;
  readonly #lanes: KeyLanes;
  readonly #partitions = new Map<string, Partition>();
  readonly #stopping = Promise.withResolvers<void>();
  readonly #running: Promise<void>;
  #isStopping = false;
  #consumer: Consumer | null = null;
  #memberId: string | null = null;
  #committing: Promise<void> = Promise.resolve();
  #commitTimer: NodeJS.Timeout | null = null;

  constructor(
    kafka: Kafka,
    subscriber: Subscriber,
    { notice, takesOver = false }: Pick<KafkaSettings, 'notice' | 'takesOver'>,
  ) {
    this.#kafka = kafka;
    this.#subscriber = subscriber;
    this.#takesOver = takesOver;
    this.#notice = (sentence) => notice(`group ${subscriber.group}: ${sentence}`);
    this.#lanes = new KeyLanes(subscriber.handle, this.#notice);
    this.#running = this.#run();
  }

  /** Whether it is a member of its group now. */
  get isReady(): boolean {
    return this.#memberId !== null;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#lanes.hold();
    await this.#commit();
    this.#stopping.resolve();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let attempt = 1; !this.#isStopping; attempt += 1) {
      const consumer = this.#make();
      const crash = Promise.withResolvers<void>();
      consumer.on(consumer.events.CRASH, () => crash.resolve());
      try {
        await consumer.connect();
        await consumer.subscribe({ topics: [...this.#subscriber.topics], fromBeginning: true });
        this.#consumer = consumer;
        await consumer.run({
          autoCommit: false,
          partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
          eachBatch: this.#take,
        });
        if (this.isReady) attempt = 0;
        await Promise.race([crash.promise, this.#stopping.promise]);
      } catch (error) {
        this.#notice(`not reading yet (attempt ${String(attempt)}): ${sentenceOf(error)}`);
      }
      await this.#end(consumer);
      if (!this.#isStopping) await Promise.race([pauseBefore(attempt + 1), this.#stopping.promise]);
    }
  }

  #make(): Consumer {
    const assigner: PartitionAssigner = (terms) => {
      const made = kafkajs.PartitionAssigners.roundRobin(terms);
      beforeJoin(made, this.#handOver);
      if (this.#takesOver) joinAlone(made);
      return made;
    };
    const consumer = this.#kafka.consumer({
      ...GROUP,
      groupId: this.#subscriber.group,
      partitionAssigners: [assigner],
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.#assign(payload.memberId, payload.memberAssignment);
    });
    return consumer;
  }

  async #end(consumer: Consumer): Promise<void> {
    this.#consumer = null;
    this.#assign(null, {});
    await consumer.disconnect().catch((error: unknown) => this.#notice(sentenceOf(error)));
  }

  /** What it holds from now on. Who was put out of the group in between has lost everything it held. */
  #assign(memberId: string | null, assignment: Readonly<Record<string, readonly number[]>>): void {
    const kept = memberId === this.#memberId;
    this.#memberId = memberId;
    const names = new Set(
      Object.entries(assignment).flatMap(([topic, numbers]) =>
        numbers.map((number) => nameOf(topic, number)),
      ),
    );
    for (const [name, partition] of this.#partitions)
      if (!kept || !names.has(name)) {
        partition.lose();
        this.#partitions.delete(name);
      }
    for (const [topic, numbers] of Object.entries(assignment))
      for (const number of numbers)
        if (!this.#partitions.has(nameOf(topic, number)))
          this.#partitions.set(nameOf(topic, number), new Partition(topic, number));
    if (!this.#isStopping) this.#lanes.release();
  }

  readonly #handOver = async (): Promise<void> => {
    await within(HAND_OVER_MS, this.#lanes.hold());
    await within(HAND_OVER_MS, this.#commit());
  };

  readonly #take = async (payload: EachBatchPayload): Promise<void> => {
    const { topic, partition: number } = payload.batch;
    const partition = this.#partitions.get(nameOf(topic, number));
    if (!partition) return;
    for (const record of payload.batch.messages) {
      const handled = partition.take(Number(record.offset));
      if (!handled) continue;
      this.#lanes.add({
        message: messageOf(topic, number, record),
        isOurs: () => !partition.isLost,
        handled: () => {
          handled();
          this.#commitSoon();
        },
      });
    }
    if (partition.isFull) await within(PATIENCE_MS, partition.room());
    if (!partition.isFull) return;
    const resume = payload.pause();
    void partition.room().then(resume);
  };

  #commitSoon(): void {
    this.#commitTimer ??= setTimeout(() => void this.#commit(), COMMIT_MS).unref();
  }

  #commit(): Promise<void> {
    if (this.#commitTimer) clearTimeout(this.#commitTimer);
    this.#commitTimer = null;
    this.#committing = this.#committing.then(() => this.#commitHandled());
    return this.#committing;
  }

  async #commitHandled(): Promise<void> {
    const handled = [...this.#partitions.values()].flatMap((partition) => {
      const offset = partition.toCommit;
      return offset === null ? [] : [{ partition, offset }];
    });
    if (handled.length === 0 || !this.#consumer) return;
    try {
      await this.#consumer.commitOffsets(
        handled.map(({ partition: { topic, number }, offset }) => ({
          topic,
          partition: number,
          offset: String(offset),
        })),
      );
      for (const { partition, offset } of handled) partition.committed(offset);
    } catch (error) {
      this.#notice(`what is handled is not committed yet: ${sentenceOf(error)}`);
      if (!this.#isStopping) this.#commitSoon();
    }
  }
}
