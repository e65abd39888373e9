import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeFolder } from './make-folder.ts';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'make-folder-'));
});

afterAll(() => rmSync(root, { recursive: true }));

describe('makeFolder', () => {
  it('makes those above it too, and leaves alone what is there', () => {
    const path = join(root, 'a', 'b', 'c');
    makeFolder(path);
    expect(existsSync(path)).toBe(true);
    makeFolder(path);
    expect(existsSync(path)).toBe(true);
  });

  it('says what the system says where none can be made', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => makeFolder(join(root, 'file', 'below'))).toThrow(/ENOTDIR|EEXIST/);
    expect(() => makeFolder('/proc/stratvector/below')).toThrow(/ENOENT|EACCES|EPERM/);
  });
});
