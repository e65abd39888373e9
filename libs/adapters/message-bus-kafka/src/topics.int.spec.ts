import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { TopicTerms } from '@stratvector/contracts';
import { kafkaBrokers } from '@stratvector/testing-servers';
import { checkTopics, createTopics } from './index.ts';

const brokers = await kafkaBrokers();
const suite = brokers ? describe : describe.skip;
const settings = { brokers: brokers ?? [], clientId: 'spec', notice: () => undefined };

const terms: TopicTerms = {
  key: 'accountId',
  partitions: 3,
  retentionDays: 7,
  compacted: false,
  carriedBy: null,
  describes: 'what a spec says',
};

suite('topics', () => {
  it('are made as declared, once; what is carried by another has none', async () => {
    const [one, two, carried] = [randomUUID(), randomUUID(), randomUUID()];
    const declared = {
      [one]: terms,
      [two]: { ...terms, partitions: 1, compacted: true },
      [carried]: { ...terms, carriedBy: 'risk.booking.v1' as const },
    };
    expect(await checkTopics(settings, declared)).toEqual({
      missing: [one, two],
      standing: [],
      differences: [],
    });
    expect((await createTopics(settings, declared)).missing).toEqual([one, two]);
    const made = { missing: [], standing: [one, two], differences: [] };
    expect(await createTopics(settings, declared)).toEqual(made);
    expect(await checkTopics(settings, declared)).toEqual(made);
  });

  it('are not made where one stands otherwise than declared', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    await createTopics(settings, { [one]: terms });
    const declared = {
      [one]: { ...terms, partitions: 12, retentionDays: 1, compacted: true },
      [two]: terms,
    };
    const expected = {
      missing: [two],
      standing: [one],
      differences: [
        `${one} has 3 partitions and 12 are declared; another count would move keys to other partitions: declare the topic under its next version and publish it again from the log, or delete it if nothing reads it yet`,
        `${one} has cleanup.policy = delete and compact is declared; set it on the topic, or declare what it has`,
        `${one} has retention.ms = 604800000 and -1 is declared; set it on the topic, or declare what it has`,
      ],
    };
    expect(await createTopics(settings, declared)).toEqual(expected);
    expect(await checkTopics(settings, declared)).toEqual(expected);
  });
});
