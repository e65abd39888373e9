import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
const origin = process.cwd();
afterAll(() => {
  process.chdir(origin);
  work.remove();
});

type Close = readonly [date: string, close: number];

const csv = (...closes: readonly Close[]): string =>
  [
    'date,open,high,low,close,volume',
    ...closes.map(([date, close]) => `${date},${close},${close},${close},${close},1000000`),
  ].join('\n');

const RUN = `[strategy]
name = "buy-and-hold"
[universe]
symbols = ["AAA"]
[backtest]
benchmark = "SPY"
[backtest.slippage]
model = "none"
[data]
`;
const FILES = `${RUN}path = "*.csv"\n`;

const attempt = (toml: string) =>
  program('backtest', work.write('run.toml', toml), '--out', work.path('out'));

/** The benchmark by row, and what was said of its data. */
const run = async (toml: string) => {
  const { exitCode, error } = await attempt(toml);
  expect([error, exitCode]).toEqual(['', 0]);
  const read = (name: string): string => readFileSync(join(work.path('out'), name), 'utf8');
  const [, ...rows] = read('equity.csv').trim().split('\n');
  const told = JSON.parse(read('run.json')) as {
    data: readonly { instrument: string }[];
    benchmark_data: { instrument: string; rows: { used: number } } | null;
  };
  return { values: rows.map((row) => Number(row.split(',').at(-1))), told };
};

beforeEach(() => {
  work.remove('SPY.csv');
  process.chdir(work.folder);
  work.write(
    'AAA.csv',
    csv(['2024-01-02', 10], ['2024-01-03', 11], ['2024-01-04', 12], ['2024-01-05', 13]),
  );
});

describe('a benchmark that the run does not trade', () => {
  it('is held from the run’s first close on, and stands still where it has no bar', async () => {
    work.write(
      'SPY.csv',
      csv(
        ['2023-12-28', 50],
        ['2023-12-29', 60],
        ['2024-01-02', 100],
        ['2024-01-03', 100],
        ['2024-01-05', 110],
      ),
    );
    const { values, told } = await run(FILES);
    // 1,000 at the open of the third; nothing of the fourth is known.
    expect(values).toEqual([100_000, 100_000, 100_000, 110_000]);
    expect(told.data.map(({ instrument }) => instrument)).toEqual(['AAA']);
    expect(told.benchmark_data).toMatchObject({ instrument: 'SPY', rows: { used: 5 } });
  });

  it('is cash until its own first bar', async () => {
    work.write('SPY.csv', csv(['2024-01-03', 100], ['2024-01-04', 100], ['2024-01-05', 90]));
    expect((await run(FILES)).values).toEqual([100_000, 100_000, 100_000, 90_000]);
  });

  it('ends where its data does, at its last close', async () => {
    work.write('SPY.csv', csv(['2024-01-02', 100], ['2024-01-03', 100], ['2024-01-04', 120]));
    expect((await run(FILES)).values).toEqual([100_000, 100_000, 120_000, 120_000]);
  });

  it('is adjusted by its own corporate actions', async () => {
    work.write(
      'SPY.csv',
      csv(['2024-01-02', 200], ['2024-01-03', 200], ['2024-01-04', 100], ['2024-01-05', 110]),
    );
    work.write('actions.csv', 'symbol,date,type,value\nSPY,2024-01-04,split,2\n');
    const toml = FILES.replace('"*.csv"', '"[AS]*.csv"').replace(
      '[data]',
      '[corporate_actions]\nfile = "actions.csv"\n[data]',
    );
    for (const adjust of ['all', 'none'])
      expect((await run(`${toml}adjust = "${adjust}"\n`)).values).toEqual([
        100_000, 100_000, 100_000, 110_000,
      ]);
    work.remove('actions.csv');
  });

  it('comes from the store where the run does', async () => {
    work.write(
      'SPY.csv',
      csv(['2024-01-02', 100], ['2024-01-03', 100], ['2024-01-04', 120], ['2024-01-05', 130]),
    );
    await program('data', 'import', 'AAA.csv', 'SPY.csv');
    const { values } = await run(`${RUN}source = "store"\n`);
    expect(values).toEqual([100_000, 100_000, 120_000, 130_000]);
    const { error, exitCode } = await attempt(`${RUN}source = "store"\n`.replace('SPY', 'SPX'));
    expect(error).toContain('there is no data for "SPX"; add it to what the run reads');
    expect(exitCode).toBe(2);
  });

  it.each([
    [
      'that is not there',
      null,
      'backtest.benchmark: there is no data for "SPY"; add it to what the run reads, or leave the key out for the equal-weight universe; the data has AAA',
    ],
    [
      'of another time',
      csv(['2020-01-02', 100], ['2020-01-03', 100]),
      'backtest.benchmark: SPY has bars from 2020-01-02 to 2020-01-03 and the run from 2024-01-02 to 2024-01-05',
    ],
  ])('%s is refused', async (_what, bars, sentence) => {
    if (bars !== null) work.write('SPY.csv', bars);
    const { error, exitCode } = await attempt(FILES);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });

  it('of synthetic data is one of those that are made', async () => {
    const toml = RUN.replace('["AAA"]', '["ONE", "TWO"]');
    const { error } = await attempt(`${toml}source = "synthetic"\n`);
    expect(error).toContain('backtest.benchmark: there is no data for "SPY"');
  });
});
