import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

type Row = readonly [time: string, open: number, high: number, low: number, close: number];

const csv = (rows: readonly Row[]): string =>
  ['date,open,high,low,close,volume', ...rows.map((row) => `${row.join(',')},1000000`)].join('\n');

/** Bought at 100 on the second day, whose bar holds the stop at 95 and the target at 110. */
const DAYS: readonly Row[] = [
  ['2024-01-02', 100, 100, 100, 100],
  ['2024-01-03', 100, 111, 94, 100],
  ['2024-01-04', 100, 100, 100, 100],
];
const FIRST: Row = ['2024-01-02T15:00:00', 100, 100, 100, 100];
const LAST: Row = ['2024-01-04T15:00:00', 100, 100, 100, 100];
const UP: Row = ['2024-01-03T15:00:00', 100, 111, 100, 110];
const DOWN: Row = ['2024-01-03T15:01:00', 110, 110, 94, 100];
const RUN = `[strategy]
name = "buy-and-hold"
[risk]
stop_loss = 0.05
take_profit = 0.1
[backtest]
intrabar = "finer"
[backtest.slippage]
model = "none"
[data]
path = "AAA.csv"
`;
const FINER = '[data.finer]\npath = "minutes/*.csv"\n';

interface RunJson {
  readonly data: readonly {
    readonly finer: {
      readonly timeframe: string | null;
      readonly rows: number;
      readonly bars_without: number;
      readonly bars_different: number;
    };
  }[];
  readonly warnings: readonly { readonly code: string; readonly count: number }[];
}

const attempt = (toml: string) =>
  program('backtest', work.write('run.toml', toml), '--out', work.path('out'));

const run = async (toml: string) => {
  const { exitCode, error } = await attempt(toml);
  expect(error).toBe('');
  expect(exitCode).toBe(0);
  const read = (name: string): string => readFileSync(join(work.path('out'), name), 'utf8');
  const lines = read('fills.csv').trim().split('\n').slice(1);
  const { data, warnings } = JSON.parse(read('run.json')) as RunJson;
  return {
    fills: lines.map((line) => {
      const cells = line.split(',');
      return `${cells[7]} ${cells[8]} @ ${cells[9]} ${cells[16]} ${cells[17]}`;
    }),
    finer: data[0]?.finer,
    missing: warnings.find(({ code }) => code === 'FINER_BARS_MISSING')?.count ?? 0,
  };
};

/** A second minute of the first day says that they are minutes. */
const SECOND: Row = ['2024-01-02T15:01:00', 100, 100, 100, 100];

const minutes = (...rows: readonly Row[]): void => {
  work.write('minutes/AAA.csv', csv(rows));
};

beforeEach(() => {
  work.remove('minutes');
  work.write('AAA.csv', csv(DAYS));
});

