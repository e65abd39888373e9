import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { BadInput } from '@stratvector/cli';
import { codeOf, makeFolder, writingProblem } from '@stratvector/local-files';

/** What the path of a socket may have on every system. */
const SOCKET_PATH_MAX = 100;

/** The folder that the platform keeps everything in; one process has it at a time. */
export interface Home {
  readonly folder: string;
  /** What a file of the home says; null where there is none. */
  read(name: string): string | null;
  /** All of the file or nothing of it, for this user's eyes alone. */
  write(name: string, text: string): void;
  close(): void;
}

const socketIn = (folder: string): string => {
  const path = join(folder, 'owner.sock');
  if (path.length <= SOCKET_PATH_MAX) return path;
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(tmpdir(), `stratvector-${hash}.sock`);
};

/** Who listens there, in a few words; null where it is left over from a process that ended. */
const ownerAt = async (path: string): Promise<string | null> => {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return await text(socket);
  } catch {
    return null;
  }
};

const listening = async (path: string): Promise<Server | null> => {
  // Whoever connects is told who has the home; the system lets go of the socket however we end.
  const server = createServer((caller) => caller.end(`process ${String(process.pid)}`));
  try {
    server.listen(path);
    await once(server, 'listening');
    server.unref();
    return server;
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') return null;
    throw error;
  }
};

const owned = async (folder: string): Promise<Server> => {
  const path = socketIn(folder);
  const first = await listening(path);
  if (first) return first;
  const owner = await ownerAt(path);
  if (owner === null) {
    rmSync(path, { force: true });
    const second = await listening(path);
    if (second) return second;
  }
  throw new BadInput([
    `STRATVECTOR_HOME: ${folder} is in use by ${owner ?? 'another process'}; stop that one, or name another folder with STRATVECTOR_HOME`,
  ]);
};

const writable = async (folder: string): Promise<Server> => {
  try {
    makeFolder(folder);
    return await owned(folder);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw new BadInput([`STRATVECTOR_HOME: ${folder} cannot be used: ${writingProblem(error)}`]);
  }
};

/** @throws BadInput where the folder cannot be written, or another process has it. */
export const openHome = async (path: string): Promise<Home> => {
  const folder = resolve(path);
  const server = await writable(folder);
  return {
    folder,
    read: (name) => {
      const file = join(folder, name);
      return existsSync(file) ? readFileSync(file, 'utf8') : null;
    },
    write: (name, content) => {
      const file = join(folder, name);
      const partial = `${file}.${String(process.pid)}`;
      writeFileSync(partial, content, { mode: 0o600 });
      renameSync(partial, file);
    },
    close: () => server.close(),
  };
};
