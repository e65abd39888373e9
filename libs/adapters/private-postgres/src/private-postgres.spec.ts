import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPostgres, WrongPostgres } from './index.ts';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'private-postgres-'));
  // Where nobody else may walk, the data would stand in another place.
  chmodSync(root, 0o755);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the data of a private PostgreSQL', () => {
  it('is left alone where another version has written it', async () => {
    const folder = join(root, 'older');
    mkdirSync(folder, { mode: 0o755 });
    writeFileSync(join(folder, 'PG_VERSION'), '17\n');
    const start = startPostgres(folder);
    await expect(start).rejects.toThrow(WrongPostgres);
    await expect(start).rejects.toThrow(/holds data of PostgreSQL 17, and this version brings 18/);
  });
});
