import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import { Aggregates, LOG_START } from '@stratvector/kernel';
import type { EventStore, StoredEvent } from '@stratvector/kernel';
import { LeaseLost } from './command-handler.ts';
import { count, counter } from './counter.fixture.ts';
import type { Count, Counted } from './counter.fixture.ts';
import { messagesOf } from './outbox.ts';
import { Owner } from './owner.ts';
import type { Core } from './owner.ts';
import type { StepJournal } from './step-journal.ts';
import { restored } from './stored-json.ts';

/** Adds what it is given, says the sum, and sends it once it is stored. */
class Adder implements Core<number> {
  readonly sent: number[];
  readonly #journal: StepJournal;
  readonly #sums: Aggregates<bigint, Count, Counted>;
  #waiting: number[] = [];

  constructor(journal: StepJournal, sent: number[]) {
    this.#journal = journal;
    this.sent = sent;
    this.#sums = new Aggregates('sum', counter, journal);
  }

  restore(event: StoredEvent): Promise<void> {
    this.#sums.open('a').restore({ type: 'Counted', data: restored(event.data) });
    return Promise.resolve();
  }

  restored(): Promise<void> {
    return Promise.resolve();
  }

  handle(by: number): void {
    const sum = this.#sums.open('a');
    if (sum.step(count(BigInt(by))).length === 0) return;
    this.#journal.say({ type: 'sum', key: 'a', value: String(sum.state) });
    this.#waiting.push(Number(sum.state));
  }

  settle(): void {
    this.sent.push(...this.#waiting);
    this.#waiting = [];
  }
}

let store: MemoryEventStore;
let sent: number[];
beforeEach(() => {
  store = new MemoryEventStore(() => 0);
  sent = [];
});

const ownerOn = (on: EventStore, lease: { name: string; epoch: number } | null = null) =>
  new Owner<number>({
    store: on,
    consumer: 'adder',
    make: (journal) => new Adder(journal, sent),
    lease: () => lease,
  });

const said = async () =>
  (await store.tail(LOG_START, 100)).flatMap((event) =>
    messagesOf(event, { source: '/adder', topicOf: () => 'sums' }),
  );

describe('an owner', () => {
  it('stores what a step decides with what it says, and only then sends', async () => {
    const owner = ownerOn(store);
    await owner.handle(2, 'm1');
    await owner.handle(3, 'm2');
    expect(sent).toEqual([2, 5]);
    expect(await said()).toEqual([
      {
        id: '/adder/sum-a/1/0',
        topic: 'sums',
        key: 'a',
        value: '2',
        headers: {
          ce_specversion: '1.0',
          ce_id: '/adder/sum-a/1/0',
          ce_type: 'sum',
          ce_source: '/adder',
        },
      },
      expect.objectContaining({ id: '/adder/sum-a/2/0', value: '5' }),
    ]);
  });

  it('handles a message once, also after it was made anew', async () => {
    const owner = ownerOn(store);
    await owner.handle(2, 'm1');
    await owner.handle(2, 'm1');
    const heir = ownerOn(store);
    await heir.handle(2, 'm1');
    await heir.handle(4, 'm2');
    expect(sent).toEqual([2, 6]);
  });

  it('handles messages one after the other, in the order in which they came', async () => {
    const owner = ownerOn(store);
    await Promise.all([1, 10, 100].map((by) => owner.handle(by, `m${String(by)}`)));
    expect(sent).toEqual([1, 11, 111]);
  });

  it('sends nothing whose answer was lost, and goes on from what is stored', async () => {
    let isLost = true;
    const lossy: EventStore = Object.assign(Object.create(store) as EventStore, {
      append: async (one: Parameters<EventStore['append']>[0]) => {
        const answer = await store.append(one);
        if (isLost) throw new Error('lost');
        return answer;
      },
      tail: (...of: Parameters<EventStore['tail']>) => store.tail(...of),
    });
    const owner = ownerOn(lossy);
    await expect(owner.handle(2, 'm1')).rejects.toThrow('lost');
    isLost = false;
    await owner.handle(2, 'm1');
    await owner.handle(3, 'm2');
    expect(sent).toEqual([5]);
  });

  it('decides anew on what another has written meanwhile', async () => {
    const owner = ownerOn(store);
    await owner.handle(2, 'm1');
    await ownerOn(store).handle(10, 'm2');
    await owner.handle(3, 'm3');
    expect(sent).toEqual([2, 12, 15]);
  });

  it('stops where its lease has passed on', async () => {
    const lease = await store.acquireLease('adder', 'old', 0);
    await store.acquireLease('adder', 'new', 1000);
    await expect(ownerOn(store, lease).handle(1, 'm1')).rejects.toBeInstanceOf(LeaseLost);
    expect(sent).toEqual([]);
  });

  it('goes on with the next message after one that could not be handled', async () => {
    const owner = ownerOn(store);
    await owner.handle(2, 'm1');
    await expect(owner.handle(NaN, 'm2')).rejects.toThrow();
    await owner.handle(3, 'm3');
    expect(sent).toEqual([2, 5]);
  });
});
