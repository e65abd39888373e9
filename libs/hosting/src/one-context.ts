import { setTimeout as pass } from 'node:timers/promises';
import { PostgresBarLog } from '@stratvector/bar-log-postgres';
import { BadInput } from '@stratvector/cli';
import { codecOf, contextService, SERVICE_TOPICS } from '@stratvector/contexts';
import type { RunningService, ServiceName } from '@stratvector/contexts';
import { PostgresEventStore } from '@stratvector/event-store-postgres';
import { checkTopics, KafkaMessageBus } from '@stratvector/message-bus-kafka';
import { RelayOvertaken } from '@stratvector/runtime';
import { Feed } from './feed.ts';
import { bindLog } from './log-binding.ts';
import { FEED } from './paper-run.ts';
import type { PaperRun } from './paper-run.ts';
import type { ProcessSettings } from './process-settings.ts';
import { sentenceOf } from './sentence-of.ts';

const LEASE_MS = 15_000;
const PING_MS = 2_000;

export interface OneContextTerms {
  readonly name: ServiceName;
  readonly settings: ProcessSettings;
  readonly run: PaperRun;
  /** Something failed, and will be tried again. */
  readonly onFailure: (error: unknown) => void;
  /** Something cannot go on without a person. */
  readonly onHalt: (reason: string) => void;
  /** Another process has taken over: this one can do nothing more. */
  readonly onLost: (reason: string) => void;
  /** All bars there are have been worked off. */
  readonly onEnd: (instants: number) => void;
}

/** One context over a broker, with a log of its own; market-data's brings the feed. */
export class OneContext {
  readonly #terms: OneContextTerms;
  readonly #bus: KafkaMessageBus;
  readonly #store: PostgresEventStore;
  readonly #log: PostgresBarLog;
  readonly #service: RunningService;
  readonly #feed: Feed | null;
  #halt: string | null = null;

  constructor(terms: OneContextTerms) {
    const { name, settings, run, onFailure, onEnd } = terms;
    const { databaseUrl: url, brokers } = settings;
    this.#terms = terms;
    this.#bus = new KafkaMessageBus({
      brokers,
      clientId: name,
      takesOver: true,
      notice: (sentence) => onFailure(new Error(sentence)),
    });
    this.#store = new PostgresEventStore({ url, schema: name });
    this.#log = new PostgresBarLog({ url, schema: 'market_data' });
    this.#feed =
      name === 'market_data'
        ? new Feed({
            name: FEED,
            sources: run.sources,
            log: this.#log,
            bus: this.#bus,
            codec: codecOf(run.plan),
            onEnd,
            onFailure,
          })
        : null;
    this.#service = this.#serviceOf(terms);
  }

  /** What keeps it from its work, a sentence each. */
  readonly troubles = async (): Promise<readonly string[]> => {
    const troubles = this.#halt === null ? [] : [`held up by ${this.#halt}`];
    if (!this.#bus.isReady) troubles.push('Kafka does not have all subscriptions and messages');
    const answered = this.#store.checkpoint(this.#terms.name).then(
      () => null,
      (error: unknown) => `PostgreSQL: ${sentenceOf(error)}`,
    );
    const late = pass(PING_MS, 'PostgreSQL does not answer', { ref: false });
    const trouble = await Promise.race([answered, late]);
    return trouble === null ? troubles : [...troubles, trouble];
  };

  /** Kept once it has its state back and works; `wait` is kept before each new attempt at what is not there yet. */
  async start(wait: (reason: string) => Promise<void>): Promise<void> {
    const { name, settings, run } = this.#terms;
    const keep = (work: () => Promise<void>): Promise<void> => persisted(work, wait);
    await keep(() => checkBroker(settings, name));
    await keep(() => bindLog(this.#store, { service: name, terms: run.terms }));
    await keep(() => this.#checkFeed());
    await keep(() => this.#service.start());
    await keep(() => this.#service.speak());
    this.#feed?.start();
  }

  /** Takes nothing more, finishes what is under way, and lets go of everything. */
  async stop(): Promise<void> {
    await this.#feed?.stop();
    await this.#service.stop();
    await this.#bus.close();
    await this.#store.close();
    await this.#log.close();
  }

  async #checkFeed(): Promise<void> {
    if (this.#feed && !(await this.#feed.isAsBefore()))
      throw new BadInput([
        'data: the bars are not those that this database has traded on; give the same data, or name another database by DATABASE_URL',
      ]);
  }

  #serviceOf({ name, settings, run, onFailure, onHalt, onLost }: OneContextTerms): RunningService {
    return contextService(name, {
      plan: run.plan,
      host: {
        bus: this.#bus,
        holder: settings.holder,
        leaseMs: LEASE_MS,
        pause: (milliseconds) => pass(milliseconds, undefined, { ref: false }),
        onFailure: (_service, error) => {
          if (error instanceof RelayOvertaken) onLost(error.message);
          else onFailure(error);
        },
        onHalt: (_service, { id }, reason) => {
          this.#halt = `${id}: ${reason}`;
          onHalt(this.#halt);
        },
        onLost: () => onLost(`another process has taken the lease of ${name}`),
      },
      stores: { [name]: this.#store },
      history: () => this.#log.read(FEED, 0, Infinity),
      onPlaced: (closeTime) => this.#feed?.onPlaced(closeTime),
      onAnalytics: () => undefined,
    });
  }
}

/** @throws BadInput where topics stand otherwise than declared; Error where some are missing yet. */
const checkBroker = async ({ brokers }: ProcessSettings, name: string): Promise<void> => {
  const terms = { brokers, clientId: name, notice: () => undefined };
  const { missing, differences } = await checkTopics(terms, SERVICE_TOPICS);
  if (differences.length > 0) throw new BadInput(differences);
  if (missing.length > 0)
    throw new Error(`the topics ${missing.join(', ')} are missing: run the task "prepare" first`);
};

/** Until it succeeds; what the user has to put right is not tried again. */
const persisted = async (
  work: () => Promise<void>,
  wait: (reason: string) => Promise<void>,
): Promise<void> => {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (error instanceof BadInput) throw error;
      await wait(sentenceOf(error));
    }
};
