import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, watch } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Workplace } from './run.fixture.ts';

const BIN = resolve(import.meta.dirname, '../bin/stratvector.js');
const work = new Workplace();
afterAll(() => work.remove());

/** Minutes of years: each phase takes long enough to be stopped in. */
const TOML =
  '[data]\nsource = "synthetic"\ntimeframe = "1m"\n[data.synthetic]\ninstruments = 1\nsessions = 4000\n';

interface Ended {
  readonly code: number | null;
  readonly error: string;
}

const ended = async (child: ChildProcessWithoutNullStreams): Promise<Ended> => {
  let error = '';
  child.stderr.on('data', (part: Buffer) => (error += part.toString()));
  await once(child, 'close');
  return { code: child.exitCode, error };
};

const start = (name: string): ChildProcessWithoutNullStreams => {
  mkdirSync(work.path(name));
  const args = [BIN, 'backtest', work.write('long.toml', TOML), '--out', `${work.path(name)}/run`];
  return spawn(process.execPath, args, { cwd: work.folder });
};

const SENTENCE = 'Stopped, as asked: nothing that was unfinished is kept.\n';

describe('a run that its user stops', () => {
  it('while bars are made, says so and leaves nothing behind', async () => {
    const child = start('loading');
    const watcher = watch(work.path('loading'), () => child.kill('SIGINT'));
    const answer = await ended(child);
    watcher.close();
    expect(answer).toEqual({ code: 130, error: SENTENCE });
    expect(readdirSync(work.path('loading'))).toEqual([]);
  }, 60_000);

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s after they are loaded, says the same',
    async (signal, code) => {
      const name = `running-${signal}`;
      const child = start(name);
      child.stdout.once('data', () => child.kill(signal));
      expect(await ended(child)).toEqual({ code, error: SENTENCE });
      expect(readdirSync(work.path(name))).toEqual([]);
    },
    60_000,
  );
});
