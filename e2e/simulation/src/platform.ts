import { MemoryBarLog } from '@stratvector/bar-log-memory';
import type { RunPlan } from '@stratvector/backtest';
import {
  AnalyticsCore,
  codecOf,
  ExecutionCore,
  READS,
  RiskCore,
  StrategyCore,
} from '@stratvector/contexts';
import type {
  AnalyticsInput,
  ExecutionInput,
  RiskInput,
  SessionLine,
  StrategyInput,
} from '@stratvector/contexts';
import type { MessageCodec } from '@stratvector/contracts';
import { LOG_START } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import type { BusMessage, EventStore } from '@stratvector/kernel';
import { clientOrderId } from '@stratvector/model';
import type { Instant } from '@stratvector/model';
import { StepJournal } from '@stratvector/runtime';
import type { Draws } from './random.ts';
import { ScheduledBus } from './scheduled-bus.ts';
import type { BusFaults } from './scheduled-bus.ts';
import { Service } from './service.ts';
import { VenueProcess } from './venue-process.ts';
import type { VenueFaults } from './venue-process.ts';

export interface PlatformFaults extends BusFaults {
  /** How often, of all steps, a service dies and comes back. */
  readonly death: number;
  /** How often the answer to an append is lost; not execution's, whose orders it would leave unknown. */
  readonly lost: number;
  /** How often, of all steps, the venue dies and comes back from its snapshot. */
  readonly venueDeath: number;
}

const FEED = 'simulated';
const NOBODY = clientOrderId('nobody');
/** So many draws in a row that find nothing to do mean that there is nothing. */
const IDLE_STEPS = 200;

interface Stores {
  readonly strategy: EventStore;
  readonly risk: EventStore;
  readonly execution: EventStore;
  readonly analytics: EventStore;
}

interface PlatformTerms {
  readonly plan: RunPlan;
  readonly instants: readonly Instant[];
  readonly stores: Stores;
  readonly draws: Draws;
  readonly faults: PlatformFaults;
  /** Null where the line to the venue keeps every word until it was taken. */
  readonly venueFaults: VenueFaults | null;
}

const lineTo = (venue: VenueProcess): SessionLine => ({
  connect: () => venue.connect(),
  inquire: (question, request, at) => venue.inquire(question, request, at),
});

/**
 * The platform in one process under a seeded scheduler: each step delivers one message, relays one log,
 * takes one word of the venue or ends one service, as the draws say.
 */
export class Platform {
  readonly bus: ScheduledBus;
  readonly venue: VenueProcess;
  readonly #plan: RunPlan;
  /** The log of analytics. */
  readonly #heard: EventStore;
  readonly #draws: Draws;
  readonly #faults: PlatformFaults;
  readonly #log = new MemoryBarLog();
  readonly #codec: MessageCodec;
  readonly #instants: readonly Instant[];
  readonly #strategy: Service<StrategyInput>;
  readonly #risk: Service<RiskInput>;
  readonly #execution: Service<ExecutionInput>;
  readonly #analytics: Service<AnalyticsInput>;
  #view: AnalyticsCore | null = null;
  /** What is to hold after each step. */
  afterStep: () => Promise<void> = () => Promise.resolve();
  #reconciled = 0;
  #released = 0;
  #placed = 0;

