import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Workplace } from './run.fixture.ts';

const BIN = resolve(import.meta.dirname, '../bin/stratvector.js');
const work = new Workplace();
afterAll(() => work.remove());

/** A command of POSIX. */
const MAKE_PIPE = 'mkfifo';
const BARS = 'date,open,high,low,close,volume\n2024-01-02,10,12,9,11,5\n2024-01-03,11,12,10,11,5\n';

/** A pipe without a writer: whoever opens it waits for ever, and hears no signal. */
beforeAll(() => {
  for (const name of ['pipe.csv', 'pipe.csv.gz', 'pipe.parquet', 'pipe.toml', 'pipe.ts', 'pipe'])
    execFileSync(MAKE_PIPE, [work.path(name)]);
  mkdirSync(work.path('store/1d'), { recursive: true });
  execFileSync(MAKE_PIPE, [work.path('store/1d/ACME.parquet')]);
  mkdirSync(work.path('run'));
  execFileSync(MAKE_PIPE, [work.path('run/metrics.json')]);
  symlinkSync('circle.csv', work.path('circle.csv'));
  symlinkSync('circle.toml', work.path('circle.toml'));
  symlinkSync('circle.ts', work.path('circle.ts'));
  mkdirSync(work.path('folder.csv'));
  work.write('bars.csv', BARS);
  work.write('equity.csv', 'time,equity\n2024-01-02,100\n2024-01-03,101\n2024-01-04,102\n');
  work.write('bars.toml', '[data]\npath = "bars.csv"\n');
});

/** In a process of its own, so that one that waits can be ended. */
const answerTo = (...args: readonly string[]) => {
  const { status, signal, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: work.folder,
    encoding: 'utf8',
    timeout: 30_000,
    killSignal: 'SIGKILL',
  });
  return { status, signal, error: stderr };
};

const toml = (text: string): string => {
  work.write('given.toml', text);
  return 'given.toml';
};

const data = (path: string): string => `[data]\npath = "${path}"\n`;

const PIPE = 'it is a pipe, a device or a socket; write what it gives to a file and name that';
const CIRCLE = 'its links lead round in a circle; name the file itself';
const FOLDER = 'it is a folder; name a file';

const backtest = (text: string): readonly string[] => ['backtest', toml(text), '--out', 'out'];
const reference = (section: string, file: string): readonly string[] =>
  backtest(`${data('bars.csv')}[${section}]\nfile = "${file}"\n`);

const COMMANDS: readonly (readonly [string, () => readonly string[], string])[] = [
  ['data.path', () => backtest(data('pipe.csv')), PIPE],
  ['data.path of gzip', () => backtest(data('pipe.csv.gz')), PIPE],
  ['data.path of Parquet', () => backtest(data('pipe.parquet')), PIPE],
  ['data.path without an ending', () => backtest(data('pipe')), PIPE],
  ['data.path that is a device', () => backtest(data('/dev/zero')), PIPE],
  ['data.path that a pattern finds', () => backtest(data('*.csv.gz')), PIPE],
  ['data.path in a circle', () => backtest(data('circle.csv')), CIRCLE],
  ['data.path that is a folder', () => backtest(data('folder.csv')), FOLDER],
  ['data.path that is a folder by its name', () => backtest(data('store')), FOLDER],
  [
    'data.finer.path',
    () =>
      backtest(
        `${data('bars.csv')}[data.finer]\npath = "pipe.csv"\n[backtest]\nintrabar = "finer"\n`,
      ),
    PIPE,
  ],
  ['--data', () => ['backtest', 'bars.toml', '--data', 'pipe.csv', '--out', 'out'], PIPE],
  ['the configuration', () => ['backtest', 'pipe.toml'], PIPE],
  ['the configuration in a circle', () => ['backtest', 'circle.toml'], CIRCLE],
  ['config explain', () => ['config', 'explain', 'pipe.toml'], PIPE],
  ['check lookahead', () => ['check', 'lookahead', 'pipe.toml'], PIPE],
  ['check determinism', () => ['check', 'determinism', toml(data('pipe.csv'))], PIPE],
  ['check warmup', () => ['check', 'warmup', toml(data('pipe.csv'))], PIPE],
  ['strategy.module', () => backtest('[strategy]\nmodule = "pipe.ts"\n'), PIPE],
  ['strategy.module in a circle', () => backtest('[strategy]\nmodule = "circle.ts"\n'), CIRCLE],
  ['strategy.module that is a folder', () => backtest('[strategy]\nmodule = "run"\n'), FOLDER],
  ['instruments.file', () => reference('instruments', 'pipe'), PIPE],
  ['universe.file', () => reference('universe', 'pipe'), PIPE],
  ['corporate_actions.file', () => reference('corporate_actions', 'pipe'), PIPE],
  ['instruments.file in a circle', () => reference('instruments', 'circle.csv'), CIRCLE],
  ['instruments.halts', () => backtest(`${data('bars.csv')}[instruments]\nhalts = "pipe"\n`), PIPE],
  ['metrics', () => ['metrics', 'pipe'], PIPE],
  ['metrics of a device', () => ['metrics', '/dev/zero'], PIPE],
  ['metrics in a circle', () => ['metrics', 'circle.csv'], CIRCLE],
  ['metrics --benchmark', () => ['metrics', 'equity.csv', '--benchmark', 'pipe'], PIPE],
  ['compare', () => ['compare', 'run', 'run'], PIPE],
  ['data import', () => ['data', 'import', 'pipe.csv'], PIPE],
  ['data import of Parquet', () => ['data', 'import', 'pipe.parquet'], PIPE],
  ['data import of a device', () => ['data', 'import', '/dev/zero'], PIPE],
  ['data check', () => ['data', 'check', 'pipe.csv'], PIPE],
  ['data resample', () => ['data', 'resample', 'pipe.csv', '--to', '1w', '--out', 'o.csv'], PIPE],
  ['data features', () => ['data', 'features', 'pipe.csv', ...FEATURES], PIPE],
  [
    'data features --with',
    () => ['data', 'features', 'bars.csv', '--with', 'pipe.csv', ...FEATURES],
    PIPE,
  ],
  [
    'data features --out',
    () => ['data', 'features', 'bars.csv', ...FEATURES.slice(0, 3), 'pipe.csv'],
    'it is a pipe, a device or a socket; name a file',
  ],
  ['data export', () => ['data', 'export', 'ACME', '--store', 'store', '--out', 'o.csv'], PIPE],
  ['data show', () => ['data', 'show', 'ACME', '--store', 'store'], PIPE],
];

const FEATURES = ['--indicator', 'sma(2)', '--out', 'o.csv'];

describe('what is no file is refused before it is opened', () => {
  it.each(COMMANDS)('%s', (_what, args, sentence) => {
    const before = readdirSync(work.folder);
    const { status, signal, error } = answerTo(...args());
    expect({ status, signal }).toEqual({ status: 2, signal: null });
    expect(error).toContain(sentence);
    expect(error).not.toMatch(/\n\s+at |E[A-Z]{4,}/);
    const left = readdirSync(work.folder).filter((name) => !before.includes(name));
    expect(left.filter((name) => !['given.toml', '.stratvector'].includes(name))).toEqual([]);
  });

  it('but a store with such a file in it can still be listed', () => {
    const { status, signal } = answerTo('data', 'list', '--store', 'store');
    expect({ status, signal }).toEqual({ status: 0, signal: null });
  });
});
