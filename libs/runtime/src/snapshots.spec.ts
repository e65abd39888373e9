import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import type { Snapshot, StoredEvent } from '@stratvector/kernel';
import { CommandHandler } from './command-handler.ts';
import { count, counter } from './counter.fixture.ts';
import type { SnapshotTerms } from './snapshots.ts';

/** Knows how many events were read. */
class CountingStore extends MemoryEventStore {
  events = 0;
  isFull = false;

  override async read(stream: string, after: number, limit: number) {
    const found: readonly StoredEvent[] = await super.read(stream, after, limit);
    this.events += found.length;
    return found;
  }

  override saveSnapshot(stream: string, snapshot: Snapshot): Promise<void> {
    return this.isFull
      ? Promise.reject(new Error('the disk is full'))
      : super.saveSnapshot(stream, snapshot);
  }
}

const opened = () => {
  const store = new CountingStore(() => 0);
  const failures: unknown[] = [];
  const snapshots = (code: string): SnapshotTerms<bigint> => ({
    code,
    pack: (to) => ({ to }),
    unpack: (packed) => {
      const to = 'to' in packed ? packed.to : undefined;
      if (typeof to !== 'bigint') throw new TypeError('a counter is packed as its count');
      return to;
    },
    onFailure: (error) => void failures.push(error),
  });
  const handlerOf = (code = 'one', decider = counter) =>
    new CommandHandler({
      category: 'counter',
      decider,
      store,
      lease: () => null,
      snapshots: snapshots(code),
    });
  const counting = async (handler: ReturnType<typeof handlerOf>, times: number) => {
    for (let time = 0; time < times; time += 1)
      await handler.handle('a', count(), { handles: null, metadata: {} });
  };
  return { store, failures, handlerOf, counting };
};

describe('a snapshot', () => {
  it('is saved every thousand events, and a restart reads what is newer alone', async () => {
    const { store, handlerOf, counting } = opened();
    const handler = handlerOf();
    await counting(handler, 999);
    expect(await store.snapshot('counter-a')).toBeNull();
    await counting(handler, 1_010);
    expect(await store.snapshot('counter-a')).toEqual({
      version: 2_000,
      state: { code: 'one', state: { to: { $integer: '2000' } } },
    });
    store.events = 0;
    const restarted = handlerOf();
    expect(await restarted.state('a')).toBe(2_009n);
    expect(store.events).toBe(9);
    await counting(restarted, 1);
    expect((await store.read('counter-a', 2_009, 9)).map(({ id }) => id)).toEqual([
      'counter-a/2010',
    ]);
  });

  it('of another version of the code is not read, and gives way to one of this', async () => {
    const { store, handlerOf, counting } = opened();
    await counting(handlerOf(), 1_500);
    store.events = 0;
    const doubling = {
      ...counter,
      evolve: (_: bigint, { data }: { data: { to: bigint } }) => data.to * 2n,
    };
    expect(await handlerOf('two', doubling).state('a')).toBe(3_000n);
    expect(store.events).toBe(1_500);
    expect(await store.snapshot('counter-a')).toMatchObject({
      version: 1_500,
      state: { code: 'two' },
    });
  });

  it('is saved by a restart that had to read a thousand events', async () => {
    const { store, handlerOf, counting } = opened();
    store.isFull = true;
    await counting(handlerOf(), 1_200);
    store.isFull = false;
    await handlerOf().state('a');
    store.events = 0;
    expect(await handlerOf().state('a')).toBe(1_200n);
    expect(store.events).toBe(0);
  });

  it('that cannot be saved is told of, and hinders nothing', async () => {
    const { store, failures, handlerOf, counting } = opened();
    store.isFull = true;
    const handler = handlerOf();
    await counting(handler, 1_001);
    expect(failures).toEqual([new Error('the disk is full')]);
    expect(await handler.state('a')).toBe(1_001n);
  });
});
