import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import type { Append, Appended, Lease } from '@stratvector/kernel';
import { CommandHandler, LeaseLost } from './command-handler.ts';
import type { CommandContext } from './command-handler.ts';
import { count, counter } from './counter.fixture.ts';

const asked: CommandContext = { handles: null, metadata: { actor: 'spec' } };
const brought = (message: string): CommandContext => ({
  ...asked,
  handles: { consumer: 'counters', message },
});

const handlerOn = (store: MemoryEventStore, lease: Lease | null = null) =>
  new CommandHandler({ category: 'counter', decider: counter, store, lease: () => lease });

const newStore = () => new MemoryEventStore(() => 0);

/** Loses the answer of every append, or the append itself. */
class UnsureStore extends MemoryEventStore {
  loses: 'answer' | 'append' | 'nothing' = 'nothing';

  override async append(append: Append): Promise<Appended> {
    const { loses } = this;
    this.loses = 'nothing';
    const appended = loses === 'append' ? null : await super.append(append);
    if (appended === null || loses === 'answer') throw new Error('the connection is gone');
    return appended;
  }
}

describe('a command', () => {
  it('becomes events in the stream, with derived ids and who asked', async () => {
    const store = newStore();
    const handled = await handlerOn(store).handle('a', count(2n), asked);
    expect(handled).toMatchObject({ outcome: 'handled', version: 1 });
    expect(await store.read('counter-a', 0, 9)).toMatchObject([
      { id: 'counter-a/1', type: 'Counted', metadata: { actor: 'spec' } },
    ]);
  });

  it('is decided on what stands in the store, whoever wrote it', async () => {
    const store = newStore();
    const [one, other] = [handlerOn(store), handlerOn(store)];
    await one.handle('a', count(), asked);
    await other.handle('a', count(), asked);
    await one.handle('a', count(), asked);
    expect(await one.state('a')).toBe(3n);
    expect(await handlerOn(store).state('a')).toBe(3n);
  });

  it('that comes twice with its message is handled once', async () => {
    const store = newStore();
    const handler = handlerOn(store);
    await handler.handle('a', count(), brought('m'));
    expect(await handler.handle('a', count(), brought('m'))).toEqual({ outcome: 'duplicate' });
    expect(await handler.state('a')).toBe(1n);
  });

  it('that decides nothing still remembers its message, and stores nothing else', async () => {
    const store = newStore();
    const handler = handlerOn(store);
    expect(await handler.handle('a', count(0n), brought('m'))).toMatchObject({ version: 0 });
    expect(await handler.handle('a', count(), brought('m'))).toEqual({ outcome: 'duplicate' });
    expect(await store.read('counter-a', 0, 9)).toEqual([]);
  });

  it('is refused once the lease has passed on', async () => {
    const store = newStore();
    const old = await store.acquireLease('account', 'us', 0);
    const handler = handlerOn(store, old);
    await handler.handle('a', count(), asked);
    await store.acquireLease('account', 'them', 0);
    await expect(handler.handle('a', count(), asked)).rejects.toThrow(LeaseLost);
    expect(await handler.state('a')).toBe(1n);
  });

  it.each([
    ['answer', 2n],
    ['append', 1n],
  ] as const)('whose %s is lost leaves memory at what the store says', async (loses, state) => {
    const store = new UnsureStore(() => 0);
    const handler = handlerOn(store);
    await handler.handle('a', count(), asked);
    store.loses = loses;
    await expect(handler.handle('a', count(), asked)).rejects.toThrow('the connection is gone');
    expect(await handler.state('a')).toBe(state);
  });

  it('loses nothing and doubles nothing among owners, messages and lost answers', async () => {
    const step = fc.record({
      owner: fc.nat({ max: 2 }),
      message: fc.nat({ max: 9 }),
      loses: fc.constantFrom('nothing' as const, 'nothing' as const, 'answer' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const store = new UnsureStore(() => 0);
        const owners = [handlerOn(store), handlerOn(store), handlerOn(store)];
        for (const { owner, message, loses } of steps) {
          store.loses = loses;
          const handler = owners[owner] ?? handlerOn(store);
          const deliver = () => handler.handle('a', count(), brought(String(message)));
          // What was not acknowledged is delivered again.
          await deliver().catch(deliver);
        }
        const messages = new Set(steps.map(({ message }) => message));
        for (const owner of [...owners, handlerOn(store)]) {
          owner.forget('a');
          expect(await owner.state('a')).toBe(BigInt(messages.size));
        }
      }),
    );
  });

  it('waits for those of its stream that came before it', async () => {
    const handler = handlerOn(newStore());
    const all = await Promise.all(
      Array.from({ length: 20 }, () => handler.handle('a', count(), asked)),
    );
    expect(all.map((handled) => handled.outcome === 'handled' && handled.version)).toEqual(
      Array.from({ length: 20 }, (_, place) => place + 1),
    );
  });
});
