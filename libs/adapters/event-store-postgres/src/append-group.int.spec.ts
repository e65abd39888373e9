import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Append, Appended } from '@stratvector/kernel';
import { createDatabase } from '@stratvector/testing-servers';
import pg from 'pg';
import { appendCall, appendedOf } from './append-arguments.ts';
import type { AnswerRow } from './append-arguments.ts';
import { migrateEventStore } from './index.ts';

interface Wish {
  readonly versions: readonly number[];
  readonly events: number;
  readonly handled: 'nothing' | 'new' | 'old';
  readonly epoch: number | null;
}

const wishes = fc.array(
  fc.record<Wish>({
    versions: fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: 1, maxLength: 3 }),
    events: fc.integer({ min: 0, max: 3 }),
    handled: fc.constantFrom('nothing', 'new', 'old'),
    epoch: fc.constantFrom(null, null, 1, 2, 3),
  }),
  { minLength: 2, maxLength: 12 },
);

/** No two of them are about one stream or one message that is new. */
const appendsOf = (round: number, all: readonly Wish[]): readonly Append[] =>
  all.map(({ versions, events, handled, epoch }, place) => ({
    streams: versions.map((expectedVersion, number) => {
      const stream = `s-${String(round % 7)}-${String(place)}-${String(number)}`;
      const added = Array.from({ length: events }, (_, turn) => ({
        id: `${stream}/${String(round)}/${String(turn)}`,
        type: 'Told',
        data: { text: `é\n${String(turn)}` },
        metadata: {},
      }));
      return { stream, expectedVersion, events: added };
    }),
    handles:
      handled === 'nothing'
        ? null
        : {
            consumer: 'c',
            message: handled === 'old' ? 'old' : `${String(round)}/${String(place)}`,
          },
    lease: epoch === null ? null : { name: 'account', epoch },
  }));

describe('appends that go together', () => {
  let client: pg.Client;

  beforeAll(async () => {
    const url = await createDatabase();
    client = new pg.Client(url);
    await client.connect();
    for (const schema of ['alone', 'together']) {
      await migrateEventStore({ url, schema, role: 'postgres' });
      await client.query(`insert into ${schema}.inbox values ('c', 'old')`);
      await client.query(`insert into ${schema}.leases values ('account', 2, 'h', now())`);
    }
  });
  afterAll(() => client.end());

  /** What a store makes of the answers, in their order. */
  const answersTo = async (schema: string, appends: readonly Append[]): Promise<Appended[]> => {
    const { rows } = await client.query<AnswerRow>(appendCall(schema, appends));
    return rows.map(appendedOf);
  };

  const answersOneByOne = async (appends: readonly Append[]): Promise<Appended[]> => {
    const answers: Appended[] = [];
    for (const append of appends) answers.push(...(await answersTo('alone', [append])));
    return answers;
  };

  const logOf = async (schema: string): Promise<readonly unknown[]> => {
    const { rows } = await client.query<Readonly<Record<string, unknown>>>(
      `select stream, version, id, type, data::text, metadata::text, hash from ${schema}.events order by position`,
    );
    return rows;
  };

  const guardsOf = async (schema: string): Promise<readonly unknown[]> => {
    const { rows } = await client.query<Readonly<Record<string, unknown>>>(
      `select * from ${schema}.streams order by stream`,
    );
    return rows;
  };

  it('are accepted, refused and written as they are one by one', async () => {
    const seen = new Set<string>();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(wishes, async (all) => {
        round += 1;
        const appends = appendsOf(round, all);
        const together = await answersTo('together', appends);
        expect(together).toEqual(await answersOneByOne(appends));
        for (const { outcome } of together) seen.add(outcome);
        expect(await logOf('together')).toEqual(await logOf('alone'));
        expect(await guardsOf('together')).toEqual(await guardsOf('alone'));
      }),
      { numRuns: 60 },
    );
    expect([...seen].sort()).toEqual(['appended', 'conflict', 'duplicate', 'fenced']);
  });
});
