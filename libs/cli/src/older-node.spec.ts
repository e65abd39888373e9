import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Workplace } from './run.fixture.ts';

const BIN = resolve(import.meta.dirname, '../bin/stratvector.js');
const work = new Workplace();
afterAll(() => work.remove());

/** The program under a Node that says it is older than it is; what it starts is not told so. */
const underOlder = (bin: string, ...args: readonly string[]) => {
  const older = "Object.defineProperty(process, 'versions', { value: { node: '20.11.1' } })";
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(older)}`, bin, ...args],
    { encoding: 'utf8' },
  );
  return { status, out: stdout, error: stderr };
};

describe('a Node too old', () => {
  it('hands over to the one that npm installed, with the arguments and the exit code', () => {
    const help = underOlder(BIN, '--help');
    expect(help.error).toBe('');
    expect(help.out).toContain('Usage: stratvector');
    expect(help.status).toBe(0);
    const unknown = underOlder(BIN, 'bactest');
    expect(unknown.error).toContain("unknown command 'bactest'");
    expect(unknown.status).toBe(2);
  });

  it('says what is needed where none was installed', () => {
    const alone = work.write('bin/stratvector.mjs', '');
    copyFileSync(BIN, alone);
    const { status, error } = underOlder(alone, '--help');
    expect(error).toContain('found Node 20.11.1, needed is 22.18 or newer');
    expect(status).toBe(1);
  });
});
