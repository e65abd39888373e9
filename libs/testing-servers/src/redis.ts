import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '@stratvector/private-process';
import { missingForRedis, startRedis } from '@stratvector/private-redis';
import type { PrivateRedis } from '@stratvector/private-redis';
import { foundServer, skipped } from './found-server.ts';

const REDIS_URL = 'REDIS_URL';

/** A server for a spec file: that of the environment, else one started for this run; null when it has to be skipped. */
export const redisUrl = async (): Promise<string | null> =>
  process.env[REDIS_URL] ?? (await foundServer('redis', REDIS_URL));

export interface OwnRedis {
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Breaks the connections of its clients; what it holds stays. */
  drop(): Promise<void>;
}

/** A server for one spec file that starts and stops it as it likes, always where it was; null when it has to be skipped. */
export const redisOfItsOwn = async (): Promise<OwnRedis | null> => {
  const missing = missingForRedis();
  if (missing !== null) {
    skipped('redis', missing);
    return null;
  }
  const port = await freePort();
  let running: PrivateRedis | null = null;
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    start: async () => {
      running = await startRedis(port);
    },
    stop: async () => {
      await running?.stop();
      running = null;
    },
    drop: async () => {
      const socket = connect(port, '127.0.0.1');
      socket.end('CLIENT KILL TYPE normal SKIPME yes\r\n');
      socket.resume();
      await once(socket, 'close');
    },
  };
};
