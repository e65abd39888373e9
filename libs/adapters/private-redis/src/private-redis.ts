import { spawnSync } from 'node:child_process';
import { freePort, startGuarded } from '@stratvector/private-process';

export interface PrivateRedis {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const REDIS = 'redis-server';

/** What has to be installed before a Redis of our own can start; null when nothing is missing. */
export const missingForRedis = (): string | null =>
  spawnSync(REDIS, ['--version'], { stdio: 'ignore' }).status === 0
    ? null
    : `there is no ${REDIS}: install it (on Debian: apt-get install redis-server)`;

/**
 * A Redis of our own; it lives as long as this process. `port` is a free one unless given, so that one
 * that was stopped can come back where it was.
 * @throws Error with what has to be installed where it is missing.
 */
export const startRedis = async (port?: number): Promise<PrivateRedis> => {
  const missing = missingForRedis();
  if (missing !== null) throw new Error(missing);
  const own = port ?? (await freePort());
  const settings = { port: own, bind: '127.0.0.1', save: '', appendonly: 'no' };
  const server = startGuarded(
    REDIS,
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]),
  );
  await server.until((line) => line.includes('Ready to accept connections'));
  return {
    url: `redis://127.0.0.1:${String(own)}`,
    pid: server.pid,
    stop: () => server.stop(),
  };
};
