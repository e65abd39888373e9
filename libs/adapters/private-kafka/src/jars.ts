import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** As in pom.xml. */
const VERSION = '4.4.0';
const POM = resolve(import.meta.dirname, '../pom.xml');
const FOLDER = resolve(import.meta.dirname, `../../../../.cache/kafka-${VERSION}`);
const COMPLETE = join(FOLDER, 'complete');

const JAVA = 'java';
const MAVEN = 'mvn';

const runs = (program: string, flag: string): boolean =>
  spawnSync(program, [flag], { stdio: 'ignore' }).status === 0;

/** What has to be installed before a Kafka of our own can start; null when nothing is missing. */
export const missingForKafka = (): string | null => {
  if (!runs(JAVA, '-version'))
    return 'there is no Java: install a runtime of 17 or newer (on Debian: apt-get install default-jre-headless maven)';
  if (existsSync(COMPLETE) || runs(MAVEN, '-version')) return null;
  return 'the jars of Kafka are not here and there is no Maven to bring them: install it (on Debian: apt-get install maven)';
};

/**
 * The folder with the jars of the broker, which Maven brings the first time.
 * @throws Error with what Maven said where it could not.
 */
export const kafkaJars = (): string => {
  if (existsSync(COMPLETE)) return FOLDER;
  const flags = ['-q', '-B', '-f', POM, 'dependency:copy-dependencies'];
  const { status, stdout, stderr } = spawnSync(MAVEN, flags, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Maven could not bring the jars of Kafka:\n${stdout}${stderr}`);
  writeFileSync(COMPLETE, `${VERSION}\n`);
  return FOLDER;
};
