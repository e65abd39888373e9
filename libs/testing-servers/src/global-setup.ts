import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@stratvector/private-postgres';
import { DATABASE_URL } from './database.ts';

/** One server for all specs that need one, unless the environment names it already. */
const startServers = async (): Promise<void> => {
  if (process.env[DATABASE_URL] !== undefined) return;
  const folder = join(tmpdir(), `stratvector-test-${process.pid}`);
  const server = await startPostgres(folder, { max_connections: '200' });
  process.env[DATABASE_URL] = server.url;
  globalThis.stopTestServers = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
};

declare global {
  var stopTestServers: (() => Promise<void>) | undefined;
}

// Jest takes its global set-up from the default export.
export default startServers;
