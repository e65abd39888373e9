import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileCode, regularFile } from './regular-file.ts';

/** A command of POSIX. */
const MAKE_PIPE = 'mkfifo';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stratvector-regular-'));
  writeFileSync(join(folder, 'file'), 'text');
  symlinkSync('circle', join(folder, 'circle'));
  execFileSync(MAKE_PIPE, [join(folder, 'pipe')]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a path to be read', () => {
  it.each(['file', '', 'nothing'])('that is "%s" is left to the system', (name) => {
    const path = join(folder, name);
    expect(regularFile(path)).toBe(path);
  });

  it('that is a pipe or a device is refused', () => {
    const refusal = expect.objectContaining({ code: 'ENOTREG' });
    expect(() => regularFile(join(folder, 'pipe'))).toThrow(refusal);
    expect(() => regularFile('/dev/zero')).toThrow(refusal);
  });
});

describe('what stands in the way of reading', () => {
  it.each([
    ['file', null],
    ['', 'EISDIR'],
    ['nothing', 'ENOENT'],
    ['file/below', 'ENOTDIR'],
    ['pipe', 'ENOTREG'],
    ['circle', 'ELOOP'],
  ])('"%s" is %s', (name, code) => {
    expect(fileCode(join(folder, name))).toBe(code);
  });
});
