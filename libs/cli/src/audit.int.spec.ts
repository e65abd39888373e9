import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { migrateEventStore, PostgresEventStore } from '@stratvector/event-store-postgres';
import { createDatabase, createRole, execute } from '@stratvector/testing-servers';
import { program } from './run.fixture.ts';

const SERVICE = 'stratvector_service';

const event = (id: string) => ({ id, type: 'Counted', data: { by: 'ü' }, metadata: { n: 1.5 } });

describe('stratvector audit verify', () => {
  let url = '';

  const fill = async (schema: string): Promise<void> => {
    await migrateEventStore({ url, schema, role: SERVICE });
    const store = new PostgresEventStore({ url, schema });
    for (const stream of ['order-1', 'order-2', 'account-DU1']) {
      const events = ['1', '2', '3', '4'].map((version) => event(`${stream}/${version}`));
      const streams = [{ stream, expectedVersion: 0, events }];
      await store.append({ streams, handles: null, lease: null });
    }
    await store.close();
  };
  const verify = (...args: readonly string[]) =>
    program('audit', 'verify', '--database', url, ...args);

  beforeAll(async () => {
    url = await createDatabase();
    await createRole(url, SERVICE);
    await fill('execution');
  });
  beforeEach(async () => {
    await execute(
      url,
      'drop schema if exists risk cascade; drop table if exists migrations_of_risk',
    );
    await fill('risk');
  });

  it('counts what is intact, for the role of a service too', async () => {
    const intact = ': 3 streams, 12 events, intact\n';
    expect(await verify()).toEqual({
      exitCode: 0,
      out: `execution${intact}risk${intact}`,
      error: '',
    });
    const role = Object.assign(new URL(url), { username: SERVICE }).href;
    const { exitCode, out } = await program('audit', 'verify', '--database', role, '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ stores: [{ events: 12 }, { faults: [] }] });
  });

  it.each([
    [
      `update risk.events set data = '{"by":"v"}' where id = 'order-1/2'`,
      ['order-1 version 2: the hash does not follow'],
    ],
    [
      `update risk.events set metadata = '{"n":1.50}' where id = 'order-1/4'`,
      ['order-1 version 4: the hash does not follow'],
    ],
    [
      `update risk.events set hash = sha256('') where id = 'order-1/2'`,
      ['order-1 version 2: the hash does not', 'order-1 version 3: the hash does not'],
    ],
    [
      `delete from risk.events where id = 'order-2/2'`,
      ['order-2 version 3: version 2 was expected here'],
    ],
    [
      `delete from risk.events where id = 'order-2/4'`,
      ['order-2 version 3: the guard says version 4, the last event is version 3'],
    ],
    [
      `delete from risk.events where stream = 'order-2'`,
      ['order-2: the guard says version 4, the last event is version none'],
    ],
    [
      `delete from risk.streams where stream = 'order-2'`,
      ['order-2 version 4: the guard says version none'],
    ],
    [
      `update risk.streams set hash = sha256('') where stream = 'order-2'`,
      ['order-2 version 4: the last event has another hash than the guard'],
    ],
    [
      `insert into risk.events (stream, version, id, type, data, metadata, hash)
       select stream, version, id, type, data, metadata, hash from risk.events where id = 'order-2/4'`,
      [
        'order-2 version 4: version 4 is there twice',
        'order-2 version 4: the id "order-2/4" is that of another event as well',
      ],
    ],
  ])('names what was broken by %s', async (sql, problems) => {
    await execute(url, sql);
    const { exitCode, out, error } = await verify();
    expect(exitCode).toBe(1);
    expect(error).toContain('the log was changed after it was written: risk.');
    expect(out).toContain('execution: 3 streams, 12 events, intact');
    for (const problem of problems) expect(out).toContain(`  ${problem}`);
  });

  it('finds one event among pages of others', async () => {
    const store = new PostgresEventStore({ url, schema: 'risk' });
    const events = Array.from({ length: 11_000 }, (_, place) => event(`long/${String(place + 1)}`));
    const streams = [{ stream: 'long', expectedVersion: 0, events }];
    await store.append({ streams, handles: null, lease: null });
    await store.close();
    expect((await verify('--schema', 'risk')).out).toBe('risk: 4 streams, 11,012 events, intact\n');
    await execute(url, "update risk.events set type = 'Other' where id = 'long/10001'");
    const { exitCode, out } = await verify('--schema', 'risk');
    expect(exitCode).toBe(1);
    expect(out.split('\n').filter((line) => line.startsWith('  '))).toEqual([
      expect.stringContaining('long version 10001: the hash'),
    ]);
  });

  it.each([
    [['--schema', 'rsik'], 'there is no event store in the schema "rsik"', 'execution, risk'],
    [['--database', 'postgres://127.0.0.1:1/x'], 'nothing listens there: start PostgreSQL', ''],
    [['--database', 'http://127.0.0.1/x'], 'is not one; allowed is postgres://', ''],
    [['--database', ''], 'no database is named; give --database', ''],
  ])('refuses %j', async (args, sentence, more) => {
    const { exitCode, out, error } = await verify(...args);
    expect([exitCode, out]).toEqual([2, '']);
    expect(error).toContain(sentence);
    expect(error).toContain(more);
  });

  it('refuses a database that is not there, an empty one, and a role without rights', async () => {
    const none = Object.assign(new URL(url), { pathname: '/none' }).href;
    expect((await verify('--database', none)).error).toContain('has no such database');
    const empty = await createDatabase();
    expect((await verify('--database', empty)).error).toContain('holds an event store');
    const stranger = await createRole(url, 'stratvector_stranger');
    const { exitCode, error } = await verify('--database', stranger);
    expect(exitCode).toBe(2);
    expect(error).toContain('the role may not read the event store: grant it');
  });
});
