import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, createRole } from '@stratvector/testing-servers';
import pg from 'pg';
import { migrateEventStore, PostgresEventStore } from './index.ts';

const SERVICE = 'stratvector_service';

describe('what the role of a service may do', () => {
  let client: pg.Client;
  let owner = '';

  beforeAll(async () => {
    owner = await createDatabase();
    const url = await createRole(owner, SERVICE);
    await migrateEventStore({ url: owner, schema: 'risk', role: SERVICE });
    const store = new PostgresEventStore({ url, schema: 'risk' });
    const event = { id: 'a', type: 'T', data: {}, metadata: {} };
    const streams = [{ stream: 's', expectedVersion: 0, events: [event] }];
    const handles = { consumer: 'c', message: 'm' };
    await store.append({ streams, handles, lease: null });
    await store.close();
    client = new pg.Client(url);
    await client.connect();
  });
  afterAll(() => client.end());

  it.each([
    "update risk.events set type = 'U'",
    'delete from risk.events',
    'truncate risk.events',
    "update risk.inbox set message = 'n'",
    'delete from risk.inbox',
    'delete from risk.streams',
    'delete from risk.checkpoints',
    'delete from risk.leases',
    "update risk.parked set value = ''",
    'drop table risk.events',
    'create table risk.more (a integer)',
    'alter table risk.events drop column hash',
  ])('is not: %s', async (sql) => {
    await expect(client.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('is to read everything', async () => {
    const { rows } = await client.query<{ count: string }>('select count(*) from risk.events');
    expect(rows).toEqual([{ count: '1' }]);
  });

  it('stays so for the partitions of months to come', async () => {
    const { rows } = await client.query<{ name: string }>(
      "select relname as name from pg_class where relname like 'events\\_20%' and relkind = 'r'",
    );
    expect(rows).toHaveLength(13);
    for (const { name } of rows)
      await expect(client.query(`delete from risk.${name}`)).rejects.toThrow('permission denied');
  });

  it('migrates a second time to the same', async () => {
    expect(await migrateEventStore({ url: owner, schema: 'risk', role: SERVICE })).toEqual([]);
  });

  it.each(['Risk', 'a b', '1a', '', 'a;drop'])('knows no schema "%s"', (schema) => {
    expect(() => new PostgresEventStore({ url: owner, schema })).toThrow(/is refused; allowed are/);
  });
});
