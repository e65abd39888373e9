import { expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';

it('puts keys into the partitions that the Java client would choose', () => {
  const partition = kafkajs.Partitioners.DefaultPartitioner();
  const partitionMetadata = Array.from({ length: 12 }, (_, partitionId) => ({
    partitionErrorCode: 0,
    partitionId,
    leader: 1,
    replicas: [1],
    isr: [1],
  }));
  const of = (key: string) =>
    partition({ topic: 't', partitionMetadata, message: { key, value: '' } });
  // As Utils.toPositive(Utils.murmur2(key)) % 12 of kafka-clients 4.4.0 gives them.
  expect(['main', 'AAPL', 'stuck', 'mate', 'other', 'a', 'b'].map(of)).toEqual([
    3, 9, 1, 3, 10, 4, 8,
  ]);
});
