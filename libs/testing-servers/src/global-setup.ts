import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@stratvector/private-postgres';
import { DATABASE_URL } from './database.ts';
import { serveOnDemand } from './on-demand.ts';

/** One server for all specs that need one, unless the environment names it already. */
const startDatabase = async (): Promise<() => Promise<void>> => {
  if (process.env[DATABASE_URL] !== undefined) return () => Promise.resolve();
  const folder = join(tmpdir(), `stratvector-test-${process.pid}`);
  const server = await startPostgres(folder, { max_connections: '200' });
  process.env[DATABASE_URL] = server.url;
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
};

const startServers = async (): Promise<void> => {
  const stops = await Promise.all([startDatabase(), serveOnDemand()]);
  globalThis.stopTestServers = async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
};

declare global {
  var stopTestServers: (() => Promise<void>) | undefined;
}

// Jest takes its global set-up from the default export.
export default startServers;
