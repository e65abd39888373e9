import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

/** Weekdays from Tuesday, 2024-01-02 on, each open and close alike. */
const DATES = ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08'];
const bars = (closes: readonly number[]): string =>
  [
    'date,open,high,low,close,volume',
    ...closes.map(
      (close, day) => `${DATES[day] ?? ''},${close},${close},${close},${close},1000000`,
    ),
  ].join('\n');

/** Buy and hold without costs, so that the books alone move equity. */
const FREE =
  '[strategy]\nname = "buy-and-hold"\n[backtest.slippage]\nmodel = "none"\n[data]\npath = "[AB]*.csv"\n';
const ACTIONS = '[corporate_actions]\nfile = "actions.csv"\n';
const HEAD = 'symbol,date,type,value\n';

const run = async (toml: string) => {
  const file = work.write('run.toml', toml);
  const { exitCode, error } = await program('backtest', file, '--out', work.path('out'));
  expect(error).toBe('');
  expect(exitCode).toBe(0);
  const read = (name: string): string => readFileSync(join(work.path('out'), name), 'utf8');
  const rows = (name: string): readonly string[][] =>
    read(name)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  const { warnings } = JSON.parse(read('run.json')) as { warnings: { code: string }[] };
  return {
    rows,
    equity: rows('equity.csv').map(([, equity]) => Number(equity)),
    costs: rows('equity.csv').map((row) => Number(row[7])),
    positions: rows('positions.csv').map((row) => row.slice(2).join(' ')),
    trades: rows('trades.csv'),
    fills: rows('fills.csv').map((row) => `${row[7]} ${row[8]} @ ${row[9]} ${row[16]}`),
    report: read('report.html'),
    codes: warnings.map(({ code }) => code),
  };
};

describe('corporate actions in the books of a run', () => {
  beforeEach(() => work.remove('BBB.csv'));

  it('on prices as they were: a split changes the position, a dividend pays cash', async () => {
    work.write('AAA.csv', bars([200, 200, 100, 101]));
    work.write('actions.csv', `${HEAD}AAA,2024-01-04,split,2\nAAA,2024-01-05,dividend,1.5\n`);
    const { equity, positions, trades, fills } = await run(`${FREE}adjust = "none"\n${ACTIONS}`);
    // 500 at 200; 1,000 at 100; 1,000 at 101 and 1,500.00 of cash.
    expect(equity).toEqual([100_000, 100_000, 100_000, 102_500]);
    expect(fills).toEqual(['buy 500 @ 200 hold']);
    expect(positions).toEqual([
      'AAA 500 200 200 100000',
      'AAA 1000 100 100 100000',
      'AAA 1000 100 101 101000',
    ]);
    // Quantity and entry on the shares of the end; nothing was ever against it or far for it.
    expect(trades[0]?.slice(7, 9)).toEqual(['1000', '100']);
    expect(trades[0]?.slice(14, 16)).toEqual(['0', '0.01']);
  });

  it('on prices adjusted for splits: dividends in adjusted amounts', async () => {
    work.write('AAA.csv', bars([200, 200, 200, 101]));
    work.write('actions.csv', `${HEAD}AAA,2024-01-04,dividend,3\nAAA,2024-01-05,split,2\n`);
    const { equity, fills } = await run(`${FREE}adjust = "splits"\n${ACTIONS}`);
    // 1,000 at 100 of the last day's shares, and 1.50 for each.
    expect(fills).toEqual(['buy 1000 @ 100 hold']);
    expect(equity).toEqual([100_000, 100_000, 101_500, 102_500]);
  });

  it('on prices adjusted for both: nothing is left to book', async () => {
    work.write('AAA.csv', bars([200, 200, 98, 99]));
    work.write('actions.csv', `${HEAD}AAA,2024-01-04,split,2\nAAA,2024-01-04,dividend,2\n`);
    const { equity, fills } = await run(`${FREE}adjust = "all"\n${ACTIONS}`);
    // 200 / 2 × (1 − 2 / 100) is 98.
    expect(fills).toEqual(['buy 1020 @ 98 hold']);
    expect(equity).toEqual([100_000, 100_000, 100_000, 101_020]);
  });

  it('a delisting closes the position at the last price', async () => {
    work.write('AAA.csv', bars([100, 100, 90]));
    work.write('BBB.csv', bars([50, 50, 50, 50, 50]));
    work.write('actions.csv', `${HEAD}AAA,2024-01-04,delisting,\n`);
    const { equity, fills, trades, codes } = await run(`${FREE}${ACTIONS}`);
    expect(fills.slice(2)).toEqual(['sell 500 @ 90 DELISTED']);
    expect(trades.find((row) => row[2] === 'AAA')?.[16]).toBe('DELISTED');
    expect(equity).toEqual([100_000, 100_000, 95_000, 95_000, 95_000]);
    expect(codes).not.toContain('DATA_ENDED');
  });

  it('data that ends says so, unless the run was cut there', async () => {
    work.write('AAA.csv', bars([100, 100, 90]));
    work.write('BBB.csv', bars([50, 50, 50, 50, 50]));
    const ended = await run(FREE);
    expect(ended.fills.slice(2)).toEqual(['sell 500 @ 90 DATA_ENDED']);
    expect(ended.codes).toContain('DATA_ENDED');
    const cut = await run(`${FREE}end = 2024-01-04\n`);
    expect(cut.fills).toHaveLength(2);
    expect(cut.codes).not.toContain('DATA_ENDED');
  });
});

