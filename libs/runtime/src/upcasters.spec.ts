import { describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import type { JsonObject, StoredEvent } from '@stratvector/kernel';
import { LOG_START } from '@stratvector/kernel';
import { CommandHandler } from './command-handler.ts';
import { count, counter } from './counter.fixture.ts';
import { lifted, UnknownSchema, withSchema } from './upcasters.ts';
import type { Upcasters } from './upcasters.ts';

/** What the counter has stored in each of its schemas, as it stands on disk. */
const SAMPLES: readonly { readonly data: JsonObject; readonly metadata: JsonObject }[] = [
  { data: { total: 4 }, metadata: {} },
  { data: { total: '4' }, metadata: { schema: 2 } },
  { data: { to: { $integer: '4' } }, metadata: { schema: 3 } },
];

const UPCASTERS: Upcasters = {
  Counted: [
    ({ total = 0 }) => ({ total: JSON.stringify(total) }),
    ({ total = '' }) => ({ to: { $integer: total } }),
  ],
};

const event = (data: JsonObject, metadata: JsonObject, type = 'Counted'): StoredEvent => ({
  id: 'counter-a/1',
  type,
  data,
  metadata,
  stream: 'counter-a',
  version: 1,
  place: LOG_START,
  hash: '',
});

describe('an event of an older schema', () => {
  it.each(SAMPLES)('is lifted to the latest: %j', ({ data, metadata }) => {
    expect(lifted(event(data, metadata), UPCASTERS)).toMatchObject({
      data: { to: { $integer: '4' } },
      metadata: { schema: 3 },
    });
  });

  it.each(SAMPLES)('evolves as those written today: %j', async ({ data, metadata }) => {
    const store = new MemoryEventStore(() => 0);
    const events = [{ id: 'counter-a/1', type: 'Counted', data, metadata }];
    const streams = [{ stream: 'counter-a', expectedVersion: 0, events }];
    await store.append({ streams, handles: null, lease: null });
    const handler = new CommandHandler({
      category: 'counter',
      decider: counter,
      store,
      lease: () => null,
      upcasters: UPCASTERS,
    });
    await handler.handle('a', count(), { handles: null, metadata: { actor: 'spec' } });
    expect(await handler.state('a')).toBe(5n);
    expect((await store.read('counter-a', 1, 9)).at(0)).toMatchObject({
      data: { to: { $integer: '5' } },
      metadata: { actor: 'spec', schema: 3 },
    });
  });

  it('is not there for a type that has had one schema: nothing is said of it', () => {
    const plain = event({ a: 1 }, { actor: 'x' }, 'constructor');
    expect(lifted(plain, UPCASTERS)).toBe(plain);
    expect(withSchema({ actor: 'x' }, UPCASTERS, 'constructor')).toEqual({ actor: 'x' });
  });

  it.each([4, 0, 1.5, '3', [1]])('or of schema %j is refused', (schema) => {
    expect(() => lifted(event({}, { schema }), UPCASTERS)).toThrow(UnknownSchema);
  });

  it('of a later schema says who can read it', () => {
    expect(() => lifted(event({}, { schema: 2 }), {})).toThrow(
      'counter-a version 1: Counted is written in schema 2, this version reads up to 1; start the version that wrote it',
    );
  });
});
