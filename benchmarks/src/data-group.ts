import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { coldRun } from './cold-run.ts';
import type { ColdRun } from './cold-run.ts';
import { dataFiles, LONG_ROWS } from './data-files.ts';
import { isBusy } from './report.ts';
import type { Group, Row } from './row.ts';

const VARIANT = fileURLToPath(new URL('data-variant.ts', import.meta.url));
const ROUNDS = 5;
/** Six columns of eight bytes; the platform may take half as much again, and so many megabytes. */
const BAR_BYTES = 48;
const BAR_BYTES_FACTOR = 1.5;
const BASE_MEGABYTES = 200;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const outputOf = (variant: string, folder: string): string => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [VARIANT, variant, folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the variant ${variant} failed: ${stderr}`);
  return stdout;
};

interface Load {
  readonly rows: number;
  readonly seconds: number;
}

const load = (variant: string, folder: string): Load =>
  JSON.parse(outputOf(variant, folder)) as Load;

type Variant = 'parquet' | 'csv' | 'parquet-cached' | 'csv-cached';

type Round = Readonly<Record<Variant, Load>>;

const round = (folder: string): Round => ({
  parquet: load('parquet', folder),
  'parquet-cached': load('parquet-cached', folder),
  csv: load('csv', folder),
  'csv-cached': load('csv-cached', folder),
});

const NOTE = `${LONG_ROWS.toLocaleString('en-US')} bars`;

const rateRow = (
  rounds: readonly Round[],
  name: string,
  variant: Variant,
  target: Row['target'],
): Row => ({
  name,
  value: median(rounds.map((each) => each[variant].rows / each[variant].seconds)) / 1e6,
  unit: 'million rows/s',
  ratio: null,
  target,
  note: NOTE,
});

const cacheRow = (rounds: readonly Round[], name: string, kind: 'parquet' | 'csv'): Row => ({
  ...rateRow(rounds, name, `${kind}-cached`, { atLeast: 4 }),
  ratio: {
    of: 'the first load',
    value: median(rounds.map((each) => each[kind].seconds / each[`${kind}-cached`].seconds)),
  },
});

const repeated = (run: () => ColdRun): readonly ColdRun[] => Array.from({ length: ROUNDS }, run);

const secondsRow = (name: string, runs: readonly ColdRun[], target: Row['target']): Row => ({
  name,
  value: median(runs.map(({ seconds }) => seconds)),
  unit: 's',
  ratio: null,
  target,
  note: 'a process from its start to its end',
});

/** The most that a run had at any time, of `LONG_ROWS` bars. */
const memoryRow = (name: string, runs: readonly ColdRun[]): Row => ({
  name,
  value: median(runs.map(({ peakMegabytes }) => peakMegabytes)),
  unit: 'MB',
  ratio: null,
  target: { atMost: (BAR_BYTES_FACTOR * BAR_BYTES * LONG_ROWS) / 1e6 + BASE_MEGABYTES },
  note: `${BAR_BYTES_FACTOR} × ${BAR_BYTES} bytes a bar and ${BASE_MEGABYTES} MB`,
});

/** Whole runs, from the command to all files. */
const runRows = (folder: string): readonly Row[] => {
  const { parquet, shortCsv, configuration } = dataFiles(folder);
  const backtest = (data: string, equity: string): readonly string[] => [
    ...['backtest', configuration, '--data', data],
    ...['--equity', equity, '--out', join(folder, 'run'), '--json'],
  ];
  const daily = repeated(() => coldRun(folder, backtest(parquet, 'daily')));
  const again = repeated(() => coldRun(folder, backtest(parquet, 'daily'), true));
  const all = repeated(() => coldRun(folder, backtest(parquet, 'all')));
  const short = repeated(() => coldRun(folder, backtest(shortCsv, 'all')));
  const help = repeated(() => coldRun(folder, ['--help']));
  return [
    secondsRow('5,000,000 bars from Parquet, daily equity', daily, { atMost: 3 }),
    secondsRow('the same from the cache', again, null),
    secondsRow('5,000,000 bars from Parquet, every row', all, { atMost: 6 }),
    secondsRow('100,000 bars from CSV, every row', short, { atMost: 0.7 }),
    secondsRow('stratvector --help', help, { atMost: 0.15 }),
    memoryRow('memory of 5,000,000 bars from Parquet, daily equity', daily),
    memoryRow('memory of the same from the cache', again),
    memoryRow('memory of 5,000,000 bars from Parquet, every row', all),
  ];
};

/** Loading, the cache, and whole runs as a user starts them; times are of this machine. */
export const dataGroup = (): Group => {
  const isNoisy = isBusy();
  const folder = mkdtempSync(join(tmpdir(), 'stratvector-bench-'));
  try {
    outputOf('make', folder);
    for (const kind of ['parquet', 'csv']) outputOf(`${kind}-cached`, folder);
    const rounds = Array.from({ length: ROUNDS }, () => round(folder));
    const rows = [
      rateRow(rounds, 'Parquet to columns', 'parquet', { atLeast: 3 }),
      rateRow(rounds, 'CSV to columns', 'csv', { atLeast: 1.5 }),
      cacheRow(rounds, 'Parquet, from the cache', 'parquet'),
      cacheRow(rounds, 'CSV, from the cache', 'csv'),
      ...runRows(folder),
    ];
    return { name: 'data', title: 'Data and whole runs', isNoisy, rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
