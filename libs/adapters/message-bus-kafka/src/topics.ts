import type { TopicTerms } from '@stratvector/contracts';
import kafkajs from 'kafkajs';
import type { Admin } from 'kafkajs';
import { kafkaClient } from './client.ts';
import type { KafkaSettings } from './client.ts';
import { differencesOf, settingsOf } from './topic-settings.ts';
import type { StandingTopic } from './topic-settings.ts';

/** Copies of a partition where there are brokers enough for them. */
const COPIES = 3;

/** What is declared, by name; a topic that is carried by another has none of its own. */
export type DeclaredTopics = Readonly<Record<string, TopicTerms>>;

export interface TopicsFound {
  /** Names, as declared. */
  readonly missing: readonly string[];
  readonly standing: readonly string[];
  /** What stands otherwise than declared, a sentence each. */
  readonly differences: readonly string[];
}

const asTopics = (declared: DeclaredTopics): readonly (readonly [string, TopicTerms])[] =>
  Object.entries(declared).filter(([, { carriedBy }]) => carriedBy === null);

/** Of these names, the topics that the cluster has. */
const standingTopics = async (
  admin: Admin,
  names: readonly string[],
): Promise<ReadonlyMap<string, StandingTopic>> => {
  const existing = new Set(await admin.listTopics());
  const topics = names.filter((name) => existing.has(name));
  if (topics.length === 0) return new Map();
  const { topics: described } = await admin.fetchTopicMetadata({ topics });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })),
  });
  const settings = new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      new Map(configEntries.map(({ configName, configValue }) => [configName, configValue])),
    ]),
  );
  return new Map(
    described.map(({ name, partitions }) => [
      name,
      { name, partitions: partitions.length, settings: settings.get(name) ?? new Map() },
    ]),
  );
};

const found = async (admin: Admin, declared: DeclaredTopics): Promise<TopicsFound> => {
  const topics = asTopics(declared);
  const names = topics.map(([name]) => name);
  const standing = await standingTopics(admin, names);
  return {
    missing: names.filter((name) => !standing.has(name)),
    standing: names.filter((name) => standing.has(name)),
    differences: topics.flatMap(([name, terms]) => {
      const topic = standing.get(name);
      return topic ? differencesOf(topic, terms) : [];
    }),
  };
};

const withAdmin = async <Result>(
  settings: KafkaSettings,
  work: (admin: Admin) => Promise<Result>,
): Promise<Result> => {
  const admin = kafkaClient(settings).admin();
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
};

/** How the topics of a cluster differ from what is declared; changes nothing. */
export const checkTopics = (
  settings: KafkaSettings,
  declared: DeclaredTopics,
): Promise<TopicsFound> => withAdmin(settings, (admin) => found(admin, declared));

/**
 * Makes the topics that are declared and missing, with three copies where there are three brokers. Makes
 * none where one that stands differs from its declaration; the answer says what was found before.
 */
export const createTopics = (
  settings: KafkaSettings,
  declared: DeclaredTopics,
): Promise<TopicsFound> =>
  withAdmin(settings, async (admin) => {
    const before = await found(admin, declared);
    if (before.differences.length > 0 || before.missing.length === 0) return before;
    const { brokers } = await admin.describeCluster();
    const copies = brokers.length >= COPIES ? COPIES : 1;
    await admin.createTopics({
      waitForLeaders: true,
      topics: asTopics(declared)
        .filter(([name]) => before.missing.includes(name))
        .map(([topic, terms]) => ({
          topic,
          numPartitions: terms.partitions,
          replicationFactor: copies,
          configEntries: settingsOf(terms, copies),
        })),
    });
    return before;
  });
