import { join } from 'node:path';
import { migrateBarLog } from '@stratvector/bar-log-postgres';
import { BadInput } from '@stratvector/cli';
import { SERVICE_NAMES } from '@stratvector/contexts';
import { LaterSchema, migrateEventStore } from '@stratvector/event-store-postgres';
import { startPostgres, WrongPostgres } from '@stratvector/private-postgres';
import type { PrivatePostgres } from '@stratvector/private-postgres';
import pg from 'pg';

/** Each service has a few connections, and listens by one more. */
const SETTINGS = { max_connections: '60', shared_buffers: '64MB' };

export interface Database {
  /** Of a service's own role. */
  urlOf(role: string): string;
  stop(): Promise<void>;
}

/** What a user can put right, as that. */
const told = (error: unknown): unknown =>
  error instanceof WrongPostgres || error instanceof LaterSchema
    ? new BadInput([`STRATVECTOR_HOME: ${error.message}`])
    : error;

const started = (folder: string): Promise<PrivatePostgres> =>
  startPostgres(folder, SETTINGS).catch((error: unknown) => {
    throw told(error);
  });

const ensureRoles = async (url: string): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles');
    const known = new Set(rows.map(({ rolname }) => rolname));
    for (const role of SERVICE_NAMES)
      if (!known.has(role)) await client.query(`create role ${role} login`);
  } finally {
    await client.end();
  }
};

const migrate = async (url: string): Promise<void> => {
  await ensureRoles(url);
  for (const schema of SERVICE_NAMES) await migrateEventStore({ url, schema, role: schema });
  await migrateBarLog({ url, schema: 'market_data', role: 'market_data' });
};

/** The PostgreSQL of a home, every schema at this version. */
export const openDatabase = async (home: string): Promise<Database> => {
  const server = await started(join(home, 'postgres'));
  try {
    await migrate(server.url);
  } catch (error) {
    await server.stop();
    throw told(error);
  }
  return {
    urlOf: (role) => Object.assign(new URL(server.url), { username: role }).href,
    stop: () => server.stop(),
  };
};
