import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { program as declared } from './main.ts';
import { program, Workplace } from './run.fixture.ts';

const work = new Workplace();
afterAll(() => work.remove());

type Declared = ReturnType<typeof declared>;

/** Commands that do something, under their whole names. */
const leavesOf = (command: Declared, path: string): readonly (readonly [string, Declared])[] =>
  command.commands.flatMap((one) => {
    const name = `${path}${one.name()}`;
    return one.commands.length === 0 ? [[name, one] as const] : leavesOf(one, `${name} `);
  });

/** Those that need no flag. */
const ALWAYS_JSON = ['config schema'];

describe('machines are answered', () => {
  it.each(leavesOf(declared(), ''))('by %s', (name, command) => {
    const flags = command.options.map(({ long }) => long);
    expect(flags.includes('--json')).toBe(!ALWAYS_JSON.includes(name));
  });

  it('with the version of the program', async () => {
    const manifest = readFileSync(resolve(import.meta.dirname, '../../../package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { readonly version: string };
    const written: string[] = [];
    const root = declared().configureOutput({ writeOut: (text) => void written.push(text) });
    expect(() => root.parse(['--version'], { from: 'user' })).toThrow(version);
    expect(written.join('')).toBe(`${version}\n`);
    expect((await program('--version')).exitCode).toBe(0);
  });
});

const BARS =
  'date,open,high,low,close\n2024-01-02,10,12,9,11\n2024-01-03,11,12,10,11\n2024-01-08,11,12,10,11\n';

const answered = async (...args: readonly string[]): Promise<unknown> => {
  const { exitCode, out, error } = await program(...args, '--json');
  expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
  return JSON.parse(out);
};

const series = (given: object) => [
  {
    symbol: 'ACME',
    timeframe: '1d',
    rows: 3,
    first: '2024-01-02',
    last: '2024-01-08',
    columns: [],
    ...given,
  },
];

describe('what is written is told as JSON', () => {
  it('by data export', async () => {
    const store = work.path('store');
    await program('data', 'import', work.write('ACME.csv', BARS), '--store', store);
    const out = work.path('out.csv');
    expect(await answered('data', 'export', 'ACME', '--store', store, '--out', out)).toEqual({
      out,
      notes: [],
      series: series({}),
    });
  });

  it('by data resample', async () => {
    const out = work.path('weeks.csv');
    const file = work.write('ACME.csv', BARS);
    expect(await answered('data', 'resample', file, '--to', '1w', '--out', out)).toMatchObject({
      out,
      notes: [],
      series: [{ symbol: 'ACME', timeframe: '1w', rows: 2 }],
    });
  });

  it('by data features, with how many values each column has', async () => {
    const out = work.path('features.csv');
    const file = work.write('ACME.csv', BARS);
    const flags = ['--indicator', 'sma(2)', '--label', 'fixed_horizon(1)', '--out', out];
    expect(await answered('data', 'features', file, ...flags)).toEqual({
      out,
      notes: [],
      series: series({
        columns: [
          { name: 'sma(2)', values: 2 },
          { name: 'forward_fixed_horizon(1).return', values: 2 },
          { name: 'forward_fixed_horizon(1).side', values: 2 },
        ],
      }),
    });
  });

  it('by init', async () => {
    const folder = work.path('mine');
    expect(await answered('init', folder)).toMatchObject({
      folder,
      written: expect.arrayContaining(['run.toml', 'strategy.ts']),
      next: `npm run backtest --prefix ${folder}`,
    });
  });

  it('by config explain', async () => {
    const file = work.write('run.toml', '[backtest]\ncash = 5000\n');
    const explained = await answered('config', 'explain', file);
    expect(explained).toContainEqual({
      key: 'backtest.cash',
      value: 5000,
      origin: { kind: 'file', file, line: 2, column: 1 },
      note: null,
      used: true,
    });
    expect(explained).toContainEqual(
      expect.objectContaining({
        key: 'backtest.currency',
        value: 'USD',
        origin: { kind: 'default' },
      }),
    );
  });
});
