import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

/** Whole runs whose every number was worked out by hand from the rules of the pages on fills and books. */

const work = new Workplace();
afterAll(() => work.remove());

/** The columns of a file that a run wrote, row by row. */
const columns = (file: string, ...names: readonly string[]): readonly string[] => {
  const [head = '', ...rows] = readFileSync(work.path(`out/${file}`), 'utf8')
    .trim()
    .split('\n');
  const places = names.map((name) => head.split(',').indexOf(name));
  return rows.map((row) => places.map((place) => row.split(',')[place] ?? '').join(' '));
};

/** `day` is the bar's own day; what it answers is decided at its close. */
const strategy = (body: string): string => `
export const strategy = {
  name: 'own', title: 'Own', description: 'Own.', source: 'mine', parameters: [],
  indicators: () => ({}), warmUp: () => 0,
  create: () => ({ onBar: (bar: any, decide: any) => {
    const opened = new Date(bar.closeTime - 1).toISOString();
    ${body}
  } }),
};`;

const run = async (name: string, body: string, toml: string): Promise<void> => {
  work.write(`${name}.ts`, strategy(body));
  const file = work.write(
    `${name}.toml`,
    `[strategy]\nmodule = "./${name}.ts"\n[data]\npath = "${name}/*.csv"\n${toml}`,
  );
  const { exitCode, error } = await program('backtest', file, '--out', work.path('out'));
  expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
};

const csv = (rows: readonly string[]): string =>
  `date,open,high,low,close,volume\n${rows.map((row) => `${row},1000`).join('\n')}\n`;

describe('a margin call', () => {
  beforeAll(async () => {
    work.write(
      'margin/AAA.csv',
      csv([
        '2024-01-02,100,100,100,100',
        '2024-01-03,100,100,90,90',
        '2024-01-04,80,80,60,60',
        '2024-01-05,61,66,61,66',
        '2024-01-08,66,67,65,66',
      ]),
    );
    await run(
      'margin',
      "decide.weight(bar, 2, 'w'); void opened;",
      `[risk]\nmax_position_size = 2
[account]\ntype = "margin"\nleverage = 2\nmaintenance = 0.25
[backtest]\ncash = 1000
[backtest.commission]\nmodel = "none"
[backtest.slippage]\nmodel = "none"
[backtest.financing]\nmargin_rate = 0.365`,
    );
  }, 60_000);

  it('sells as many as bring equity back to a quarter: 199 of 1200 want 6.7 less at 60', () => {
    expect(columns('fills.csv', 'side', 'quantity', 'price', 'reason')).toEqual([
      'buy 20 100 w',
      'sell 7 61 MARGIN_CALL',
    ]);
  });

  it('a thousandth a day is paid on what is borrowed, three over the weekend', () => {
    expect(columns('equity.csv', 'equity', 'cash', 'costs')).toEqual([
      '1000 1000 0',
      '800 -1000 0',
      '199 -1001 1',
      // −1001 − 1.001 + 7 × 61.
      '282.999 -575.001 2.001',
      '281.274 -576.726 3.726',
    ]);
  });
});

describe('a delisting beside a short position whose data ends', () => {
  const days = ['02', '03', '04', '05', '08', '09', '10', '11'];
  const rising = (first: number, length: number): string =>
    csv(
      days.slice(0, length).map((day, row) => {
        const open = first + row;
        return `2024-01-${day},${open},${open + 2},${open - 2},${open + 1}`;
      }),
    );

  beforeAll(async () => {
    work.write('ends/AAA.csv', rising(100, 5));
    work.write('ends/BBB.csv', rising(50, 8));
    work.write('ends/CCC.csv', rising(20, 6));
    work.write('actions.csv', 'symbol,date,type,value\nAAA,2024-01-08,delisting,\n');
    await run(
      'ends',
      `if (!opened.startsWith('2024-01-02')) return;
    if (bar.instrumentId === 'AAA') decide.order(bar, { side: 'buy', quantity: 10 }, 'long');
    if (bar.instrumentId === 'AAA')
      decide.order(bar, { side: 'buy', quantity: 5, limit: 50, timeInForce: 'GTC' }, 'low');
    if (bar.instrumentId === 'CCC') decide.order(bar, { side: 'sell', quantity: 10 }, 'short');`,
      `adjust = "none"
[corporate_actions]\nfile = "actions.csv"
[risk]\nallow_short = true
[backtest.commission]\nmodel = "rate"\nrate = 0.001
[backtest.slippage]\nmodel = "bps"\nbps = 10
[backtest.financing]\nborrow_rate = 0.365`,
    );
  }, 60_000);

  it('closes at the last close, a thousandth worse, for a thousandth', () => {
    expect(columns('fills.csv', 'instrument', 'side', 'price', 'commission', 'reason')).toEqual([
      'AAA buy 101.101 1.011 long',
      'CCC sell 20.979 0.2098 short',
      'AAA sell 104.895 1.049 DELISTED',
      'CCC buy 26.026 0.2603 DATA_ENDED',
    ]);
  });

  it('ends what works', () => {
    expect(columns('orders.csv', 'quantity', 'state', 'reason', 'ended')[1]).toBe(
      '5 Expired DATA_ENDED 2024-01-09T00:00:00Z',
    );
  });

  it('borrows 220, 230, 240 over a weekend and 250 at a thousandth a day', () => {
    expect(columns('equity.csv', 'cash', 'costs').slice(1, 7)).toEqual([
      // 100,000 − 1011.01 − 1.011 + 209.79 − 0.2098; with slippage of 1.01 and 0.21.
      '99197.5592 2.4408',
      '99197.3392 2.6608',
      '99197.1092 2.8908',
      // − 0.72 + 1048.95 − 1.049.
      '100244.2902 5.7098',
      // − 0.25 − 260.26 − 0.2603.
      '99983.5199 6.4801',
      '99983.5199 6.4801',
    ]);
  });
});
