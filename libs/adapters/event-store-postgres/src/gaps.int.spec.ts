import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOG_START } from '@stratvector/kernel';
import type { StoredEvent } from '@stratvector/kernel';
import { createDatabase } from '@stratvector/testing-servers';
import pg from 'pg';
import { appendCall } from './append-arguments.ts';
import { migrateEventStore, PostgresEventStore } from './index.ts';

const WRITERS = 16;
const APPENDS = 40;
const STREAMS = 5;
/** Of a hundred appends, how many are rolled back. */
const ROLLED_BACK = 10;

/** The generator of Park and Miller: which writer waits how long is the same in every run. */
const draws = (seed: number) => {
  let state = seed * 7919 + 1;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

describe('a tail below the horizon', () => {
  let url = '';
  let store: PostgresEventStore;

  beforeAll(async () => {
    url = await createDatabase();
    await migrateEventStore({ url, schema: 'log', role: 'postgres' });
    store = new PostgresEventStore({ url, schema: 'log' });
  });
  afterAll(() => store.close());

  /** Appends in transactions of its own, some of which stay open for a while, or are rolled back. */
  const write = async (writer: number): Promise<number> => {
    const draw = draws(writer + 1);
    const client = new pg.Client(url);
    await client.connect();
    let committed = 0;
    for (let turn = 0; turn < APPENDS; turn += 1) {
      const stream = `stream-${String(draw(STREAMS))}`;
      await client.query('begin');
      const { rows } = await client.query<{ version: string }>(
        'select version from log.streams where stream = $1',
        [stream],
      );
      const expectedVersion = Number(rows[0]?.version ?? 0);
      const event = { id: `${String(writer)}-${String(turn)}`, type: 'T', data: {}, metadata: {} };
      const streams = [
        { stream, expectedVersion, events: [event, { ...event, id: `${event.id}b` }] },
      ];
      const answer = await client.query<{ outcome: string }>(
        appendCall('log', [{ streams, handles: null, lease: null }]),
      );
      await pass(draw(4));
      const keeps = draw(100) >= ROLLED_BACK;
      await client.query(keeps ? 'commit' : 'rollback');
      if (keeps && answer.rows[0]?.outcome === 'appended') committed += 2;
    }
    await client.end();
    return committed;
  };

  /** Reads on while writers write, until it has seen everything that was committed. */
  const follow = async (total: Promise<number>): Promise<readonly StoredEvent[]> => {
    const seen: StoredEvent[] = [];
    let wanted = Infinity;
    void total.then((count) => (wanted = count));
    while (seen.length < wanted) {
      const events = await store.tail(seen.at(-1)?.place ?? LOG_START, 50);
      seen.push(...events);
      if (events.length === 0) await pass(1);
    }
    return seen;
  };

  it('skips nothing of sixteen writers, and shows every stream in order', async () => {
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    const total = writing.then((counts) => counts.reduce((sum, count) => sum + count, 0));
    const seen = await follow(total);
    expect(seen.length).toBe(await total);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    for (let number = 0; number < STREAMS; number += 1) {
      const versions = seen
        .filter(({ stream }) => stream === `stream-${String(number)}`)
        .map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, place) => place + 1));
    }
  }, 60_000);

  it('waits for a transaction that was begun before and has not ended', async () => {
    const last = (await store.tail(LOG_START, 100_000)).at(-1)?.place ?? LOG_START;
    const slow = new pg.Client(url);
    await slow.connect();
    await slow.query('begin');
    await slow.query('select pg_current_xact_id()');
    const event = { id: 'after', type: 'T', data: {}, metadata: {} };
    const streams = [{ stream: 'swift', expectedVersion: 0, events: [event] }];
    await store.append({ streams, handles: null, lease: null });
    expect(await store.tail(last, 10)).toEqual([]);
    await slow.query('rollback');
    await slow.end();
    expect((await store.tail(last, 10)).map(({ id }) => id)).toEqual(['after']);
  });
});
