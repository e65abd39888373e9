import { setTimeout as pass } from 'node:timers/promises';
import { BadInput } from '@stratvector/cli';
import { SERVICE_TOPICS } from '@stratvector/contexts';
import { LaterSchema } from '@stratvector/event-store-postgres';
import { createTopics } from '@stratvector/message-bus-kafka';
import { prepareDatabase } from './prepare-database.ts';
import { brokersOf, checkBrokers, checkDatabase, checked } from './process-settings.ts';
import type { Environment } from './process-settings.ts';
import { sentenceOf } from './sentence-of.ts';

const RETRY_MS = 1000;
const ATTEMPTS = 60;

const makeTopics = async (brokers: readonly string[]): Promise<void> => {
  const { differences } = await createTopics(
    { brokers, clientId: 'admin', notice: () => undefined },
    SERVICE_TOPICS,
  );
  if (differences.length > 0) throw new BadInput(differences);
};

const isTheirs = (error: unknown): boolean =>
  error instanceof BadInput || error instanceof LaterSchema;

/** Servers that were only just started are waited for. */
const attempted = async (
  what: string,
  work: () => Promise<void>,
  say: (line: string) => void,
): Promise<void> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await work();
    } catch (error) {
      if (isTheirs(error) || attempt === ATTEMPTS) throw error;
      say(`${what}: ${sentenceOf(error)}; it is tried again`);
      await pass(RETRY_MS);
    }
};

/**
 * The task of whoever administers: roles, schemas and topics as this version has them. Nothing is changed
 * where it stands so already.
 * @throws BadInput for a setting that is missing, or a topic that stands otherwise than declared.
 */
export const prepare = async (
  environment: Environment,
  say: (line: string) => void,
): Promise<void> => {
  checked(environment, [checkBrokers, checkDatabase]);
  const { DATABASE_URL: url = '', SERVICE_PASSWORD: password } = environment;
  await attempted('PostgreSQL', () => prepareDatabase(url, password ?? null), say);
  await attempted('Kafka', () => makeTopics(brokersOf(environment)), say);
};

/** The same as a process; answers with the exit code: 0 done, 1 failed, 2 bad input. */
export const bootPrepare = async (environment: Environment): Promise<number> => {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    await prepare(environment, say);
    say('Roles, schemas and topics are as this version has them.');
    return 0;
  } catch (error) {
    const lines = error instanceof BadInput ? error.lines : [sentenceOf(error)];
    for (const line of lines) process.stderr.write(`${line}\n`);
    return isTheirs(error) ? 2 : 1;
  }
};
