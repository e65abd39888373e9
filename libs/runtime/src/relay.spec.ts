import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import type { BusMessage, MessageBus, StoredEvent } from '@stratvector/kernel';
import { Relay } from './relay.ts';

/** Takes what is published, and refuses on demand. */
class Bus implements MessageBus {
  readonly taken: string[] = [];
  refuses = 0;

  publish(messages: readonly BusMessage[]): Promise<void> {
    if (this.refuses > 0) {
      this.refuses -= 1;
      return Promise.reject(new Error('the broker is gone'));
    }
    this.taken.push(...messages.map(({ value }) => value));
    return Promise.resolve();
  }

  subscribe = () => Promise.reject(new Error('nobody subscribes here'));
  close = () => Promise.resolve();
}

const publish = ({ id, stream, type }: StoredEvent): readonly BusMessage[] =>
  type === 'Private' ? [] : [{ id, topic: 't', key: stream, value: id, headers: {} }];

const appended = async (store: MemoryEventStore, stream: string, ...types: string[]) => {
  const before = (await store.read(stream, 0, 10_000)).length;
  const events = types.map((type, place) => ({
    id: `${stream}/${String(before + place + 1)}`,
    type,
    data: {},
    metadata: {},
  }));
  const streams = [{ stream, expectedVersion: before, events }];
  await store.append({ streams, handles: null, lease: null });
};

const opened = () => {
  const store = new MemoryEventStore(() => 0);
  const bus = new Bus();
  const failures: unknown[] = [];
  const terms = {
    name: 'relay',
    store,
    bus,
    publish,
    pause: () => new Promise<void>(() => undefined),
    onFailure: (error: unknown) => void failures.push(error),
  };
  return { store, bus, failures, terms, relay: new Relay(terms) };
};

describe('a relay', () => {
  it('publishes what the log says, in its order, and nothing private', async () => {
    const { store, bus, relay } = opened();
    await appended(store, 'a', 'Public', 'Private', 'Public');
    await appended(store, 'b', 'Public');
    expect(await relay.drain()).toBe(4);
    expect(bus.taken).toEqual(['a/1', 'a/3', 'b/1']);
    expect(await relay.drain()).toBe(0);
  });

  it('goes on after a restart where the one before it has stopped', async () => {
    const { store, bus, terms, relay } = opened();
    await appended(store, 'a', 'Public');
    await relay.drain();
    await appended(store, 'a', 'Public');
    await new Relay(terms).drain();
    expect(bus.taken).toEqual(['a/1', 'a/2']);
  });

  it('publishes again what the bus may not have taken, and nothing before it', async () => {
    const { store, bus, relay } = opened();
    await appended(store, 'a', 'Public', 'Public');
    bus.refuses = 1;
    await expect(relay.drain()).rejects.toThrow('the broker is gone');
    await appended(store, 'a', 'Public');
    await relay.drain();
    expect(bus.taken).toEqual(['a/1', 'a/2', 'a/3']);
  });

  it('stops where another has moved the checkpoint', async () => {
    const { store, bus, terms, relay } = opened();
    await appended(store, 'a', 'Public');
    const other = new Relay({ ...terms, bus: new Bus() });
    const taken = bus.publish.bind(bus);
    bus.publish = async (messages) => {
      await taken(messages);
      await other.drain();
    };
    await expect(relay.drain()).rejects.toThrow('was moved by another relay');
  });

  it('is woken by what is stored, and stops when it is told', async () => {
    const { store, bus, relay } = opened();
    await relay.start();
    const { promise, resolve } = Promise.withResolvers<void>();
    const taken = bus.publish.bind(bus);
    bus.publish = async (messages) => {
      await taken(messages);
      resolve();
    };
    await appended(store, 'a', 'Public');
    await promise;
    await relay.stop();
    expect(bus.taken).toEqual(['a/1']);
  });

  it('tells of a failure and goes on with it once it is woken again', async () => {
    const { store, bus, failures, relay } = opened();
    bus.refuses = 1;
    await appended(store, 'a', 'Public');
    await relay.start();
    const { promise, resolve } = Promise.withResolvers<void>();
    const taken = bus.publish.bind(bus);
    bus.publish = async (messages) => {
      await taken(messages);
      if (bus.taken.includes('a/2')) resolve();
    };
    await appended(store, 'a', 'Public');
    await promise;
    await relay.stop();
    expect(bus.taken).toEqual(['a/1', 'a/2']);
    expect(failures).toHaveLength(1);
  });

  it('looks again soon after a call that showed it nothing: older transactions may hide what was stored', async () => {
    const { store, bus, terms } = opened();
    const hidden = Object.assign(Object.create(store) as MemoryEventStore, {
      hides: true,
      tail: (...of: Parameters<MemoryEventStore['tail']>) =>
        hidden.hides ? Promise.resolve([]) : store.tail(...of),
      listen: (wake: () => void) => store.listen(wake),
      checkpoint: (name: string) => store.checkpoint(name),
      moveCheckpoint: (...of: Parameters<MemoryEventStore['moveCheckpoint']>) =>
        store.moveCheckpoint(...of),
    });
    const pauses: number[] = [];
    const relay = new Relay({
      ...terms,
      store: hidden,
      pause: (milliseconds) => {
        pauses.push(milliseconds);
        // The transaction that hid it ends before the third look.
        hidden.hides = pauses.length < 4;
        return pauses.length < 6 ? Promise.resolve() : new Promise(() => undefined);
      },
    });
    await relay.start();
    await appended(store, 'a', 'Public');
    while (pauses.length < 6) await new Promise((resolve) => setImmediate(resolve));
    expect(bus.taken).toEqual(['a/1']);
    expect(pauses.filter((one) => one < 250).length).toBeGreaterThanOrEqual(4);
    await relay.stop();
  });
});
