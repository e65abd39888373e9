import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOG_START } from '@stratvector/kernel';
import type { Append, EventStore, NewEvent, StoredEvent } from '@stratvector/kernel';
import { parksByStream } from './parking-cases.ts';

/** A store with nothing in it, and how to move what its leases run out by. */
export interface OpenedEventStore {
  readonly store: EventStore;
  readonly pass: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

const counted = (id: string, data: NewEvent['data'] = { count: '1' }): NewEvent => ({
  id,
  type: 'Counted',
  data,
  metadata: { actor: 'spec', at: '1764000000000000000' },
});

const to = (stream: string, expectedVersion: number, ...ids: string[]): Append => ({
  streams: [{ stream, expectedVersion, events: ids.map((id) => counted(id)) }],
  handles: null,
  lease: null,
});

const told = (events: readonly StoredEvent[]) =>
  events.map(({ stream, version, id }) => `${stream} ${String(version)} ${id}`);

const everything = async (store: EventStore, page: number): Promise<readonly StoredEvent[]> => {
  const found: StoredEvent[] = [];
  for (;;) {
    const events = await store.tail(found.at(-1)?.place ?? LOG_START, page);
    if (events.length === 0) return found;
    found.push(...events);
  }
};

/** SHA-256 over the hash before and the lines stream, version, id, type, data, metadata. */
const chainOf = (events: readonly StoredEvent[]): readonly string[] => {
  let before = '';
  return events.map(({ stream, version, id, type, data, metadata }) => {
    const lines = [stream, version, id, type, JSON.stringify(data), JSON.stringify(metadata)];
    const hash = createHash('sha256').update(before, 'hex').update(lines.join('\n'));
    before = hash.digest('hex');
    return before;
  });
};

/** What a case is given: the store, which `beforeAll` has opened, and names of streams nobody has used. */
interface Bench {
  readonly store: () => EventStore;
  readonly pass: (ms: number) => Promise<void>;
  readonly fresh: () => string;
}

/** What is read is what was appended. */
const readsBack = ({ store, fresh }: Bench): void => {
  it('gives back what was appended, as it was', async () => {
    const stream = fresh();
    const data = { text: 'ü\u0001"\\', list: [1, null, true], deep: { price: '1.50' } };
    const event = counted(`${stream}/1`, data);
    const streams = [{ stream, expectedVersion: 0, events: [event] }];
    expect(await store().append({ streams, handles: null, lease: null })).toEqual({
      outcome: 'appended',
    });
    const [found] = await store().read(stream, 0, 10);
    expect(found).toMatchObject({ ...event, stream, version: 1 });
    expect(found?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('numbers the events of a stream from 1 on', async () => {
    const stream = fresh();
    await store().append(to(stream, 0, 'a', 'b'));
    await store().append(to(stream, 2, 'c'));
    expect(told(await store().read(stream, 0, 10))).toEqual([
      `${stream} 1 a`,
      `${stream} 2 b`,
      `${stream} 3 c`,
    ]);
  });

  it('reads in pages', async () => {
    const stream = fresh();
    await store().append(to(stream, 0, 'a', 'b', 'c'));
    expect(told(await store().read(stream, 1, 1))).toEqual([`${stream} 2 b`]);
    expect(await store().read(stream, 3, 10)).toEqual([]);
    expect(await store().read(fresh(), 0, 10)).toEqual([]);
  });

  it('chains the events of a stream by their hashes', async () => {
    const stream = fresh();
    await store().append(to(stream, 0, 'a', 'b'));
    await store().append(to(stream, 2, 'c'));
    const events = await store().read(stream, 0, 9);
    expect(events.map(({ hash }) => hash)).toEqual(chainOf(events));
  });
};

/** One writer at a version, all streams or none. */
const guardsVersions = ({ store, fresh }: Bench): void => {
  it.each([0, 1, 3])('refuses a writer who read version %d where 2 stands', async (expected) => {
    const stream = fresh();
    await store().append(to(stream, 0, 'a', 'b'));
    const outcome = await store().append(to(stream, expected, 'late'));
    expect(outcome).toEqual({ outcome: 'conflict', stream, version: 2 });
    expect(await store().read(stream, 0, 10)).toHaveLength(2);
  });

  it('stores to all streams of an append or to none', async () => {
    const [first, second] = [fresh(), fresh()];
    await store().append(to(second, 0, 'there'));
    const both: Append = {
      streams: [...to(first, 0, 'a').streams, ...to(second, 0, 'b').streams],
      handles: { consumer: 'spec', message: first },
      lease: null,
    };
    expect(await store().append(both)).toEqual({ outcome: 'conflict', stream: second, version: 1 });
    expect(await store().read(first, 0, 10)).toEqual([]);
    const right = {
      ...both,
      streams: [...to(first, 0, 'a').streams, ...to(second, 1, 'b').streams],
    };
    expect(await store().append(right)).toEqual({ outcome: 'appended' });
    expect(told(await store().read(second, 1, 10))).toEqual([`${second} 2 b`]);
  });

  it('lets one of many writers at a version through', async () => {
    const stream = fresh();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, writer) =>
        store().append(to(stream, 0, `w${String(writer)}`)),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
    expect(await store().read(stream, 0, 30)).toHaveLength(1);
  });
};

/** A message is handled once. */
const handlesOnce = ({ store, fresh }: Bench): void => {
  it('appends for a message once, for each consumer', async () => {
    const [stream, other] = [fresh(), fresh()];
    const handles = { consumer: 'risk', message: `${stream}/m` };
    const outcomes = [
      await store().append({ ...to(stream, 0, 'a'), handles }),
      await store().append({ ...to(stream, 1, 'again'), handles }),
      await store().append({
        ...to(other, 0, 'b'),
        handles: { ...handles, consumer: 'execution' },
      }),
    ];
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['appended', 'duplicate', 'appended']);
    expect(told(await store().read(stream, 0, 10))).toEqual([`${stream} 1 a`]);
  });

  it('remembers a message that was handled without an event', async () => {
    const handles = { consumer: 'risk', message: `${fresh()}/m` };
    const nothing: Append = { streams: [], handles, lease: null };
    expect(await store().append(nothing)).toEqual({ outcome: 'appended' });
    expect(await store().append(nothing)).toEqual({ outcome: 'duplicate' });
  });
};

/** What others read and hear. */
const tells = ({ store, fresh }: Bench): void => {
  it('tails everything once, streams in order, however it is paged', async () => {
    const names = Array.from({ length: 6 }, fresh);
    await Promise.all(
      names.map(async (stream) => {
        for (let version = 0; version < 5; version += 1)
          await store().append(to(stream, version, `${String(version)}`));
      }),
    );
    const all = await everything(store(), 7);
    expect(told(await everything(store(), 1000))).toEqual(told(all));
    for (const stream of names)
      expect(all.filter((event) => event.stream === stream).map(({ version }) => version)).toEqual([
        1, 2, 3, 4, 5,
      ]);
    const places = all.map(({ place }) => `${String(place.transaction)}/${String(place.position)}`);
    expect(new Set(places).size).toBe(all.length);
  });

  it('wakes who listens, until it is told to stop', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = await store().listen(resolve);
    await store().append(to(fresh(), 0, 'a'));
    await promise;
    await stop();
  });
};

/** Checkpoints and snapshots. */
const remembers = ({ store, fresh }: Bench): void => {
  it('moves a checkpoint from where it stands alone', async () => {
    const consumer = fresh();
    const [one, two] = [
      { transaction: 5n, position: 9n },
      { transaction: 18_446_744_073_709_551_615n, position: 12n },
    ];
    expect(await store().checkpoint(consumer)).toEqual(LOG_START);
    expect(await store().moveCheckpoint(consumer, one, two)).toBe(false);
    expect(await store().moveCheckpoint(consumer, LOG_START, one)).toBe(true);
    expect(await store().moveCheckpoint(consumer, LOG_START, two)).toBe(false);
    expect(await store().moveCheckpoint(consumer, one, two)).toBe(true);
    expect(await store().checkpoint(consumer)).toEqual(two);
  });

  it('keeps the latest snapshot of a stream', async () => {
    const stream = fresh();
    expect(await store().snapshot(stream)).toBeNull();
    await store().saveSnapshot(stream, { version: 10, state: { cash: '7' } });
    await store().saveSnapshot(stream, { version: 9, state: { cash: '6' } });
    expect(await store().snapshot(stream)).toEqual({ version: 10, state: { cash: '7' } });
    await store().saveSnapshot(stream, { version: 11, state: { cash: '8' } });
    expect(await store().snapshot(stream)).toEqual({ version: 11, state: { cash: '8' } });
  });
};

/** Leases and their epochs. */
const leases = ({ store, pass, fresh }: Bench): void => {
  it('gives a lease to one holder, and to the next once it has run out', async () => {
    const name = fresh();
    const first = await store().acquireLease(name, 'a', 50);
    expect(first).toEqual({ name, epoch: 1 });
    expect(await store().acquireLease(name, 'b', 50)).toBeNull();
    expect(first && (await store().renewLease(first, 60))).toBe(true);
    await pass(80);
    expect(await store().acquireLease(name, 'b', 10_000)).toEqual({ name, epoch: 2 });
    expect(first && (await store().renewLease(first, 50))).toBe(false);
  });

  it('refuses the writer whose lease has passed on', async () => {
    const [name, stream] = [fresh(), fresh()];
    const old = await store().acquireLease(name, 'a', 10_000);
    expect(await store().append({ ...to(stream, 0, 'a'), lease: old })).toEqual({
      outcome: 'appended',
    });
    if (old) await store().releaseLease(old);
    const lease = await store().acquireLease(name, 'b', 10_000);
    const late = { ...to(stream, 1, 'late'), lease: old };
    expect(await store().append(late)).toEqual({ outcome: 'fenced', epoch: 2 });
    expect(await store().append({ ...to(stream, 1, 'b'), lease })).toEqual({ outcome: 'appended' });
    expect(told(await store().read(stream, 0, 10))).toEqual([`${stream} 1 a`, `${stream} 2 b`]);
  });
};

/** What every event store does, the one in memory and the real ones. */
export const describeEventStore = (name: string, open: () => Promise<OpenedEventStore>): void => {
  describe(name, () => {
    let opened: OpenedEventStore;
    let streams = 0;
    const bench: Bench = {
      store: () => opened.store,
      pass: (ms) => opened.pass(ms),
      fresh: () => `stream-${String((streams += 1))}`,
    };

    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    for (const cases of [
      readsBack,
      guardsVersions,
      handlesOnce,
      tells,
      remembers,
      leases,
      parksByStream,
    ])
      cases(bench);
  });
};
