import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { freePort, startGuarded } from '@stratvector/private-process';
import type { Guarded } from '@stratvector/private-process';
import { answers } from './answers.ts';
import { kafkaJars, missingForKafka } from './jars.ts';
import { serverProperties } from './server-properties.ts';

export { missingForKafka } from './jars.ts';

export interface PrivateKafka {
  /** `host:port` of the broker. */
  readonly broker: string;
  readonly pid: number;
  /** Broken, with what it said, once it has ended by itself. */
  readonly failure: Promise<never>;
  stop(): Promise<void>;
}

/** Small and quick to start, which is what a server of our own is for. */
const JVM = ['-Xms64m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const LOG_LEVEL = '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn';
const CLUSTER_ID = 'MkU3OEVBNTcwNTJENDM2Qk';
const POLL_MS = 50;

/** What formatting writes; a second JVM for it would take a second. */
const format = (data: string): void => {
  mkdirSync(data, { recursive: true });
  const file = join(data, 'meta.properties');
  if (!existsSync(file)) writeFileSync(file, `version=1\ncluster.id=${CLUSTER_ID}\nnode.id=1\n`);
};

const ready = async (port: number, server: Guarded): Promise<void> => {
  const asked = async (): Promise<void> => {
    while (!(await answers(port))) await pass(POLL_MS);
  };
  await Promise.race([asked(), server.failure]);
};

/**
 * A Kafka of our own on 127.0.0.1, its data in `folder`; it lives as long as this process. `port` is a
 * free one unless given, so that one that was stopped can come back where it was.
 * @throws Error with what has to be installed where Java or the jars are missing.
 */
export const startKafka = async (folder: string, port?: number): Promise<PrivateKafka> => {
  const missing = missingForKafka();
  if (missing !== null) throw new Error(missing);
  const jars = kafkaJars();
  const own = port ?? (await freePort());
  const data = resolve(folder, 'data');
  format(data);
  const properties = resolve(folder, 'server.properties');
  const terms = { port: own, controllerPort: await freePort(), data };
  writeFileSync(properties, serverProperties(terms));
  const server = startGuarded('java', [
    ...JVM,
    LOG_LEVEL,
    '-cp',
    join(jars, '*'),
    'kafka.Kafka',
    properties,
  ]);
  await ready(own, server);
  return {
    broker: `127.0.0.1:${String(own)}`,
    pid: server.pid,
    failure: server.failure,
    stop: () => server.stop(),
  };
};
