import type { RunPlan } from '@stratvector/backtest';
import { ExecutionCore } from '@stratvector/contexts';
import type { ExecutionInput, InstantVenue, SessionLine } from '@stratvector/contexts';
import type { BreakMessage, ContractMessage } from '@stratvector/contracts';
import { isOpen, order } from '@stratvector/domain-execution';
import type { Order, OrderEvent } from '@stratvector/domain-execution';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import { LOG_START, timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { clientOrderId } from '@stratvector/model';
import type { ClientOrderId, OrderModification, OrderTicket, VenueLine } from '@stratvector/model';
import { Owner, restored } from '@stratvector/runtime';
import { BrokerFake, ticket } from '@stratvector/testing';
import type { MuseumId } from '@stratvector/testing';

const ALL = 100_000;
const MINUTE = 60_000;

/** Execution as a service in front of a broker that behaves as one row of the museum says. */
export class BrokerBench {
  readonly broker: BrokerFake;
  readonly said: ContractMessage[] = [];
  readonly #plan: RunPlan;
  readonly #store = new MemoryEventStore(() => 0);
  #owner: Owner<ExecutionInput>;
  #line: VenueLine | null = null;
  #epoch = 0;
  #minutes = 0;
  #heard: ExecutionInput[] = [];
  #inputs = 0;

  constructor(plan: RunPlan, id: MuseumId) {
    this.#plan = plan;
    this.broker = new BrokerFake(id);
    this.#owner = this.#born();
  }

  ticket(id: string, terms: Partial<OrderTicket> = {}): OrderTicket {
    const { id: accountId, instruments, strategies } = this.#plan.terms;
    return ticket({
      clientOrderId: clientOrderId(id),
      accountId,
      strategyId: strategies[0]?.id ?? ticket().strategyId,
      instrumentId: instruments[0]?.id ?? ticket().instrumentId,
      decidedAt: this.now,
      ...terms,
    });
  }

  get now(): Timestamp {
    return timestampOfMilliseconds(this.#minutes * MINUTE);
  }

  /** Time goes on by an hour and the venue answers what was asked by then. */
  async pass(): Promise<void> {
    this.#minutes += 60;
    const closeTime = this.now;
    await this.#take({
      topic: 'risk.instant-reviewed.v1',
      accountId: this.#plan.terms.id,
      closeTime,
    });
  }

  async approve(approved: OrderTicket): Promise<void> {
    await this.#take({
      topic: 'risk.order-approved.v1',
      at: this.now,
      ticket: approved,
      algorithm: null,
    });
  }

  async cancel(orderId: ClientOrderId): Promise<void> {
    const { id: accountId } = this.#plan.terms;
    const topic = 'risk.cancel-ordered.v1';
    await this.#take({ topic, at: this.now, accountId, orderId, cause: 'test' });
  }

  async change(to: OrderTicket): Promise<void> {
    const topic = 'risk.modification-approved.v1';
    await this.#take({ topic, at: this.now, revision: 1, ticket: to });
  }

  async trade(): Promise<void> {
    this.broker.trade(this.now);
    await this.#drain();
  }

  /** The line breaks, something happens meanwhile, and a new session begins. */
  async away(meanwhile: () => void = () => undefined): Promise<void> {
    this.broker.hangUp();
    this.#heard = [];
    meanwhile();
    this.#owner = this.#born();
    await this.#take({ topic: 'wire.sent', orderId: clientOrderId('nobody'), at: this.now });
  }

  async start(): Promise<void> {
    await this.away();
  }

  async events(stream: string): Promise<readonly OrderEvent[]> {
    const all = await this.#store.tail(LOG_START, ALL);
    return all
      .filter((event) => event.stream === stream)
      .map(({ type, data }) => ({ type, data: restored(data) }) as unknown as OrderEvent);
  }

  async types(stream: string): Promise<readonly string[]> {
    return (await this.events(stream)).map(({ type }) => type);
  }

  async order(id: string): Promise<Order> {
    return (await this.events(`order-${id}`)).reduce(order.evolve, order.initialState);
  }

  /** Status, what has filled, and whether it is open. */
  async standing(id: string): Promise<readonly [string, bigint, boolean]> {
    const state = await this.order(id);
    return [state.status, state.filled, isOpen(state)];
  }

  /** Breaks that stand, by their ids. */
  get breaks(): readonly string[] {
    const standing = new Set<string>();
    for (const message of this.said) {
      if (message.topic !== 'execution.break.v1') continue;
      if (message.state === 'closed') standing.delete(message.breakId);
      else standing.add(message.breakId);
    }
    return [...standing].sort();
  }

  get broken(): readonly BreakMessage[] {
    return this.said.filter((one) => one.topic === 'execution.break.v1');
  }

  #born(): Owner<ExecutionInput> {
    return new Owner({
      store: this.#store,
      consumer: 'execution',
      lease: () => null,
      make: (journal) =>
        new ExecutionCore(this.#plan, {
          journal,
          say: (message) => this.said.push(message),
          venue: this.#venue,
          session: this.#session,
        }),
    });
  }

  get #venue(): InstantVenue {
    return {
      submit: (sent, at) => {
        this.#heard.push({ topic: 'wire.sent', orderId: sent.clientOrderId, at });
        this.#line?.submit(sent, at);
      },
      cancel: (id, at) => this.#line?.cancel(id, at),
      modify: (id, change: OrderModification, at) => this.#line?.modify(id, change, at),
      meet: () => undefined,
      ask: (closeTime) => void this.#heard.push({ topic: 'venue.heard', closeTime }),
    };
  }

  get #session(): SessionLine & { history: () => Promise<[]> } {
    return {
      connect: () => {
        this.#epoch += 1;
        this.#line = this.broker.logon(
          { accountId: this.#plan.terms.id, epoch: this.#epoch },
          (report) => void this.#heard.push({ topic: 'venue.report', report }),
          this.now,
        );
      },
      inquire: (question, request, at) => this.#line?.ask(question, request, at),
      history: () => Promise.resolve([]),
    };
  }

  async #take(input: ExecutionInput): Promise<void> {
    await this.#handle(input);
    await this.#drain();
  }

  async #drain(): Promise<void> {
    for (;;) {
      const [next, ...rest] = this.#heard;
      if (!next) return;
      this.#heard = rest;
      await this.#handle(next);
    }
  }

  async #handle(input: ExecutionInput): Promise<void> {
    this.#inputs += 1;
    await this.#owner.handle(input, `input-${String(this.#inputs)}`);
  }
}
