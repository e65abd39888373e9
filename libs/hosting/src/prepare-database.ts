import { migrateBarLog } from '@stratvector/bar-log-postgres';
import { SERVICE_NAMES } from '@stratvector/contexts';
import { migrateEventStore } from '@stratvector/event-store-postgres';
import pg from 'pg';

/** Who looks back at the bars that were published. */
const BAR_READERS = ['strategy', 'risk', 'analytics'];

const ensureRoles = async (url: string, password: string | null): Promise<void> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles');
    const known = new Set(rows.map(({ rolname }) => rolname));
    for (const role of SERVICE_NAMES) {
      if (!known.has(role)) await client.query(`create role ${role} login`);
      if (password !== null)
        await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
    }
  } finally {
    await client.end();
  }
};

/**
 * Brings the schemas of all services to this version, each with a role of its own; `password` is what the
 * roles log in with, null where the server asks for none.
 * @throws LaterSchema where a schema is of a later version.
 */
export const prepareDatabase = async (
  url: string,
  password: string | null = null,
): Promise<void> => {
  await ensureRoles(url, password);
  for (const schema of SERVICE_NAMES) await migrateEventStore({ url, schema, role: schema });
  await migrateBarLog({
    url,
    schema: 'market_data',
    role: 'market_data',
    readers: BAR_READERS,
  });
};
