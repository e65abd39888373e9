import { MessageCodec, keyOf, TOPICS, topicOf } from '@stratvector/contracts';
import type {
  ContractMessage,
  InstantPlacedMessage,
  MessageTopic,
  TopicTerms,
} from '@stratvector/contracts';
import type { RunPlan } from '@stratvector/backtest';
import { assert } from '@stratvector/kernel';
import type { BusMessage, EventStore, Timestamp } from '@stratvector/kernel';
import type { Instant } from '@stratvector/model';
import { Service } from '@stratvector/runtime';
import type { ServiceTerms, StepJournal } from '@stratvector/runtime';
import { AnalyticsCore } from './analytics-core.ts';
import type { AnalyticsInput } from './analytics-core.ts';
import { ExecutionCore } from './execution-core.ts';
import type { ExecutionInput } from './execution-core.ts';
import { FeedCore } from './feed-core.ts';
import { READS } from './reads.ts';
import { RiskCore } from './risk-core.ts';
import type { PersonCommand } from './person-command.ts';
import type { RiskInput } from './risk-core.ts';
import { StrategyCore } from './strategy-core.ts';
import type { StrategyInput } from './strategy-core.ts';
import { VenueCore } from './venue-core.ts';
import { CALLS, offLine, venueLine, WORDS } from './venue-line.ts';
import type { VenueCall, VenueSaid } from './venue-line.ts';

