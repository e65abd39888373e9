import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

const HOUR_MS = 3_600_000;
const START = Date.parse('2024-01-02T00:00:00Z');

/** Three days of hours around the clock, each a cent more. */
const hours = (): string =>
  [
    'time,open,high,low,close,volume',
    ...Array.from({ length: 72 }, (_, row) => {
      const price = (100 + row / 100).toFixed(2);
      return `${new Date(START + row * HOUR_MS).toISOString()},${price},${price},${price},${price},1000`;
    }),
  ].join('\n');

const RUN = `[strategy]
name = "buy-and-hold"
[backtest.slippage]
model = "none"
[data]
path = "AAA.csv"
`;

/** The closes of days, by equity.csv. */
const closesOf = async (toml: string): Promise<readonly string[]> => {
  const file = work.write('run.toml', toml);
  const { error } = await program('backtest', file, '--out', work.path('out'), '--equity', 'daily');
  expect(error).toBe('');
  const [, ...rows] = readFileSync(join(work.path('out'), 'equity.csv'), 'utf8')
    .trim()
    .split('\n');
  return rows.map((row) => row.split(',')[0]?.slice(0, 13) ?? '');
};

beforeAll(() => {
  work.write('AAA.csv', hours());
  const [first, ...rest] = hours().split('\n');
  work.write(
    'DAY.csv',
    [first, ...rest.filter((_, row) => row % 24 === 0)].join('\n').replaceAll(/T[^,]*/g, ''),
  );
});

describe('the days of an account', () => {
  it('are those of UTC where nothing says otherwise', async () => {
    expect(await closesOf(RUN)).toEqual(['2024-01-03T00', '2024-01-04T00', '2024-01-05T00']);
  });

  it('are those of its own zone', async () => {
    const own = await closesOf(`${RUN}[account]\ntimezone = "America/New_York"\n`);
    expect(own).toEqual(['2024-01-02T05', '2024-01-03T05', '2024-01-04T05', '2024-01-05T00']);
  });

  it('else of the clocks of the data', async () => {
    const data = await closesOf(`${RUN}timezone = "Asia/Tokyo"\n`);
    expect(data).toEqual(['2024-01-02T15', '2024-01-03T15', '2024-01-04T15', '2024-01-05T00']);
  });

  it('else of the exchange: what trades after hours there is of its day', async () => {
    const toml = `${RUN}calendar = "XNYS"\nextended_hours = true\n`;
    expect(await closesOf(toml)).toEqual(['2024-01-03T05', '2024-01-04T05', '2024-01-05T00']);
  });

  it('are the dates of bars that name dates, whatever the clocks', async () => {
    const toml = `${RUN.replace('AAA', 'DAY')}[account]\ntimezone = "Asia/Tokyo"\n`;
    expect(await closesOf(toml)).toEqual(['2024-01-03T00', '2024-01-04T00', '2024-01-05T00']);
  });

  it('of a zone that is none are refused', async () => {
    const file = work.write('run.toml', `${RUN}[account]\ntimezone = "Mars/North"\n`);
    const { exitCode, error } = await program('backtest', file, '--out', work.path('out'));
    expect(exitCode).toBe(2);
    expect(error).toContain('account.timezone');
  });
});
