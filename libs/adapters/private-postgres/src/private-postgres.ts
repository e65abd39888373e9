import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { freePort, startGuarded } from '@stratvector/private-process';
import { MAJOR, OWNER, postgresBinaries, withinReach } from './binaries.ts';

export interface PrivatePostgres {
  /** Of its superuser, on 127.0.0.1. */
  readonly url: string;
  readonly pid: number;
  /** Broken, with what it said, once it has ended by itself. */
  readonly failure: Promise<never>;
  stop(): Promise<void>;
}

const INIT_FLAGS = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--no-locale'];

/** How long a server that a killed process left behind may take to end. */
const ENDING_MS = 10_000;
const LOOK_MS = 20;

/** The data of a folder were written by another major version of PostgreSQL. */
export class WrongPostgres extends Error {
  override readonly name = 'WrongPostgres';
}

const checkVersion = (data: string): void => {
  const file = join(data, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : MAJOR;
  if (found !== MAJOR)
    throw new WrongPostgres(
      `${data} holds data of PostgreSQL ${found}, and this version brings ${MAJOR}; start the version that wrote it, or name another folder`,
    );
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process is one as well.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Whether a server still works on the data; its first line names it. */
const isServed = (data: string): boolean => {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return false;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid);
};

/** A process that was killed takes its server with it, a moment later. */
const untilFree = async (data: string): Promise<void> => {
  const end = performance.now() + ENDING_MS;
  while (isServed(data) && performance.now() < end) await pass(LOOK_MS);
};

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
 * A PostgreSQL of our own on 127.0.0.1, its data in `folder`; it lives as long as this process. `wanted` is the port, a
 * free one unless given, so that one that was stopped can come back where it was. `settings` are those of postgresql.conf. Whoever calls sees to it that nobody else has the folder.
 * @throws WrongPostgres where another version has written the data.
 */
export const startPostgres = async (
  folder: string,
  settings: Readonly<Record<string, string>> = {},
  wanted?: number,
): Promise<PrivatePostgres> => {
  const [native, port] = await Promise.all([postgresBinaries(), wanted ?? freePort()]);
  const data = withinReach(folder);
  checkVersion(data);
  await untilFree(data);
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
    failure: server.failure,
    stop: () => server.stop(),
  };
};