describe('financing in a run', () => {
  beforeEach(() => work.remove('BBB.csv'));

  it('earns the cash rate over calendar days, which is no cost', async () => {
    work.write('AAA.csv', bars([100, 100, 100, 100, 100]));
    const { equity, costs } = await run(
      `${FREE}[risk]\nmax_position_size = 0.5\n[backtest.financing]\ncash_rate = 0.0365\n`,
    );
    // 100,000 × 0.0365 / 365 is 10.00 a day, on half of it 5.00; a weekend is three days.
    const after = 50_010 * 0.0001;
    expect(equity[1]).toBe(100_010);
    expect(equity[2]).toBeCloseTo(100_010 + after, 3);
    expect(equity[4]).toBeCloseTo(100_010 + after * 5, 2);
    expect(costs).toEqual([0, 0, 0, 0, 0]);
  });

  it('charges a loan as a cost, by its kind in the report', async () => {
    work.write('AAA.csv', bars([100, 101, 101, 101, 101]));
    const { costs, codes, report } = await run(FREE);
    // 1,000 at 101 are 1,000.00 beyond cash: × 0.06 / 365 a day, which itself is borrowed.
    expect(costs[2]).toBe(0.1644);
    expect(costs[4]).toBe(0.8221);
    expect(codes).toContain('CASH_BELOW_ZERO');
    expect(report).toContain('financing');
  });
});

describe('regulatory fees', () => {
  beforeEach(() => work.remove('BBB.csv'));

  it('are charged on a sale beside the schedule of Interactive Brokers, by the rates of its day', async () => {
    work.write('AAA.csv', bars([100, 100, 90, 90]));
    const { rows } = await run(
      `${FREE}[broker]\nname = "ib"\n[risk]\nstop_loss = 0.05\n`.replace(
        '[data]',
        '[backtest.commission]\nmodel = "ib-fixed"\n[data]',
      ),
    );
    // 999 shares at 90.00: 8.00 USD a million of 89,910.00 is 0.71928, 0.000166 a share 0.165834;
    // each is rounded up to a hundredth of a cent.
    expect(rows('fills.csv').map((row) => [row[7], row[8], row[12]])).toEqual([
      ['buy', '999', '0'],
      ['sell', '999', '0.8852'],
    ]);
  });
});
