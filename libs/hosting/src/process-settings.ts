import { hostname } from 'node:os';
import { BadInput } from '@stratvector/cli';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a process of one service is told by its environment. */
export interface ProcessSettings {
  /** `host:port` of brokers. */
  readonly brokers: readonly string[];
  /** With the role of the service. */
  readonly databaseUrl: string;
  /** The run, in TOML. */
  readonly file: string;
  /** `key=value`, in order. */
  readonly overrides: readonly string[];
  /** Where its health is served. */
  readonly health: { readonly host: string; readonly port: number };
  /** Who holds its lease: a process that comes back under the same name has it again at once. */
  readonly holder: string;
  readonly logLevel: string;
  /** Whether it ends when its standard input does, as that of a process that has started it. */
  readonly isSupervised: boolean;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'];
const PORT_MAX = 65_535;
const HEALTH_PORT = '9090';

const isBroker = (text: string): boolean => /^[^\s:]+:\d{1,5}$/.test(text);

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= PORT_MAX;

const isDatabase = (text: string): boolean =>
  URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);

const listOf = (text: string | undefined, separator: string): readonly string[] =>
  (text ?? '').split(separator).filter((one) => one !== '');

/** What is wrong with a variable, as a sentence; null where nothing is. */
type Check = (environment: Environment) => string | null;

export const checkBrokers: Check = ({ KAFKA_BROKERS: text }) =>
  listOf(text, ',').length > 0 && listOf(text, ',').every(isBroker)
    ? null
    : `KAFKA_BROKERS: found ${text === undefined ? 'nothing' : JSON.stringify(text)}, allowed are brokers as host:port with commas between`;

export const checkDatabase: Check = ({ DATABASE_URL: text = '' }) =>
  isDatabase(text)
    ? null
    : `DATABASE_URL: found ${text === '' ? 'nothing' : 'no URL of PostgreSQL'}, allowed is postgres://role:password@host:5432/database`;

const CHECKS: readonly Check[] = [
  checkBrokers,
  checkDatabase,
  ({ RUN_FILE: text = '' }) =>
    text === '' ? 'RUN_FILE: found nothing, allowed is the path of a run in TOML' : null,
  ({ HEALTH_PORT: text = HEALTH_PORT }) =>
    isPort(text)
      ? null
      : `HEALTH_PORT: found ${JSON.stringify(text)}, allowed is a port from 0 to 65535`,
  ({ LOG_LEVEL: text = 'info' }) =>
    LEVELS.includes(text)
      ? null
      : `LOG_LEVEL: found ${JSON.stringify(text)}, allowed is one of ${LEVELS.join(', ')}`,
];

/** @throws BadInput with everything that is wrong. */
export const checked = (environment: Environment, checks: readonly Check[]): void => {
  const problems = checks.flatMap((check) => check(environment) ?? []);
  if (problems.length > 0) throw new BadInput(problems);
};

export const brokersOf = ({ KAFKA_BROKERS: text }: Environment): readonly string[] =>
  listOf(text, ',');

/** @throws BadInput with everything that is wrong or missing. */
export const processSettings = (environment: Environment): ProcessSettings => {
  checked(environment, CHECKS);
  return {
    brokers: brokersOf(environment),
    databaseUrl: environment['DATABASE_URL'] ?? '',
    file: environment['RUN_FILE'] ?? '',
    overrides: listOf(environment['RUN_SET'], '\n'),
    health: {
      host: environment['HEALTH_HOST'] ?? '127.0.0.1',
      port: Number(environment['HEALTH_PORT'] ?? HEALTH_PORT),
    },
    holder: environment['SERVICE_HOLDER'] ?? hostname(),
    logLevel: environment['LOG_LEVEL'] ?? 'info',
    isSupervised: environment['SUPERVISED'] === '1',
  };
};
