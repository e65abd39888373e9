import type { TopicTerms } from '@stratvector/contracts';

const DAY_MS = 86_400_000;

/** A topic as a cluster has it. */
export interface StandingTopic {
  readonly name: string;
  readonly partitions: number;
  /** By the names that Kafka gives them. */
  readonly settings: ReadonlyMap<string, string>;
}

const retentionMs = ({ retentionDays }: TopicTerms): number => retentionDays * DAY_MS;

/** What a topic has to have; anything else is left to the cluster. */
const required = (terms: TopicTerms): Readonly<Record<string, string>> => ({
  'cleanup.policy': terms.compacted ? 'compact' : 'delete',
  // What is compacted is kept for good.
  'retention.ms': String(terms.compacted ? -1 : retentionMs(terms)),
});

/** Settings that a topic is made with; `copies` is how many brokers have each partition. */
export const settingsOf = (
  terms: TopicTerms,
  copies: number,
): { readonly name: string; readonly value: string }[] =>
  Object.entries({
    ...required(terms),
    // Only whole segments are deleted: with longer ones messages would outstay the retention by as much.
    'segment.ms': String(Math.ceil(retentionMs(terms) / 4)),
    'message.timestamp.type': 'CreateTime',
    'compression.type': 'producer',
    'min.insync.replicas': String(copies > 1 ? copies - 1 : 1),
  }).map(([name, value]) => ({ name, value }));

/** How a standing topic differs from its declaration, a sentence each. */
export const differencesOf = (
  { name, partitions, settings }: StandingTopic,
  terms: TopicTerms,
): readonly string[] => {
  const sentences: string[] = [];
  if (partitions !== terms.partitions)
    sentences.push(
      `${name} has ${String(partitions)} partitions and ${String(terms.partitions)} are declared; another count would move keys to other partitions: declare the topic under its next version and publish it again from the log, or delete it if nothing reads it yet`,
    );
  for (const [setting, wanted] of Object.entries(required(terms))) {
    const value = settings.get(setting) ?? 'nothing';
    if (value !== wanted)
      sentences.push(
        `${name} has ${setting} = ${value} and ${wanted} is declared; set it on the topic, or declare what it has`,
      );
  }
  return sentences;
};
