import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
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

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
};

// The shell holds the read end of our pipe. However we end, even by SIGKILL, the pipe closes and the server stops.
const GUARD =
  'exec 3<&0; "$@" 3<&- & server=$!; (cat <&3; kill -INT $server) >/dev/null 2>&1 & wait $server';

type Guard = ChildProcessByStdio<Writable, null, Readable>;

const ready = async (guard: Guard): Promise<void> => {
  const said: string[] = [];
  for await (const line of createInterface({ input: guard.stderr })) {
    said.push(line);
    if (line.includes('ready to accept connections')) return;
  }
  throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`);
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
  const guard = spawn(
    'sh',
    ['-c', GUARD, 'sh', program, '-D', data, '-p', String(port), ...flags],
    {
      ...OWNER,
      cwd: '/',
      // Ctrl-C is for us: the server must outlive the last transaction.
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
    },
  );
  await ready(guard);
  guard.stderr.resume();
  guard.unref();
  const stop = async (): Promise<void> => {
    guard.ref();
    const ended = once(guard, 'exit');
    guard.stdin.end();
    await ended;
  };
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, pid: guard.pid ?? 0, stop };
};
