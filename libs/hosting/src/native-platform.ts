import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BadInput } from '@stratvector/cli';
import { SERVICE_NAMES } from '@stratvector/contexts';
import type { ServiceName } from '@stratvector/contexts';
import { startKafka } from '@stratvector/private-kafka';
import { startPostgres } from '@stratvector/private-postgres';
import { freePort } from '@stratvector/private-process';
import { KeptServer } from './kept-server.ts';
import { prepare } from './prepare.ts';
import { Supervised } from './supervised.ts';

/** Each service has a few connections, and listens by one more. */
const POSTGRES = { max_connections: '80', shared_buffers: '64MB' };
/** Whoever comes back here is whom it replaces. */
const HOLDER = 'native';

/** What of the topology can be killed, by name. */
export type Part = ServiceName | 'postgres' | 'kafka';

export interface NativeTerms {
  /** Where servers keep their data, and processes their logs. */
  readonly folder: string;
  readonly file: string;
  readonly overrides: readonly string[];
  /** What Node runs for a service. */
  readonly mainOf: (service: ServiceName) => string;
  readonly onLine: (service: ServiceName, line: string) => void;
  readonly onRestart: (reason: string) => void;
}

interface Addresses {
  readonly brokers: readonly string[];
  readonly databaseUrl: string;
}

/** Kafka, PostgreSQL and one process for each service, on this machine alone; what ends by itself comes back. */
export class NativePlatform {
  readonly brokers: readonly string[];
  /** Of the superuser. */
  readonly databaseUrl: string;
  /** Broken where a process refuses what it is given. */
  readonly refusal: Promise<never>;
  readonly #processes: ReadonlyMap<ServiceName, Supervised>;
  readonly #postgres: KeptServer;
  readonly #kafka: KeptServer;

  private constructor(
    addresses: Addresses,
    servers: { readonly postgres: KeptServer; readonly kafka: KeptServer },
    processes: {
      readonly refusal: Promise<never>;
      readonly byName: ReadonlyMap<ServiceName, Supervised>;
    },
  ) {
    this.brokers = addresses.brokers;
    this.databaseUrl = addresses.databaseUrl;
    this.#postgres = servers.postgres;
    this.#kafka = servers.kafka;
    this.refusal = processes.refusal;
    this.#processes = processes.byName;
  }

  /** Starts the servers, prepares them, and starts the processes; `ready` says when they are. */
  static async start(terms: NativeTerms): Promise<NativePlatform> {
    const { folder, onRestart } = terms;
    mkdirSync(join(folder, 'logs'), { recursive: true });
    const [databasePort, brokerPort] = [await freePort(), await freePort()];
    const kept = (start: ConstructorParameters<typeof KeptServer>[0]): KeptServer =>
      new KeptServer(start, (reason) => onRestart(`${reason} and is started again`));
    const postgres = kept(() => startPostgres(join(folder, 'postgres'), POSTGRES, databasePort));
    const kafka = kept(() => startKafka(join(folder, 'kafka'), brokerPort));
    const addresses = {
      brokers: [`127.0.0.1:${String(brokerPort)}`],
      databaseUrl: `postgres://postgres@127.0.0.1:${String(databasePort)}/postgres`,
    };
    try {
      await settled([postgres.start(), kafka.start()]);
      const environment = {
        KAFKA_BROKERS: addresses.brokers.join(','),
        DATABASE_URL: addresses.databaseUrl,
      };
      await prepare(environment, onRestart);
      const processes = await processesOf(terms, addresses);
      return new NativePlatform(addresses, { postgres, kafka }, processes);
    } catch (error) {
      await Promise.all([postgres.stop(), kafka.stop()]);
      throw error;
    }
  }

  /** How often processes were started again. */
  get restarts(): number {
    return [...this.#processes.values()].reduce((sum, { restarts }) => sum + restarts, 0);
  }

  /** Kept once every process says that it is ready. @throws BadInput where one refuses what it is given. */
  async ready(): Promise<void> {
    await Promise.all([this.#postgres.ready(), this.#kafka.ready()]);
    const ready = Promise.all([...this.#processes.values()].map((one) => one.ready()));
    await Promise.race([ready, this.refusal]);
  }

  /** Ends a part on the spot; it comes back. */
  kill(part: Part): void {
    if (part === 'postgres') this.#postgres.kill();
    else if (part === 'kafka') this.#kafka.kill();
    else this.#processes.get(part)?.kill();
  }

  /** Lets no more bars come, has everybody finish, and ends the servers; whether all was finished. */
  async stop(): Promise<boolean> {
    const isDone = await this.halt();
    await Promise.all([this.#postgres.stop(), this.#kafka.stop()]);
    return isDone;
  }

  /** The same, but the servers stay. */
  async halt(): Promise<boolean> {
    // The feed waits for what it has published to be worked off, and that takes all the others.
    const isFed = (await this.#processes.get('market_data')?.stop()) ?? true;
    const others = [...this.#processes.values()].filter(({ name }) => name !== 'market_data');
    const stopped = await Promise.all(others.map((one) => one.stop()));
    return isFed && stopped.every(Boolean);
  }
}

/** All of them have ended, well or not, before one that failed is told. */
const settled = async (works: readonly Promise<void>[]): Promise<void> => {
  for (const outcome of await Promise.allSettled(works))
    if (outcome.status === 'rejected') throw outcome.reason;
};

const processesOf = async (terms: NativeTerms, { brokers, databaseUrl }: Addresses) => {
  const { folder, file, overrides, mainOf, onLine, onRestart } = terms;
  const refused = Promise.withResolvers<never>();
  refused.promise.catch(() => undefined);
  const byName = new Map<ServiceName, Supervised>();
  for (const name of SERVICE_NAMES)
    byName.set(
      name,
      new Supervised({
        name,
        main: mainOf(name),
        environment: {
          KAFKA_BROKERS: brokers.join(','),
          DATABASE_URL: Object.assign(new URL(databaseUrl), { username: name }).href,
          RUN_FILE: file,
          RUN_SET: overrides.join('\n'),
          SERVICE_HOLDER: HOLDER,
        },
        healthPort: await freePort(),
        logFile: join(folder, 'logs', `${name}.log`),
        onLine: (line) => onLine(name, line),
        onRestart,
        onRefused: (refusal: BadInput) => refused.reject(refusal),
      }),
    );
  for (const one of byName.values()) one.start();
  return { refusal: refused.promise, byName };
};
