import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Where the servers of a test run are told to its spec files. */
export const DATABASE_URL = 'STRATVECTOR_TEST_DATABASE_URL';

/** An empty database of its own for one spec file; the URL of its owner. */
export const createDatabase = async (): Promise<string> => {
  const server = process.env[DATABASE_URL];
  if (server === undefined)
    throw new Error(
      'no PostgreSQL was started: name the spec *.int.spec.ts, only those have servers',
    );
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
};

/** A role that may log in and owns nothing; the same URL with it in the place of the owner. */
export const createRole = async (url: string, role: string): Promise<string> => {
  const client = new pg.Client(url);
  await client.connect();
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) await client.query(`create role ${role} login`);
  await client.end();
  return Object.assign(new URL(url), { username: role }).href;
};

/** One statement, or several, as who the URL names. */
export const execute = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
};
