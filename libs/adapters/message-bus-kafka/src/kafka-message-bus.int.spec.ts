import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';
import { describeMessageBus } from '@stratvector/testing';
import { kafkaBrokers } from '@stratvector/testing-servers';
import kafkajs from 'kafkajs';
import { KafkaMessageBus } from './index.ts';

const brokers = await kafkaBrokers();
const suite = brokers ? describe : describe.skip;

suite('on a real broker', () => {
  describeMessageBus('the message bus over Kafka', async () => {
    const admin = new kafkajs.Kafka({ brokers: [...(brokers ?? [])] }).admin();
    await admin.connect();
    const bus = new KafkaMessageBus({
      brokers: brokers ?? [],
      clientId: `spec-${randomUUID()}`,
      notice: (sentence) => void process.stderr.write(`${sentence}\n`),
    });
    return {
      bus,
      create: async (topics) => {
        await admin.createTopics({
          topics: topics.map((topic) => ({ topic, numPartitions: 3 })),
        });
      },
      close: async () => {
        await bus.close();
        await admin.disconnect();
      },
    };
  });
});
