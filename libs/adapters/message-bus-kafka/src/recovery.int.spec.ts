import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { BusMessage } from '@stratvector/kernel';
import { kafkaBrokers, kafkaOfItsOwn } from '@stratvector/testing-servers';
import kafkajs from 'kafkajs';
import { KafkaMessageBus } from './index.ts';

const own = await kafkaOfItsOwn();
const shared = await kafkaBrokers();
const suite = own && shared ? describe : describe.skip;

const quiet = () => undefined;
const busOn = (brokers: readonly string[] = []) =>
  new KafkaMessageBus({ brokers, clientId: `spec-${randomUUID()}`, notice: quiet });

const makeTopic = async (brokers: readonly string[] = [], topic: string, partitions = 1) => {
  const admin = new kafkajs.Kafka({
    brokers: [...brokers],
    logLevel: kafkajs.logLevel.NOTHING,
  }).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: partitions }] });
  await admin.disconnect();
};

const said = (topic: string, key: string, value: string): BusMessage => ({
  id: `${key}/${value.trim().slice(0, 10)}`,
  topic,
  key,
  value,
  headers: {},
});

/** What came, each once: at least once is what a bus promises. */
const gathered = () => {
  const values = new Set<string>();
  const waiting: { count: number; enough: () => void }[] = [];
  const note = ({ value }: BusMessage) => {
    values.add(value);
    for (const { count, enough } of waiting) if (values.size >= count) enough();
  };
  const until = (count: number) =>
    new Promise<void>((enough) =>
      values.size >= count ? enough() : waiting.push({ count, enough }),
    );
  return { values, note, until };
};

suite('without a broker', () => {
  afterAll(() => own?.remove());

  it('waits for one that is not there yet, and for one that went away, in order and with nothing lost', async () => {
    const topic = 'recovery';
    const bus = busOn(own?.brokers);
    const { values, note, until } = gathered();
    await bus.subscribe({
      group: topic,
      topics: [topic],
      handle: (message) => Promise.resolve(note(message)),
    });
    const rounds = Array.from({ length: 60 }, (_, round) => String(round));
    const publish = (some: readonly string[]) =>
      Promise.all(some.map((value) => bus.publish([said(topic, 'a', value)])));

    const early = publish(rounds.slice(0, 20));
    await own?.start();
    await makeTopic(own?.brokers, topic);
    await Promise.all([early, until(20)]);
    expect(bus.isReady).toBe(true);

    await own?.stop();
    const late = publish(rounds.slice(20, 40));
    await own?.start();
    await Promise.all([late, until(40)]);
    await Promise.all([publish(rounds.slice(40)), until(60)]);
    expect([...values]).toEqual(rounds);
    await bus.close();
  }, 60_000);

  it('stops within seconds although there is none', async () => {
    await own?.stop();
    const bus = busOn(own?.brokers);
    await bus.subscribe({ group: 'x', topics: ['x'], handle: () => Promise.resolve() });
    const refused = bus.publish([said('x', 'a', '1')]).catch(String);
    await bus.close();
    expect(await refused).toContain('ECONNREFUSED');
  }, 20_000);
});

suite('a partition that is not handled', () => {
  it('is fetched no further than so far ahead, while others go on', async () => {
    const topic = `ahead-${randomUUID()}`;
    await makeTopic(shared ?? [], topic, 2);
    const bus = busOn(shared ?? []);
    const { values, note, until } = gathered();
    const gate = Promise.withResolvers<void>();
    const handle = async (message: BusMessage) => {
      if (message.key === 'stuck') await gate.promise;
      note(message);
    };
    await bus.subscribe({ group: topic, topics: [topic], handle });
    // By the hash of the Java client, "stuck" and "mate" stand in one partition, "other" in the other.
    const padding = ' '.repeat(1000);
    await bus.publish([said(topic, 'stuck', 'first')]);
    await bus.publish(
      Array.from({ length: 8000 }, (_, index) => said(topic, 'mate', `${String(index)}${padding}`)),
    );
    await until(2000);
    await bus.publish([said(topic, 'other', 'elsewhere')]);
    while (!values.has('elsewhere')) await until(values.size + 1);
    expect(values.size).toBeLessThan(6000);
    gate.resolve();
    await until(8002);
    expect(values.has('first')).toBe(true);
    await bus.close();
  }, 60_000);
});

suite('what is too large', () => {
  it('is refused before anything is sent', async () => {
    const topic = `large-${randomUUID()}`;
    const bus = busOn(shared ?? []);
    const messages = [said(topic, 'a', 'small'), said(topic, 'a', 'x'.repeat(950_000))];
    await expect(bus.publish(messages)).rejects.toThrow(
      /message a\/xxxxxxxxxx for large-.* has \d+ bytes, and at most 900000 go over the bus/,
    );
    await bus.close();
  });
});

/** Joins a group, says so, and is killed before it can leave: it would stay a member for ten minutes. */
const MEMBER = `
  import kafkajs from 'kafkajs';
  const [, brokers, topic] = process.argv;
  const kafka = new kafkajs.Kafka({ brokers: brokers.split(','), logLevel: kafkajs.logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: topic, sessionTimeout: 600_000, rebalanceTimeout: 600_000 });
  consumer.on(consumer.events.GROUP_JOIN, () => process.kill(process.pid, 'SIGKILL'));
  await consumer.connect();
  await consumer.subscribe({ topics: [topic] });
  await consumer.run({ eachMessage: async () => {} });
`;

suite('a group whose member was killed', () => {
  it('is read at once by who takes it over', async () => {
    const topic = `taken-${randomUUID()}`;
    await makeTopic(shared ?? [], topic);
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', MEMBER, (shared ?? []).join(), topic],
      { cwd: import.meta.dirname, stdio: 'ignore' },
    );
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    const bus = new KafkaMessageBus({
      brokers: shared ?? [],
      clientId: topic,
      notice: quiet,
      takesOver: true,
    });
    const { values, note, until } = gathered();
    await bus.subscribe({
      group: topic,
      topics: [topic],
      handle: (message) => Promise.resolve(note(message)),
    });
    await bus.publish([said(topic, 'a', 'first')]);
    await until(1);
    expect([...values]).toEqual(['first']);
    await bus.close();
  }, 120_000);
});