/** By name: each has a log of its own. */
export const SERVICE_NAMES = [
  'market_data',
  'strategy',
  'risk',
  'execution',
  'venue',
  'analytics',
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

export type HostTerms = Pick<
  ServiceTerms<unknown>,
  'bus' | 'holder' | 'leaseMs' | 'pause' | 'onFailure' | 'onHalt' | 'onLost'
>;

export interface ContextPorts {
  readonly plan: RunPlan;
  readonly host: HostTerms;
  /** Of each service that is asked for. */
  readonly stores: Readonly<Partial<Record<ServiceName, EventStore>>>;
  /** All instants of the feed that were published, in order. */
  readonly history: () => Promise<readonly Instant[]>;
  /** Hears the last instant that everybody has done their part of. */
  readonly onPlaced: (closeTime: Timestamp | null) => void;
  /** Is given what follows the account, and another where that was made anew. */
  readonly onAnalytics: (core: AnalyticsCore) => void;
}

export type RunningService = Pick<Service<unknown>, 'name' | 'start' | 'speak' | 'stop'>;

export interface RunningContexts {
  /** In the order in which they start. */
  readonly services: readonly RunningService[];
  /** Kept once risk has decided on it and that is stored; the same id is the same command. */
  readonly command: (command: PersonCommand, id: string) => Promise<void>;
}

/** The codec for the instruments of a plan. */
export const codecOf = ({ terms }: RunPlan): MessageCodec => {
  const scales = new Map(terms.instruments.map((one) => [one.id, one]));
  return new MessageCodec((id) => scales.get(id));
};

const LINE: TopicTerms = {
  key: 'accountId',
  partitions: 1,
  retentionDays: 7,
  compacted: false,
  carriedBy: null,
  describes: 'the line between execution and the simulated venue',
};

/** What a broker has to have before services speak over it: the contracts, and the line to the simulated venue. */
export const SERVICE_TOPICS: Readonly<Record<string, TopicTerms>> = {
  ...TOPICS,
  [CALLS]: LINE,
  [WORDS]: LINE,
};

const isContract = (type: string): type is MessageTopic => Object.hasOwn(TOPICS, type);

const topicOfType = (type: string): string => (isContract(type) ? topicOf(type) : type);

type Reads = readonly (MessageTopic | typeof CALLS | typeof WORDS)[];

/** The contexts of one account and the venue as services, which hear of each other over the bus alone. */
class Contexts {
  readonly #ports: ContextPorts;
  readonly #codec: MessageCodec;

  constructor(ports: ContextPorts) {
    this.#ports = ports;
    this.#codec = codecOf(ports.plan);
  }

  all(): RunningContexts {
    const risk = this.#risk();
    return {
      services: [
        this.#feed(),
        this.#strategy(),
        risk,
        this.#execution(),
        this.#venue(),
        this.#analytics(),
      ],
      command: (command, id) => risk.handle(command, id),
    };
  }

  one(name: ServiceName): RunningService {
    switch (name) {
      case 'market_data':
        return this.#feed();
      case 'strategy':
        return this.#strategy();
      case 'risk':
        return this.#risk();
      case 'execution':
        return this.#execution();
      case 'venue':
        return this.#venue();
      case 'analytics':
        return this.#analytics();
    }
  }

  #feed(): RunningService {
    const { plan, onPlaced } = this.#ports;
    return this.#service<InstantPlacedMessage>(
      'market_data',
      ['execution.instant-placed.v1'],
      (journal) => new FeedCore(plan.terms.id, { journal, onPlaced }),
    );
  }

  #strategy(): RunningService {
    const { plan, history } = this.#ports;
    return this.#service<StrategyInput>(
      'strategy',
      READS.strategy,
      (journal) => new StrategyCore(plan, { journal, history, say: this.#sayer(journal) }),
    );
  }

  #risk(): Service<RiskInput> {
    const { plan, history } = this.#ports;
    return this.#service<RiskInput>(
      'risk',
      READS.risk,
      (journal) => new RiskCore(plan, { journal, history, say: this.#sayer(journal) }),
    );
  }

  #execution(): RunningService {
    const { plan } = this.#ports;
    return this.#service<ExecutionInput>(
      'execution',
      [...READS.execution, WORDS],
      (journal) =>
        new ExecutionCore(plan, {
          journal,
          say: this.#sayer(journal),
          venue: venueLine(plan.terms.id, (message) => journal.say(message)),
          keepsCalls: true,
        }),
    );
  }

  #venue(): RunningService {
    const { plan } = this.#ports;
    return this.#service<VenueCall>('venue', [CALLS], (journal) => new VenueCore(plan, journal));
  }

  #analytics(): RunningService {
    const { plan, history, onAnalytics } = this.#ports;
    return this.#service<AnalyticsInput>('analytics', READS.analytics, (journal) => {
      const core = new AnalyticsCore(plan, { journal, history, say: this.#sayer(journal) });
      return {
        restore: (event) => core.restore(event),
        restored: () => core.restored().then(() => onAnalytics(core)),
        handle: (input) => core.handle(input),
        settle: () => core.settle(),
      };
    });
  }

  #service<Input extends { readonly topic: string }>(
    name: ServiceName,
    reads: Reads,
    make: ServiceTerms<Input>['make'],
  ): Service<Input> {
    const { host, stores } = this.#ports;
    const store = stores[name];
    assert(store !== undefined, `${name} has no store`);
    return new Service<Input>({
      ...host,
      name,
      store,
      topics: [...new Set(reads.map(topicOfType))],
      // A service reads the types that its core takes.
      read: (message) => this.#read(message, reads) as Input | null,
      make,
      topicOf: topicOfType,
    });
  }

  #read(
    { headers, value }: BusMessage,
    reads: Reads,
  ): ContractMessage | VenueCall | VenueSaid | null {
    const type = headers['ce_type'] ?? '';
    if (!reads.some((one) => one === type)) return null;
    if (type === CALLS || type === WORDS) return offLine(value);
    const { message, problem } = this.#codec.decode(type, value);
    if (!message) throw new Error(problem);
    return message;
  }

  #sayer(journal: StepJournal): (message: ContractMessage) => void {
    return (message) =>
      journal.say({ type: message.topic, key: keyOf(message), value: this.#codec.encode(message) });
  }
}

/** Market-data's, strategy, risk, execution, the simulated venue and analytics. */
export const contextServices = (ports: ContextPorts): RunningContexts => new Contexts(ports).all();

/** One of them, for a process of its own. */
export const contextService = (name: ServiceName, ports: ContextPorts): RunningService =>
  new Contexts(ports).one(name);
