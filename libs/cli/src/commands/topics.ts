import { TOPICS } from '@stratvector/contracts';
import type { TopicTerms } from '@stratvector/contracts';
import { checkTopics, createTopics } from '@stratvector/message-bus-kafka';
import type { KafkaSettings } from '@stratvector/message-bus-kafka';
import { BadInput, CheckFailed, RunFailed } from '../failure.ts';

export interface TopicsOptions {
  readonly json?: true;
  readonly brokers?: string;
}

const BROKER = /^[^\s:/]+:([1-9]\d{0,4})$/;

const brokersOf = ({ brokers }: TopicsOptions): readonly string[] => {
  const [name, text] =
    brokers === undefined ? ['KAFKA_URL', process.env['KAFKA_URL'] ?? ''] : ['--brokers', brokers];
  if (text === '')
    throw new BadInput([
      'no brokers are named: give --brokers host:port,host:port, or set KAFKA_URL',
    ]);
  const list = text.replace(/^kafka:\/\//, '').split(',');
  const wrong = list.filter((broker) => Number(BROKER.exec(broker)?.[1] ?? 65_536) > 65_535);
  if (wrong.length > 0)
    throw new BadInput(
      wrong.map(
        (broker) => `${name}: found "${broker}", allowed is host:port, with commas between several`,
      ),
    );
  return list;
};

const DECLARED: ReadonlyMap<string, TopicTerms> = new Map(Object.entries(TOPICS));

const described = (name: string): string => {
  const terms = DECLARED.get(name);
  if (!terms) return name;
  const kept = terms.compacted
    ? 'the last message of each key is kept'
    : `kept for ${String(terms.retentionDays)} days`;
  return `${name}: ${String(terms.partitions)} partitions, ${kept}`;
};

/** What the brokers say, or one sentence with what they could not be asked for. */
const asked = async <Result>(
  options: TopicsOptions,
  ask: (settings: KafkaSettings) => Promise<Result>,
): Promise<Result> => {
  const brokers = brokersOf(options);
  const said = new Set<string>();
  const settings = {
    brokers,
    clientId: 'stratvector-topics',
    notice: (text: string) => said.add(text),
  };
  try {
    return await ask(settings);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RunFailed(
      `Kafka at ${brokers.join(', ')} could not be asked: ${reason}; start it, or name its brokers by --brokers`,
      error,
    );
  }
};

const print = (standing: readonly string[], made: readonly string[]): void => {
  for (const name of standing) console.log(`stands  ${described(name)}`);
  for (const name of made) console.log(`made    ${described(name)}`);
};

/** `stratvector topics create` */
export const makeTopics = async (options: TopicsOptions): Promise<void> => {
  const { missing, standing, differences } = await asked(options, (settings) =>
    createTopics(settings, TOPICS),
  );
  if (differences.length > 0)
    throw new CheckFailed([...differences, 'No topic was made.'].join('\n'));
  if (options.json) console.log(JSON.stringify({ stands: standing, made: missing }));
  else print(standing, missing);
};

/** `stratvector topics check` */
export const lookAtTopics = async (options: TopicsOptions): Promise<void> => {
  const { missing, standing, differences } = await asked(options, (settings) =>
    checkTopics(settings, TOPICS),
  );
  const problems = [
    ...missing.map((name) => `${name} is missing; "stratvector topics create" makes it`),
    ...differences,
  ];
  if (problems.length > 0) throw new CheckFailed(problems.join('\n'));
  if (options.json) console.log(JSON.stringify({ stands: standing }));
  else print(standing, []);
};
