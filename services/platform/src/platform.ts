import { setTimeout as pass } from 'node:timers/promises';
import { PostgresBarLog } from '@stratvector/bar-log-postgres';
import { BadInput } from '@stratvector/cli';
import { codecOf, contextServices, SERVICE_NAMES } from '@stratvector/contexts';
import type {
  AnalyticsCore,
  RunningContexts,
  RunningService,
  ServiceName,
} from '@stratvector/contexts';
import type { MessageCodec } from '@stratvector/contracts';
import { PostgresEventStore } from '@stratvector/event-store-postgres';
import { Feed, FEED } from '@stratvector/hosting';
import type { PaperRun } from '@stratvector/hosting';
import type { MessageBus } from '@stratvector/kernel';
import { MemoryMessageBus } from '@stratvector/message-bus-memory';
import type { BarLog } from '@stratvector/model';
import { OrderBoard, RiskBoard } from '@stratvector/modules';
import type { Database } from './database.ts';

const PAUSE_MS = 250;
/** The home has one process at a time: its lease is taken again at once, and fences an older holder. */
const HOLDER = 'platform';
const LEASE_MS = 60_000;

export interface PlatformTerms {
  readonly run: PaperRun;
  readonly database: Database;
  /** Something failed, and will be tried again. */
  readonly onFailure: (where: string, error: unknown) => void;
  /** Something cannot go on without a person. */
  readonly onHalt: (where: string, reason: string) => void;
  /** All bars there are have been worked off. */
  readonly onEnd: (instants: number) => void;
}

type Stores = Readonly<Record<ServiceName, PostgresEventStore>>;

const storesOf = (database: Database): Stores =>
  Object.fromEntries(
    SERVICE_NAMES.map((schema) => [
      schema,
      new PostgresEventStore({ url: database.urlOf(schema), schema }),
    ]),
    // Each name has been given its store.
  ) as Stores;

/** The whole platform in one process: every context as a service with a log of its own, and the bus between them. */
export class Platform {
  readonly bus: MessageBus = new MemoryMessageBus(() => pass(PAUSE_MS));
  readonly codec: MessageCodec;
  readonly board: OrderBoard;
  readonly risk: RiskBoard;
  /** What a person asks of the account. */
  readonly command: RunningContexts['command'];
  readonly #stores: Stores;
  readonly #log: PostgresBarLog;
  readonly #feed: Feed;
  readonly #services: readonly RunningService[];
  #analytics: AnalyticsCore | null = null;

  constructor(terms: PlatformTerms) {
    const { run, database, onFailure, onHalt, onEnd } = terms;
    this.codec = codecOf(run.plan);
    this.#stores = storesOf(database);
    this.board = new OrderBoard(this.#stores.execution);
    this.risk = new RiskBoard(this.#stores.risk, run.plan.terms);
    this.#log = new PostgresBarLog({ url: database.urlOf('market_data'), schema: 'market_data' });
    this.#feed = new Feed({
      name: FEED,
      sources: run.sources,
      log: this.#log,
      bus: this.bus,
      codec: this.codec,
      onEnd,
      onFailure: (error) => onFailure('feed', error),
    });
    const { services, command } = contextServices({
      plan: run.plan,
      host: {
        bus: this.bus,
        holder: HOLDER,
        leaseMs: LEASE_MS,
        pause: (milliseconds) => pass(milliseconds, undefined, { ref: false }),
        onFailure,
        onHalt: (service, { id }, reason) => onHalt(service, `${id}: ${reason}`),
      },
      stores: this.#stores,
      history: () => this.#log.read(FEED, 0, Infinity),
      onPlaced: this.#feed.onPlaced,
      onAnalytics: (core) => {
        this.#analytics = core;
      },
    });
    this.#services = services;
    this.command = command;
  }

  /** Positions, profit, trades and the curve, as far as they have been told. */
  get analytics(): AnalyticsCore | null {
    return this.#analytics;
  }

  /** The last instant that everybody has done their part of. */
  get worked(): Feed['worked'] {
    return this.#feed.worked;
  }

  get bars(): BarLog {
    return this.#log;
  }

  /** How many instants were published before. */
  async published(): Promise<number> {
    return (await this.#log.last(FEED))?.sequence ?? 0;
  }

  /** Kept once every context has its state back and listens. @throws BadInput for other bars than before. */
  async start(): Promise<void> {
    if (!(await this.#feed.isAsBefore()))
      throw new BadInput([
        `data: the bars are not those that this home has traded on; give the same data, or name another folder with STRATVECTOR_HOME`,
      ]);
    await Promise.all(this.#services.map((service) => service.start()));
    for (const service of this.#services) await service.speak();
  }

  /** Lets bars come. */
  begin(): void {
    this.#feed.start();
  }

  /** Lets no more bars come, finishes what is under way, and lets go of everything. */
  async stop(): Promise<void> {
    await this.#feed.stop();
    for (const service of this.#services) await service.stop();
    await this.bus.close();
    for (const store of Object.values(this.#stores)) await store.close();
    await this.#log.close();
  }
}
