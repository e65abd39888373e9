import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../../examples/data');
const SPLIT = '2018-09-05';
const work = new Workplace();
afterAll(() => work.remove());

/** Twice the price for half the shares before a day, a Wednesday: then each share becomes two. */
const unsplit = (symbol: string): void => {
  const [head = '', ...rows] = readFileSync(join(EXAMPLES, `${symbol}.csv`), 'utf8')
    .trim()
    .split('\n');
  const before = rows.map((row) => {
    const [date = '', ...cells] = row.split(',');
    if (date >= SPLIT) return row;
    const prices = cells.slice(0, 4).map((price) => (Number(price) * 2).toFixed(2));
    return [date, ...prices, Number(cells[4]) / 2].join(',');
  });
  work.write(`${symbol}.csv`, [head, ...before].join('\n'));
};

const ACTIONS = '[corporate_actions]\nfile = "actions.csv"\n';

const run = async (toml: string, adjust: string, timeframe = '1d') => {
  const file = work.write(
    'run.toml',
    `${toml}${ACTIONS}[backtest.slippage]\nmodel = "none"\n[data]\npath = "*.csv"\nadjust = "${adjust}"\ntimeframe = "${timeframe}"\n`.replace(
      '"*.csv"',
      '"[AB]*A*.csv"',
    ),
  );
  const { error, exitCode } = await program('backtest', file, '--out', work.path('out'));
  expect([error, exitCode]).toEqual(['', 0]);
  const rows = (name: string): readonly (readonly string[])[] =>
    readFileSync(join(work.path('out'), name), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  return {
    signals: rows('signals.csv').map((row) => [row[0], row[2], row[4], row[6]].join(' ')),
    equity: rows('equity.csv').map((row) => Number(row[1])),
  };
};

beforeAll(() => {
  unsplit('ALPHA');
  work.write('BRAVO.csv', readFileSync(join(EXAMPLES, 'BRAVO.csv'), 'utf8'));
  work.write('actions.csv', `symbol,date,type,value\nALPHA,${SPLIT},split,2\n`);
});

const strategy = (name: string, more = ''): string => `[strategy]\nname = "${name}"\n${more}`;

describe('over a split, on prices as they were', () => {
  it.each([
    ['momentum', ''],
    ['mean-reversion', ''],
    ['moving-average-crossover', 'parameters = { fast = 5, slow = 20 }\n'],
    ['breakout', 'parameters = { period = 10, atr_period = 5, atr_stop = 1.5 }\n'],
    ['rsi-2', ''],
    ['bollinger', ''],
    ['cross-sectional-momentum', ''],
    ['volatility-target-trend', ''],
    ['pairs', '[account]\ntype = "margin"\n[risk]\nallow_short = true\n'],
  ])('%s decides as on prices that are freed of it', async (name, more) => {
    const [raw, adjusted] = [
      await run(strategy(name, more), 'none'),
      await run(strategy(name, more), 'splits'),
    ];
    expect(raw.signals).toEqual(adjusted.signals);
    expect(raw.signals.length).toBeGreaterThan(1);
  });

  it('a week that holds it is on new shares, in the books too', async () => {
    const hold = strategy('buy-and-hold');
    const [raw, adjusted] = [await run(hold, 'none', '1w'), await run(hold, 'splits', '1w')];
    raw.equity.forEach((value, week) => {
      expect(Math.abs(value / (adjusted.equity[week] ?? NaN) - 1)).toBeLessThan(0.003);
    });
  });
});
