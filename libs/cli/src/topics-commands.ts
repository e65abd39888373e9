import type { Command } from 'commander';
import type { TopicsOptions } from './commands/topics.ts';

const BROKERS: readonly [string, string] = [
  '--brokers <list>',
  'host:port of brokers, with commas between; default KAFKA_URL',
];

export const addTopics = (root: Command): void => {
  const topics = root.command('topics').description('The topics of the platform on Kafka.');
  topics
    .command('create')
    .description('Make those that are missing, if none stands otherwise than declared.')
    .option(...BROKERS)
    .option('--json', 'print the topics as JSON')
    .action(async (options: TopicsOptions) => {
      const { makeTopics } = await import('./commands/topics.ts');
      await makeTopics(options);
    });
  topics
    .command('check')
    .description('Whether all stand as declared: partitions, retention, compaction.')
    .option(...BROKERS)
    .option('--json', 'print the topics as JSON')
    .action(async (options: TopicsOptions) => {
      const { lookAtTopics } = await import('./commands/topics.ts');
      await lookAtTopics(options);
    });
};
