import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import { LeaseKeeper } from './lease-keeper.ts';

const LEASE_MS = 300;

/** A clock that a test moves, and a store that goes by it. */
const stage = async () => {
  let now = 0;
  const waiting: { readonly due: number; readonly go: () => void }[] = [];
  const store = new MemoryEventStore(() => now);
  const lease = await store.acquireLease('risk', 'one', LEASE_MS);
  if (!lease) throw new Error('nobody else has the lease');
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((go) => waiting.push({ due: now + milliseconds, go }));
  const pass = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    for (const { go } of waiting.splice(0).filter(({ due }) => due <= now)) go();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const heard: string[] = [];
  const keeper = (renewLease = store.renewLease.bind(store)) =>
    new LeaseKeeper({
      store: { renewLease },
      lease,
      leaseMs: LEASE_MS,
      pause,
      onFailure: () => heard.push('failed'),
      onLost: () => heard.push('lost'),
    });
  return { store, pass, keeper, heard, waiting };
};

describe('the keeper of a lease', () => {
  it('keeps it for longer than it lasts', async () => {
    const { store, pass, keeper, heard } = await stage();
    keeper();
    for (let turn = 0; turn < 10; turn += 1) await pass(100);
    expect(await store.acquireLease('risk', 'other', LEASE_MS)).toBeNull();
    expect(heard).toEqual([]);
  });

  it('tells once that another has it, and asks no more', async () => {
    const { store, pass, keeper, heard, waiting } = await stage();
    keeper();
    // The same holder, come back, has it at once.
    expect(await store.acquireLease('risk', 'one', LEASE_MS)).not.toBeNull();
    await pass(100);
    expect(heard).toEqual(['lost']);
    expect(waiting).toEqual([]);
  });

  it('goes on while the store is away', async () => {
    const { store, pass, keeper, heard } = await stage();
    let isAway = true;
    keeper((lease, forMs) =>
      isAway ? Promise.reject(new Error('away')) : store.renewLease(lease, forMs),
    );
    await pass(100);
    isAway = false;
    await pass(100);
    await pass(150);
    expect(heard).toEqual(['failed']);
    expect(await store.acquireLease('risk', 'other', LEASE_MS)).toBeNull();
  });

  it('renews nothing once it was stopped', async () => {
    const { store, pass, keeper, heard } = await stage();
    keeper().stop();
    await pass(LEASE_MS);
    expect(await store.acquireLease('risk', 'other', LEASE_MS)).not.toBeNull();
    expect(heard).toEqual([]);
  });
});