  constructor({ plan, instants, stores, draws, faults, venueFaults }: PlatformTerms) {
    this.#plan = plan;
    this.#heard = stores.analytics;
    this.#draws = draws;
    this.#faults = faults;
    this.#instants = instants;
    this.bus = new ScheduledBus(draws, faults);
    this.venue = new VenueProcess(plan, draws, venueFaults);
    this.venue.connect();
    const codec = codecOf(plan);
    this.#codec = codec;
    const { bus, venue } = this;
    const history = () => this.#log.read(FEED, 0, Infinity);
    this.#strategy = new Service<StrategyInput>({
      name: 'strategy',
      store: stores.strategy,
      bus,
      codec,
      reads: READS.strategy,
      make: (journal, say) => new StrategyCore(plan, { journal, say, history }),
    });
    this.#risk = new Service<RiskInput>({
      name: 'risk',
      store: stores.risk,
      bus,
      codec,
      reads: READS.risk,
      make: (journal, say) => new RiskCore(plan, { journal, say, history }),
    });
    this.#execution = new Service<ExecutionInput>({
      name: 'execution',
      store: stores.execution,
      bus,
      codec,
      reads: READS.execution,
      make: (journal, say) =>
        new ExecutionCore(plan, {
          journal,
          say,
          venue,
          ...(venueFaults && { session: { ...lineTo(venue), history } }),
        }),
    });
    this.#analytics = new Service<AnalyticsInput>({
      name: 'analytics',
      store: stores.analytics,
      bus,
      codec,
      reads: READS.analytics,
      make: (journal, say) => (this.#view = new AnalyticsCore(plan, { journal, say, history })),
    });
  }

  get deaths(): number {
    return this.#services.reduce((sum, { deaths }) => sum + deaths, 0);
  }

  /** What analytics has made of all that it heard; null before it heard anything. */
  get view(): AnalyticsCore | null {
    return this.#view;
  }

  /** The same, made anew from its log. */
  async rebuilt(): Promise<AnalyticsCore> {
    const core = new AnalyticsCore(this.#plan, {
      journal: new StepJournal(),
      say: () => undefined,
      history: () => this.#log.read(FEED, 0, Infinity),
    });
    for (const event of await this.#heard.tail(LOG_START, Infinity)) await core.restore(event);
    await core.restored();
    return core;
  }

  get #services() {
    return [this.#strategy, this.#risk, this.#execution, this.#analytics];
  }

  /** Works until every instant is placed. @throws where nothing is left to do before. */
  async run(): Promise<void> {
    for (const service of this.#services) await service.start();
    await this.bus.subscribe({
      group: 'market-data',
      topics: ['execution.order.v1'],
      handle: (message) => this.#hearPlaced(message),
    });
    await this.#workUntilIdle();
    if (this.#placed < this.#instants.length)
      throw new Error(
        `nothing is left to do after ${String(this.#placed)} of ${String(this.#instants.length)} instants`,
        { cause: this.bus.failure },
      );
    const last = this.#instants.at(-1);
    if (last) this.venue.end(last.closeTime);
    await this.#workUntilIdle();
  }

  async #workUntilIdle(): Promise<void> {
    let idle = 0;
    while (idle < IDLE_STEPS) {
      idle = (await this.#step()) ? 0 : idle + 1;
      await this.afterStep();
    }
  }

  /** False where what was drawn had nothing to do. */
  async #step(): Promise<boolean> {
    const { bus } = this;
    if (this.#draws.next() < this.#faults.death) this.#someService().die();
    if (this.#faults.venueDeath > 0 && this.#draws.next() < this.#faults.venueDeath)
      this.venue.restart();
    switch (this.#draws.below(4)) {
      case 0:
        return this.#release();
      case 1:
        return (await this.#someService().relay()) > 0;
      case 2:
        return this.#takeWords();
      default: {
        const { busy } = bus;
        const lane = busy[this.#draws.below(busy.length)];
        if (lane === undefined) return false;
        await bus.deliver(lane);
        return true;
      }
    }
  }

  #someService() {
    const services = this.#services;
    return services[this.#draws.below(services.length)] ?? this.#risk;
  }

  /** The next instant, once the one before is placed: stored before it is published. */
  async #release(): Promise<boolean> {
    const instant = this.#instants[this.#released];
    if (!instant || this.#placed < this.#released) return false;
    await this.#log.append(instant);
    this.#released += 1;
    const { feed, sequence } = instant;
    const topic = 'market-data.instant.v1';
    await this.bus.publish([
      {
        id: `${feed}/${String(sequence)}`,
        topic,
        key: feed,
        value: this.#codec.encode({ topic, ...instant }),
        headers: { ce_type: topic },
      },
    ]);
    return true;
  }

  /** Some at a time: a venue that is asked has a lot to say. */
  async #takeWords(): Promise<boolean> {
    let isTaken = false;
    for (let left = 1 + this.#draws.below(8); left > 0; left -= 1)
      isTaken = (await this.#takeWord()) || isTaken;
    return isTaken;
  }

  async #takeWord(): Promise<boolean> {
    const { said } = this.venue;
    const [first] = said;
    if (!first) return false;
    try {
      await this.#execution.handle(first.word, first.id);
    } catch (error) {
      this.bus.failure = error;
      return true;
    }
    // Whoever died meanwhile has begun a session of its own, which hears nothing of the one before.
    if (this.#draws.next() >= this.#faults.double && said[0] === first) said.shift();
    return true;
  }

  /** A new session over a line that behaves, in which the venue is asked how things stand, a day later. */
  async reconcile(): Promise<void> {
    this.venue.heal();
    this.#execution.die();
    const id = `reconcile/${String((this.#reconciled += 1))}`;
    const wake = () =>
      this.#execution.handle({ topic: 'wire.sent', orderId: NOBODY, at: 0n as Timestamp }, id);
    // Its store may still forget to answer.
    await wake().catch(wake).catch(wake);
    await this.#workUntilIdle();
  }

  #hearPlaced({ headers, value }: BusMessage): Promise<void> {
    if (headers['ce_type'] === 'execution.instant-placed.v1') {
      const { message } = this.#codec.decode('execution.instant-placed.v1', value);
      const placed = this.#instants[this.#placed];
      if (message && 'closeTime' in message && message.closeTime === placed?.closeTime)
        this.#placed += 1;
    }
    return Promise.resolve();
  }
}

export { FEED };
