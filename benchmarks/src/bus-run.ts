import { setTimeout as pass } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import type { Kafka } from 'kafkajs';
import { KafkaMessageBus } from '@stratvector/message-bus-kafka';

const VALUE = 'x'.repeat(200);
const PAGE = 100;
const PAGES_UNDER_WAY = 8;

/** What the bus and the bare client are both asked to do. */
export interface Side {
  send(topic: string, values: readonly string[]): Promise<unknown>;
  /** Kept once it reads; `note` is told each value. */
  read(topic: string, note: (value: string) => void): Promise<unknown>;
  close(): Promise<unknown>;
}

const keyOf = (index: number): string => `account-${String(index % 100)}`;

export const busSide = (brokers: readonly string[]): Side => {
  const bus = new KafkaMessageBus({ brokers, clientId: 'bench', notice: () => undefined });
  let sent = 0;
  return {
    send: (topic, values) =>
      bus.publish(
        values.map((value) => {
          sent += 1;
          return { id: String(sent), topic, key: keyOf(sent), value, headers: {} };
        }),
      ),
    read: (topic, note) =>
      bus.subscribe({
        group: `bus-${topic}`,
        topics: [topic],
        handle: ({ value }) => Promise.resolve(note(value)),
      }),
    close: () => bus.close(),
  };
};

/** The client as its documentation shows it, with an idempotent producer and commits of its own. */
export const bareSide = async (kafka: Kafka): Promise<Side> => {
  const producer = kafka.producer({ idempotent: true, allowAutoTopicCreation: false });
  const consumers: ReturnType<Kafka['consumer']>[] = [];
  await producer.connect();
  let sent = 0;
  return {
    send: (topic, values) =>
      producer.send({
        topic,
        acks: -1,
        messages: values.map((value) => {
          sent += 1;
          return { key: keyOf(sent), value, headers: { ce_id: String(sent) } };
        }),
      }),
    read: async (topic, note) => {
      const consumer = kafka.consumer({ groupId: `bare-${topic}`, maxWaitTimeInMs: 500 });
      consumers.push(consumer);
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({
        eachBatch: ({ batch }) => {
          for (const { value } of batch.messages) note(value?.toString() ?? '');
          return Promise.resolve();
        },
      });
    },
    close: () => Promise.all([producer, ...consumers].map((client) => client.disconnect())),
  };
};

export const bareClient = (brokers: readonly string[]): Kafka =>
  new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING });

/** Messages a second, sent in pages, several under way. */
export const publishRate = async (side: Side, topic: string, count: number): Promise<number> => {
  const page = Array.from({ length: PAGE }, () => VALUE);
  let left = count / PAGE;
  const lane = async (): Promise<void> => {
    while ((left -= 1) >= 0) await side.send(topic, page);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: PAGES_UNDER_WAY }, lane));
  return (count * 1000) / (performance.now() - start);
};

/** Messages a second from the first to the last of those that are there, joining the group left out. */
export const consumeRate = async (side: Side, topic: string, count: number): Promise<number> => {
  const done = Promise.withResolvers<number>();
  let seen = 0;
  let start = 0;
  await side.read(topic, () => {
    if (seen === 0) start = performance.now();
    seen += 1;
    if (seen === count) done.resolve((count * 1000) / (performance.now() - start));
  });
  return done.promise;
};

/** Milliseconds from when each message was to be sent to when it was read, in order of size. */
export const roundTrips = async (
  side: Side,
  topic: string,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<readonly number[]> => {
  const count = perSecond * seconds;
  const warm = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const waits: number[] = [];
  await side.read(topic, (value) => {
    if (value === 'warm') return warm.resolve();
    waits.push(performance.now() - Number(value));
    if (waits.length === count) done.resolve();
  });
  await side.send(topic, ['warm']);
  await warm.promise;
  const start = performance.now();
  const sends: Promise<unknown>[] = [];
  for (let index = 0; index < count; index += 1) {
    const intended = start + (index * 1000) / perSecond;
    const early = intended - performance.now();
    if (early > 0) await pass(early);
    sends.push(side.send(topic, [String(intended)]));
  }
  await Promise.all([...sends, done.promise]);
  return waits.sort((a, b) => a - b);
};
