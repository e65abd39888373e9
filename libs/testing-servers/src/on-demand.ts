import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingForKafka, startKafka } from '@stratvector/private-kafka';
import { missingForRedis, startRedis } from '@stratvector/private-redis';

/** Where the process that starts servers is told to spec files. */
export const SERVERS_URL = 'STRATVECTOR_TEST_SERVERS_URL';

/** What a spec file gets to know: where the server is, or what is missing for it. */
export type Found = { readonly url: string } | { readonly missing: string };

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

const folderOf = (name: string): string =>
  join(tmpdir(), `stratvector-test-${String(process.pid)}-${name}`);

const kafka = async (): Promise<Server | string> => {
  const missing = missingForKafka();
  if (missing !== null) return missing;
  const server = await startKafka(folderOf('kafka'));
  return { url: server.broker, stop: () => server.stop() };
};

const redis = async (): Promise<Server | string> => missingForRedis() ?? (await startRedis());

const STARTS: Readonly<Record<string, () => Promise<Server | string>>> = { kafka, redis };

const foundAs = (server: Server | string): Found =>
  typeof server === 'string' ? { missing: server } : { url: server.url };

/** Starts each server once, when the first spec file asks for it; returns what stops them all. */
export const serveOnDemand = async (): Promise<() => Promise<void>> => {
  const started = new Map<string, Promise<Server | string>>();
  const find = async (name: string): Promise<Found> => {
    const start = STARTS[name];
    if (!start) return { missing: `there is no server called ${name}` };
    const server = started.get(name) ?? start();
    started.set(name, server);
    return foundAs(await server);
  };
  const door = createServer((request, response) => {
    find((request.url ?? '').slice(1)).then(
      (found) => response.end(JSON.stringify(found)),
      (error: unknown) => response.end(JSON.stringify({ missing: String(error) })),
    );
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  door.unref();
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  process.env[SERVERS_URL] = `http://127.0.0.1:${String(address.port)}`;
  return async () => {
    door.close();
    door.closeAllConnections();
    for (const [name, starting] of started) {
      const server = await starting.catch(() => 'it did not start');
      if (typeof server !== 'string') await server.stop();
      await rm(folderOf(name), { recursive: true, force: true });
    }
  };
};
