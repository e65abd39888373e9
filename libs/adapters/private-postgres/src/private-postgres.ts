import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePort, startGuarded } from '@stratvector/private-process';
import { OWNER, postgresBinaries, withinReach } from './binaries.ts';

export interface PrivatePostgres {
  /** Of its superuser, on 127.0.0.1. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const INIT_FLAGS = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--no-locale'];

const initialize = (native: string, data: string): void => {
  if (existsSync(join(data, 'PG_VERSION'))) return;
  mkdirSync(dirname(data), { recursive: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (OWNER.uid !== undefined) chownSync(data, OWNER.uid, OWNER.gid ?? OWNER.uid);
  const program = join(native, 'bin/initdb');
  const { status, stderr, error } = spawnSync(program, ['-D', data, ...INIT_FLAGS], {
    ...OWNER,
    cwd: '/',
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`PostgreSQL could not set up ${data}: ${error?.message ?? stderr.trim()}`);
};

/**
 * A PostgreSQL of our own on a free port of 127.0.0.1, its data in `folder`; it lives as long as this
 * process. `settings` are those of postgresql.conf.
 */
export const startPostgres = async (
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<PrivatePostgres> => {
  const [native, port] = await Promise.all([postgresBinaries(), freePort()]);
  const data = withinReach(folder);
  initialize(native, data);
  const configured = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const flags = Object.entries(configured).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const program = join(native, 'bin/postgres');
  // INT has it end at once; TERM would wait for its clients.
  const server = startGuarded(program, ['-D', data, '-p', String(port), ...flags], {
    ...OWNER,
    signal: 'INT',
  });
  await server.until((line) => line.includes('ready to accept connections'));
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    pid: server.pid,
    stop: () => server.stop(),
  };
};