describe('finer bars decide inside the bars of a run', () => {
  it('the target, where the minutes go up first', async () => {
    minutes(FIRST, SECOND, UP, DOWN, LAST);
    const { fills, finer, missing } = await run(RUN + FINER);
    expect(fills).toEqual(['buy 1000 @ 100 hold false', 'sell 1000 @ 110 take-profit false']);
    expect(finer).toMatchObject({ timeframe: '1m', rows: 5, bars_without: 0, bars_different: 0 });
    expect(missing).toBe(0);
  });

  it('the stop, where they go down first', async () => {
    minutes(
      FIRST,
      SECOND,
      ['2024-01-03T15:00:00', 100, 100, 94, 96],
      ['2024-01-03T15:01:00', 96, 111, 96, 110],
      LAST,
    );
    const { fills } = await run(RUN + FINER);
    expect(fills[1]).toBe('sell 1000 @ 95 stop-loss false');
  });

  it.each([
    ['that has none is worked through pessimistically', [FIRST, SECOND, LAST], [1, 0]],
    [
      'whose high they do not show, too',
      [FIRST, SECOND, ['2024-01-03T15:00:00', 100, 110.5, 94, 100], LAST],
      [0, 1],
    ],
    [
      'whose low they go beyond, too',
      [FIRST, SECOND, UP, ['2024-01-03T15:01:00', 110, 110, 93, 100], LAST],
      [0, 1],
    ],
  ] as const)('a bar %s', async (_what, rows, [without, different]) => {
    minutes(...rows);
    const { fills, finer, missing } = await run(RUN + FINER);
    expect(fills[1]).toBe('sell 1000 @ 95 stop-loss true');
    expect(finer).toMatchObject({ bars_without: without, bars_different: different });
    expect(missing).toBe(1);
  });

  it('on the days of their zone, where dates name the bars of the run', async () => {
    // 19:01 in New York is past midnight in UTC, and the low of the day.
    minutes(FIRST, SECOND, UP, ['2024-01-03T19:01:00', 110, 110, 94, 100], LAST);
    const { fills, missing } = await run(`${RUN}timezone = "America/New_York"\n${FINER}`);
    expect(fills[1]).toBe('sell 1000 @ 110 take-profit false');
    expect(missing).toBe(0);
  });

  it('on the sessions of a calendar, without those outside of its hours', async () => {
    minutes(FIRST, SECOND, ['2024-01-03T13:00:00', 100, 200, 50, 100], UP, DOWN, LAST);
    const { fills, missing } = await run(`${RUN}calendar = "XNYS"\n${FINER}`);
    expect(fills[1]).toBe('sell 1000 @ 110 take-profit false');
    expect(missing).toBe(0);
  });

  it('on the scale of prices that are adjusted', async () => {
    work.write('AAA.csv', csv([...DAYS.slice(0, 2), ['2024-01-04', 50, 50, 50, 50]]));
    work.write('actions.csv', 'symbol,date,type,value\nAAA,2024-01-04,split,2\n');
    minutes(FIRST, SECOND, UP, DOWN, ['2024-01-04T15:00:00', 50, 50, 50, 50]);
    const { fills, missing } = await run(
      `${RUN}${FINER}[corporate_actions]\nfile = "actions.csv"\n`,
    );
    expect(fills).toEqual(['buy 2000 @ 50 hold false', 'sell 2000 @ 55 take-profit false']);
    expect(missing).toBe(0);
  });

  it('of bars that were made of them', async () => {
    minutes(FIRST, SECOND, UP, DOWN, LAST);
    const { fills, missing } = await run(
      `${RUN.replace('AAA.csv', 'minutes/*.csv')}timeframe = "1d"\n${FINER}`,
    );
    expect(fills[1]).toBe('sell 1000 @ 110 take-profit false');
    expect(missing).toBe(0);
  });

  it('of the instruments that have them', async () => {
    minutes(FIRST, SECOND, UP, DOWN, LAST);
    work.write('BBB.csv', csv(DAYS));
    const { fills, missing } = await run(`${RUN.replace('AAA.csv', '[AB]*.csv')}${FINER}`);
    expect(fills.slice(2)).toEqual([
      'sell 500 @ 110 take-profit false',
      'sell 500 @ 95 stop-loss true',
    ]);
    expect(missing).toBe(3);
    work.remove('BBB.csv');
  });

  it('see no future', async () => {
    minutes(FIRST, SECOND, UP, DOWN, LAST);
    const { error } = await program('check', 'lookahead', work.write('run.toml', RUN + FINER));
    expect(error).toBe('');
  });
});

describe('finer bars are refused', () => {
  it.each<[string, readonly Row[], string]>([
    [
      'that are not finer',
      DAYS,
      'its bars are 1d and those of the run 1d; only shorter bars can decide inside a bar',
    ],
    [
      'that reach over a bar of the run',
      [
        ['2024-01-03T00:00:00', 100, 111, 94, 100],
        ['2024-01-03T11:30:00', 100, 111, 94, 100],
        ['2024-01-03T15:30:00', 100, 111, 94, 100],
        ['2024-01-03T22:00:00', 100, 111, 94, 100],
      ],
      'reach over an edge of a 1d bar of the run',
    ],
    [
      'that decide nothing',
      [
        ['2024-01-03T15:00:00', 50, 55, 47, 50],
        ['2024-01-03T15:01:00', 50, 55, 47, 50],
      ],
      'no bar of the run is decided by finer bars: 2 have none within them and 1 have other highs or lows',
    ],
    ['with a bad row', [['2024-01-03T15:00:00', 50, 40, 47, 50]], 'AAA.csv:2: high 40 is under'],
  ])('%s', async (_what, rows, sentence) => {
    minutes(...rows);
    const { exitCode, error } = await attempt(RUN + FINER);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });

  it('of other instruments', async () => {
    work.write('minutes/ABC.csv', csv([FIRST, UP, DOWN]));
    const { exitCode, error } = await attempt(RUN + FINER);
    expect(error).toContain(
      'data.finer.path: there are no finer bars of any instrument of the run; the files have ABC, the run AAA',
    );
    expect(exitCode).toBe(2);
  });

  it('that are not there', async () => {
    const { exitCode, error } = await attempt(RUN + FINER);
    expect(error).toContain('data.finer.path: no file matches minutes/*.csv');
    expect(exitCode).toBe(2);
  });
});
