import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingForKafka, startKafka } from '@stratvector/private-kafka';
import type { PrivateKafka } from '@stratvector/private-kafka';
import { freePort } from '@stratvector/private-process';
import { foundServer, skipped } from './found-server.ts';

/** `host:port` of brokers, with commas between. */
const KAFKA_URL = 'KAFKA_URL';

/** Brokers for a spec file: those of the environment, else one started for this run; null when it has to be skipped. */
export const kafkaBrokers = async (): Promise<readonly string[] | null> => {
  const url = process.env[KAFKA_URL] ?? (await foundServer('kafka', KAFKA_URL));
  return url === null ? null : url.replace(/^kafka:\/\//, '').split(',');
};

export interface OwnKafka {
  readonly brokers: readonly string[];
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it and removes what it has written. */
  remove(): Promise<void>;
}

/** A broker for one spec file that starts and stops it as it likes, always where it was; null when it has to be skipped. */
export const kafkaOfItsOwn = async (): Promise<OwnKafka | null> => {
  const missing = missingForKafka();
  if (missing !== null) {
    skipped('kafka', missing);
    return null;
  }
  const folder = join(tmpdir(), `stratvector-test-${String(process.pid)}-own-kafka`);
  const port = await freePort();
  let running: PrivateKafka | null = null;
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  return {
    brokers: [`127.0.0.1:${String(port)}`],
    start: async () => {
      running = await startKafka(folder, port);
    },
    stop,
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
