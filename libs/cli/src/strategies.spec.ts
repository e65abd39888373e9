import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

/** Rows of a file of the run, by the names of its header. */
const rowsOf = (name: string): readonly Readonly<Record<string, string>>[] => {
  const [head = '', ...lines] = readFileSync(join(work.path('out'), name), 'utf8')
    .trim()
    .split('\n');
  const names = head.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])),
  );
};

const run = async (toml: string): Promise<void> => {
  const file = work.write('run.toml', toml);
  const { exitCode, error } = await program('backtest', file, '--out', work.path('out'));
  expect(error).toBe('');
  expect(exitCode).toBe(0);
};

/** Falls by 2 % a day after ten days at 100, so that each stop is reached on a day of its own. */
const closes = [...Array<number>(10).fill(100), ...[98, 96, 94, 92, 90, 88, 86, 84]];
const BARS = `date,open,high,low,close,volume\n${closes
  .map((close, day) => {
    const date = new Date(Date.UTC(2024, 0, day + 1)).toISOString().slice(0, 10);
    const open = closes[day - 1] ?? 100;
    return `${date},${open},${open},${close},${close},100000`;
  })
  .join('\n')}\n`;

const OWN = `export const strategy = {
  name: 'steady', title: 'Steady', description: 'Always long.', source: 'mine',
  parameters: [{ name: 'after', type: 'integer', min: 1, max: 9, default: 1, description: 'Bars.' }],
  warmUp: ({ after }: { after: number }) => after,
  create: () => ({ onBar: (bar: any, decide: any) => { decide.direction(bar, 1, 'steady'); } }),
};`;

describe('several strategies in one account', () => {
  it('each have parameters, a share of equity and protection of their own', async () => {
    work.write('bars.csv', BARS);
    work.write('own.ts', OWN);
    await run(`
[data]
path = "bars.csv"
[risk]
stop_loss = 0.05
[backtest.slippage]
model = "none"
[[strategies]]
module = "./own.ts"
equity_share = 0.5
parameters = { after = 3 }
[[strategies]]
module = "./own.ts"
risk = { stop_loss = 0.09 }
[[strategies]]
name = "buy-and-hold"
equity_share = 0.25
`);
    const told = rowsOf('fills.csv').map(
      ({ time = '', strategy, side, quantity, price, reason }) =>
        `${time.slice(5, 10)} ${strategy} ${side} ${quantity} at ${price}, ${reason}`,
    );
    expect(told).toEqual([
      // Decided on the first close and the third: half, a quarter and a quarter of 100,000.
      '01-02 buy-and-hold buy 250 at 100, hold',
      '01-02 steady-2 buy 250 at 100, steady',
      '01-04 steady buy 500 at 100, steady',
      '01-14 buy-and-hold sell 250 at 95, stop-loss',
      '01-14 steady sell 500 at 95, stop-loss',
      '01-16 steady-2 sell 250 at 91, stop-loss',
    ]);
  });

  it('are shown by their ids and places in the run’s own file', () => {
    const { strategies, configuration } = JSON.parse(
      readFileSync(join(work.path('out'), 'run.json'), 'utf8'),
    ) as {
      readonly strategies: readonly { readonly id: string; readonly parameters: unknown }[];
      readonly configuration: Readonly<Record<string, unknown>>;
    };
    expect(strategies.map(({ id, parameters }) => [id, parameters])).toEqual([
      ['buy-and-hold', expect.anything()],
      ['steady', { after: 3 }],
      ['steady-2', { after: 1 }],
    ]);
    expect(configuration['strategies[1].risk.stop_loss']).toBe(0.09);
    expect(configuration['strategies[1].equity_share']).toBe(0.25);
  });
});
