import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openHome } from './home.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'home-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a home', () => {
  it('is made with the folders above it, and keeps files for this user alone', async () => {
    const home = await openHome(join(root, 'a', 'b'));
    expect(home.read('token')).toBeNull();
    home.write('token', 'secret');
    expect(home.read('token')).toBe('secret');
    expect(statSync(join(root, 'a', 'b', 'token')).mode & 0o777).toBe(0o600);
    home.close();
  });

  it('has one owner at a time, who is named, and is free once that one has closed it', async () => {
    const home = await openHome(root);
    await expect(openHome(root)).rejects.toThrow(
      `STRATVECTOR_HOME: ${root} is in use by process ${String(process.pid)}; stop that one, or name another folder with STRATVECTOR_HOME`,
    );
    home.close();
    (await openHome(root)).close();
  });

  it('is free after its owner was killed', async () => {
    const script = `require('node:net').createServer().listen(${JSON.stringify(join(root, 'owner.sock'))}, () => process.kill(process.pid, 'SIGKILL'))`;
    expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL');
    (await openHome(root)).close();
  });

  it('may have a path that is too long for a socket', async () => {
    const deep = join(root, 'x'.repeat(60), 'y'.repeat(60));
    const home = await openHome(deep);
    await expect(openHome(deep)).rejects.toThrow('is in use by process');
    home.close();
  });

  it('is refused with a sentence where it cannot be made', async () => {
    writeFileSync(join(root, 'file'), '');
    await expect(openHome(join(root, 'file', 'home'))).rejects.toThrow(
      /STRATVECTOR_HOME: .*file\/home cannot be used: /,
    );
    await expect(openHome('/proc/stratvector')).rejects.toThrow('cannot be used: ');
  });

  it('leaves alone what others listen to', async () => {
    const server = createServer((caller) => caller.end('somebody else'));
    server.listen(join(root, 'owner.sock'));
    await once(server, 'listening');
    await expect(openHome(root)).rejects.toThrow('is in use by somebody else');
    server.close();
  });
});
