import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

/** From Tuesday on, each day a dollar more. */
const DAYS = ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08', '2024-01-09'];
const DAILY = [
  'date,open,high,low,close,volume',
  ...DAYS.map((date, day) => `${date},${100 + day},${101 + day},${99 + day},${100 + day},1000000`),
].join('\n');
const HOLD = `[strategy]
name = "buy-and-hold"
[backtest.slippage]
model = "none"
[execution]
time_in_force = "GTC"
[instruments]
halts = "halts.csv"
[data]
path = "AAA.csv"
`;

const attempt = async (halts: string, toml: string) => {
  work.write('halts.csv', `symbol,start,end\n${halts}\n`);
  return program('backtest', work.write('run.toml', toml), '--out', work.path('out'));
};

const run = async (halts: string, toml = HOLD) => {
  const { exitCode, error } = await attempt(halts, toml);
  expect([error, exitCode]).toEqual(['', 0]);
  const read = (name: string): string => readFileSync(join(work.path('out'), name), 'utf8');
  const rows = (name: string): readonly (readonly string[])[] =>
    read(name)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  return {
    fills: rows('fills.csv').map((row) => `${row[2]?.slice(0, 10)} ${row[7]} @ ${row[9]}`),
    orders: rows('orders.csv').map((row) => `${row[11]} ${row[12]}`.trim()),
    told: JSON.parse(read('run.json')) as {
      data: readonly { halts: unknown }[];
      warnings: readonly { code: string; count: number }[];
    },
  };
};

beforeEach(() => {
  work.write('AAA.csv', DAILY);
});

describe('halts of an instrument in a run', () => {
  it('nothing fills within one, and what works waits for its end', async () => {
    const { fills, told } = await run('AAA,2024-01-03,2024-01-04');
    expect(fills).toEqual(['2024-01-05 buy @ 103']);
    expect(told.data[0]?.halts).toEqual([
      { from: '2024-01-03T00:00:00.000Z', to: '2024-01-05T00:00:00.000Z' },
    ]);
  });

  it('an order that is decided within one is rejected, and its target is not asked for again', async () => {
    const { fills, orders } = await run('AAA,2024-01-02T12:00:00,2024-01-04T12:00:00');
    expect(orders).toEqual(['Rejected INSTRUMENT_HALTED']);
    expect(fills).toEqual([]);
  });

  it('one that ends inside a bar leaves it to trade', async () => {
    expect((await run('AAA,2024-01-03,2024-01-04T15:00:00')).fills).toEqual([
      '2024-01-04 buy @ 102',
    ]);
  });

  it('holds for good without an end, and for its own instrument alone', async () => {
    expect((await run('AAA,2024-01-03,')).fills).toEqual([]);
    expect((await run('BBB,2024-01-03,')).fills).toEqual(['2024-01-03 buy @ 101']);
  });

  it('is found under a former symbol', async () => {
    work.write('actions.csv', 'symbol,date,type,value\nOLD,2024-01-02,symbol-change,AAA\n');
    const toml = `${HOLD}[corporate_actions]\nfile = "actions.csv"\n`;
    expect((await run('OLD,2024-01-03,', toml)).fills).toEqual([]);
  });

  it('stands on the sessions of a calendar', async () => {
    const { fills, told } = await run('AAA,2024-01-03,2024-01-04', `${HOLD}calendar = "XNYS"\n`);
    expect(fills).toEqual(['2024-01-05 buy @ 103']);
    expect(told.data[0]?.halts).toEqual([
      { from: '2024-01-03T14:30:00.000Z', to: '2024-01-04T21:00:00.000Z' },
    ]);
  });

  it('stands on the clocks of its zone, also where dates name the bars', async () => {
    // 20:30 in New York is the third of January there, and the fourth in UTC.
    const { told } = await run(
      'AAA,2024-01-03T20:30:00,2024-01-04T09:30:00-05:00',
      `${HOLD}timezone = "America/New_York"\n`,
    );
    expect(told.data[0]?.halts).toEqual([
      { from: '2024-01-03T20:30:00.000Z', to: '2024-01-04T09:30:00.000Z' },
    ]);
  });

  it.each([
    ['a bad time', 'AAA,soon,', 'instruments.halts: ', 'halts.csv:2: start: found "soon"'],
    ['an end before the start', 'AAA,2024-01-03,2024-01-02', 'halts.csv:2: ', 'is not after start'],
  ])('%s is refused with file and line', async (_what, halts, ...parts) => {
    const { exitCode, error } = await attempt(halts, HOLD);
    expect(exitCode).toBe(2);
    for (const part of parts) expect(error).toContain(part);
  });
});

describe('the hours of an instrument in a run', () => {
  const IOC = `${HOLD.replace('"GTC"', '"IOC"').replace('AAA', '[AB]*')}calendar = "XNYS"
[risk.limits]
orders_per_second = 1
`;

  it('refuse IOC once its exchange has closed', async () => {
    work.write('BBB.csv', DAILY);
    // Both are decided at the close; the second may leave a second later.
    const { orders } = await run('X,2024-01-03,', IOC);
    expect(orders).toEqual(['Filled', 'Rejected OUTSIDE_HOURS']);
    const { orders: later } = await run('X,2024-01-03,', IOC.replace('"IOC"', '"DAY"'));
    expect(later).toEqual(['Filled', 'Filled']);
    work.remove('BBB.csv');
  });
});

describe('orders beyond orders_per_second on bars without gaps', () => {
  it('cost a bar and a warning, and a day order lives to fill', async () => {
    work.write('BBB.csv', DAILY);
    const toml = `${HOLD.replace('"GTC"', '"DAY"').replace('AAA', '[AB]*')}[risk.limits]\norders_per_second = 1\n`;
    const { fills, orders, told } = await run('X,2024-01-03,', toml);
    expect(orders).toEqual(['Filled', 'Filled']);
    expect(fills).toEqual(['2024-01-03 buy @ 101', '2024-01-04 buy @ 102']);
    expect(told.warnings.find(({ code }) => code === 'LATENCY_BELOW_BAR')?.count).toBe(1);
    work.remove('BBB.csv');
  });
});
