import { describe, expect, it } from '@jest/globals';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import { describeBarLog } from '@stratvector/testing';
import { createDatabase, createRole, execute } from '@stratvector/testing-servers';
import { migrateBarLog, PostgresBarLog } from './index.ts';

const ROLE = 'bars_writer';

const opened = async () => {
  const owner = await createDatabase();
  const url = await createRole(owner, ROLE);
  await migrateBarLog({ url: owner, schema: 'market_data', role: ROLE });
  return { url, log: new PostgresBarLog({ url, schema: 'market_data' }) };
};

describeBarLog('the bar log in PostgreSQL', async () => {
  const { log } = await opened();
  return { log, close: () => log.close() };
});

describe('the schema of the bar log', () => {
  it('lets its writer change and delete nothing', async () => {
    const { url, log } = await opened();
    const closeTime = timestampOfMilliseconds(1);
    await log.append({ feed: 'f', sequence: 1, closeTime, bars: [] });
    await log.close();
    for (const change of [
      'update market_data.bar_log set bars = null',
      'delete from market_data.bar_log',
    ])
      await expect(execute(url, change)).rejects.toThrow('permission denied');
  });

  it('is brought to its version once', async () => {
    const url = await createDatabase();
    await createRole(url, ROLE);
    const migration = { url, schema: 'market_data', role: ROLE };
    expect(await migrateBarLog(migration)).toHaveLength(1);
    expect(await migrateBarLog(migration)).toEqual([]);
  });

  it('is left alone where a later version has changed it', async () => {
    const url = await createDatabase();
    await createRole(url, ROLE);
    const migration = { url, schema: 'market_data', role: ROLE };
    await migrateBarLog(migration);
    await execute(
      url,
      "insert into migrations_of_market_data_bars (timestamp, name) values (9, 'FromTomorrow9')",
    );
    await expect(migrateBarLog(migration)).rejects.toThrow(
      'the database was changed by a later version (FromTomorrow9); start that version, or name another place',
    );
  });

  it('takes no name that would have to be quoted', () => {
    expect(() => new PostgresBarLog({ url: 'postgres://localhost', schema: 'x"; drop' })).toThrow(
      'the schema or role "x"; drop" is refused',
    );
  });
});
