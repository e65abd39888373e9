import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const work = new Workplace();
afterAll(() => work.remove());

describe('stratvector init', () => {
  it('writes a project that runs at once', async () => {
    const folder = work.path('mine');
    expect((await program('init', folder)).exitCode).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      'README.md',
      'run.toml',
      'strategy.ts',
      'tsconfig.json',
    ]);
    const { exitCode, error } = await program(
      'backtest',
      join(folder, 'run.toml'),
      '--out',
      work.path('run'),
    );
    expect(error).toBe('');
    expect(exitCode).toBe(0);
    expect(readFileSync(join(work.path('run'), 'fills.csv'), 'utf8')).toContain(',above-average,');
  });

  it('whose types resolve', async () => {
    const folder = work.path('typed');
    await program('init', folder);
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    expect(() =>
      execFileSync(process.execPath, [compiler, '-p', folder], { stdio: 'pipe' }),
    ).not.toThrow();
  }, 60_000);

  it('leaves a folder with something in it alone', async () => {
    const { exitCode, error } = await program('init', work.path('mine'));
    expect(error).toContain('the folder is not empty');
    expect(exitCode).toBe(2);
  });
});

describe('stratvector config', () => {
  it('explains where each value comes from', async () => {
    const file = work.write('run.toml', '[backtest]\ncash = 5000\n');
    const { out } = await program('config', 'explain', file, '--set', 'risk.stop_loss=0.1');
    expect(out).toMatch(/backtest\.cash = 5000 +# .*run\.toml/);
    expect(out).toMatch(/risk\.stop_loss = 0\.1 +# .*--set/);
    expect(out).toMatch(/backtest\.fill = "next-open" +# default/);
  });

  it('gives editors a schema', async () => {
    const { out } = await program('config', 'schema');
    expect(JSON.parse(out)).toHaveProperty('properties.backtest');
  });
});

describe('stratvector strategies', () => {
  it('lists and shows them', async () => {
    expect((await program('strategies', 'list')).out).toContain('momentum');
    const { out } = await program('strategies', 'show', 'momentum');
    expect(out).toContain('Moskowitz');
    expect(out).toContain('lookback = 20');
  });

  it('knows what a mistyped name may mean', async () => {
    const { exitCode, error } = await program('strategies', 'show', 'momentom');
    expect(error).toContain('did you mean momentum');
    expect(exitCode).toBe(2);
  });
});
