import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { program, Workplace } from './run.fixture.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const EXAMPLES = join(ROOT, 'examples');

const work = new Workplace();
afterAll(() => work.remove());

/** How often each reason stands in a file of the run. */
const reasonsOf = (folder: string, file: string): ReadonlyMap<string, number> => {
  const [head = '', ...lines] = readFileSync(join(work.path(folder), file), 'utf8')
    .trim()
    .split('\n');
  const place = head.split(',').indexOf('reason');
  const counts = new Map<string, number>();
  for (const line of lines) {
    const reason = line.split(',')[place] ?? '';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
};

/** Exits by their reason and whether a policy decided them. */
const exitsOf = async (...overrides: readonly string[]) => {
  const file = join(EXAMPLES, 'finer.toml');
  const set = overrides.flatMap((override) => ['--set', override]);
  const { error } = await program('backtest', file, '--out', work.path('finer'), ...set);
  expect(error).toBe('');
  const [, ...lines] = readFileSync(join(work.path('finer'), 'fills.csv'), 'utf8')
    .trim()
    .split('\n');
  const reasons = lines.map((line) => line.split(',').slice(16).join(' '));
  return (wanted: string): number => reasons.filter((reason) => reason === wanted).length;
};

it('days whose hours decide leave nothing to a policy', async () => {
  const finer = await exitsOf();
  expect([finer('stop-loss false'), finer('take-profit false')]).toEqual([11, 10]);
  expect([finer('stop-loss true'), finer('take-profit true')]).toEqual([0, 0]);
  const guessed = await exitsOf('backtest.intrabar="pessimistic"');
  expect([guessed('stop-loss false'), guessed('stop-loss true')]).toEqual([9, 4]);
  expect(guessed('take-profit false')).toBe(8);
});

it('orders of the momentum example are spread over five bars each', async () => {
  const file = join(EXAMPLES, 'execution-twap.toml');
  const { exitCode, error } = await program('backtest', file, '--out', work.path('twap'));
  expect([exitCode, error]).toEqual([0, '']);
  const [, ...rows] = readFileSync(join(work.path('twap'), 'orders.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const parents = rows.filter((row) => row[6] === 'twap' && row[11] === 'Filled');
  expect(parents.length).toBeGreaterThan(50);
  for (const parent of parents) {
    const children = rows.filter((row) => row[1] === parent[0]);
    expect(children.map((row) => [row[6], row[11]])).toEqual(
      Array.from({ length: 5 }, () => ['market', 'Filled']),
    );
    const sum = children.reduce((total, row) => total + Number(row[13]), 0);
    expect([parent[7], parent[13], parent[10]]).toEqual([String(sum), String(sum), 'GTC']);
  }
  const { orders } = JSON.parse(readFileSync(join(work.path('twap'), 'run.json'), 'utf8')) as {
    readonly orders: Readonly<Record<string, number>>;
  };
  expect(orders['worked_over_time']).toBe(rows.filter((row) => row[6] === 'twap').length);
  expect(orders['children']).toBe(rows.filter((row) => row[6] === 'market').length);
});

it('stocks in euros and pence stand in an account in dollars', async () => {
  const file = join(EXAMPLES, 'exchange-rates.toml');
  const { exitCode, error } = await program('backtest', file, '--out', work.path('rates'));
  expect([exitCode, error]).toEqual([0, '']);
  const [, ...fills] = readFileSync(join(work.path('rates'), 'fills.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  expect(new Set(fills.map((row) => row[10]))).toEqual(new Set(['USD', 'EUR', 'GBX']));
  const rates = new Map([
    ['EUR', 1.08],
    ['GBX', 0.0127],
  ]);
  for (const row of fills) {
    const worth = Number(row[8]) * Number(row[9]) * (rates.get(row[10] ?? '') ?? 1);
    expect(Number(row[11])).toBeCloseTo(worth * 0.0005, 2);
    expect(worth).toBeLessThan(40_000);
  }
});

describe('the strategies of the guide', () => {
  it.each([
    ['dip', ['under-band', 'over-middle']],
    ['weekly-trend', ['dip-in-trend', 'recovered', 'trend-over']],
    ['timed-exit', ['dip', 'time-up']],
    ['bracketed-breakout', ['breakout', 'stop-loss', 'take-profit']],
  ])('%s runs, trades for each of its reasons and sees no future', async (name, reasons) => {
    const file = join(EXAMPLES, `${name}.toml`);
    const { exitCode, error } = await program('backtest', file, '--out', work.path(name));
    expect(error).toBe('');
    expect(exitCode).toBe(0);
    const fills = reasonsOf(name, 'fills.csv');
    for (const reason of reasons) expect([reason, fills.get(reason) ?? 0]).not.toEqual([reason, 0]);
    const checked = await program('check', 'lookahead', file);
    expect(checked.error).toBe('');
    expect(checked.out).toContain('No look-ahead found');
  });

  it('stand in it word for word', () => {
    const guide = readFileSync(join(ROOT, 'docs/guides/own-strategy.md'), 'utf8');
    const files = readdirSync(EXAMPLES)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(EXAMPLES, name), 'utf8').trim());
    const blocks = [...guide.matchAll(/```ts\n([\s\S]*?)\n```/g)].map(([, code = '']) => code);
    expect(blocks.map((code) => files.includes(code.trim()))).toEqual(files.map(() => true));
  });
});
