import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

const day = (row: number): string => `2024-01-${String(row + 2).padStart(2, '0')}`;
const LENGTH = 8;

/** Days at 100, each with a volume; without one, none has. */
const csv = (volumes: readonly number[] | null): string =>
  [
    volumes ? 'date,open,high,low,close,volume' : 'date,open,high,low,close',
    ...Array.from({ length: LENGTH }, (_, row) => {
      const prices = `${day(row)},100,100,100,100`;
      return volumes ? `${prices},${String(volumes[row] ?? 1000)}` : prices;
    }),
  ].join('\n');

const run = (execution: string, volumes: readonly number[] | null = []) => {
  work.write('AAA.csv', csv(volumes));
  work.write('BBB.csv', csv(volumes));
  const toml = `[strategy]
name = "buy-and-hold"
[risk]
max_position_size = 0.03
[data]
path = "*.csv"
[backtest.slippage]
model = "none"
[execution]
${execution}
`;
  return program('backtest', work.write('run.toml', toml), '--out', work.path('out'));
};

/** Quantities of the fills of AAA. */
const filled = (): readonly number[] =>
  readFileSync(join(work.path('out'), 'fills.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter((row) => row[5] === 'AAA')
    .map((row) => Number(row[8]));

describe('orders are worked over time', () => {
  it.each([
    ['order_type = "twap"', [6, 6, 6, 6, 6]],
    ['order_type = "twap"\nbars = 4', [7, 7, 7, 9]],
    ['order_type = "vwap"\nbars = 3', [10, 10, 10]],
    ['order_type = "pov"\nparticipation = 0.01', [10, 10, 10]],
    ['order_type = "pov"', [30]],
    ['order_type = "market"', [30]],
  ])('%s', async (execution, quantities) => {
    const { exitCode, error } = await run(execution);
    expect([exitCode, error]).toEqual([0, '']);
    expect(filled()).toEqual(quantities);
  });

  it.each([
    ['vwap', '"vwap" follows the volume of past sessions'],
    ['pov', '"pov" takes a share of the volume'],
  ])('%s asks for volumes, of every instrument', async (type, wants) => {
    const { exitCode, error } = await run(`order_type = "${type}"`, null);
    expect(exitCode).toBe(2);
    for (const id of ['AAA', 'BBB'])
      expect(error).toContain(
        `execution.order_type: ${wants}, and the data of ${id} have none; use "twap", or data with volumes`,
      );
  });

  it('twap does without volumes', async () => {
    const { exitCode } = await run('order_type = "twap"', null);
    expect(exitCode).toBe(0);
    expect(filled()).toEqual([6, 6, 6, 6, 6]);
  });

  it('sees no future', async () => {
    await run('order_type = "vwap"');
    const { out, error } = await program('check', 'lookahead', work.path('run.toml'));
    expect(error).toBe('');
    expect(out).toContain('No look-ahead found');
  });
});
