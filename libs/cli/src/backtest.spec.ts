import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { STRATEGIES } from '@stratvector/domain-strategy';
import { program, Workplace } from './run.fixture.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../../examples');
const FILES = [
  'equity.csv',
  'events.ndjson',
  'fills.csv',
  'metrics.json',
  'orders.csv',
  'positions.csv',
  'report.html',
  'run.json',
  'signals.csv',
  'trades.csv',
];

const work = new Workplace();
afterAll(() => work.remove());

const read = (folder: string, name: string): string =>
  readFileSync(join(work.path(folder), name), 'utf8');

describe('stratvector backtest', () => {
  it('runs the demo and says what it came to', async () => {
    const { exitCode, out } = await program(
      'backtest',
      join(EXAMPLES, 'momentum.toml'),
      '--out',
      work.path('demo'),
    );
    expect(exitCode).toBe(0);
    expect(out).toContain('Data: S&P 500 days 2008-2020');
    for (const part of [
      'Metrics',
      'Largest drawdowns',
      'Equity',
      'Warnings',
      'INDEX_NOT_TRADABLE',
      ...FILES,
    ])
      expect(out).toContain(part);
    const [summary = ''] = out.split('\nFiles\n');
    for (const line of summary.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(out).not.toContain('\u001b[');
    expect(
      globSync(join(work.path('demo'), '*'))
        .map((path) => basename(path))
        .sort(),
    ).toEqual(FILES);
  });

  it('says which run it took the place of', async () => {
    const file = work.write('again.toml', '');
    const first = await program('backtest', file, '--out', work.path('again'));
    expect(first.out).not.toContain('replaced');
    const { out } = await program('backtest', file, '--out', work.path('again'));
    expect(out).toMatch(/replaced the run of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC in .*again/);
    const json = await program('backtest', file, '--out', work.path('again'), '--json');
    expect(JSON.parse(json.out)).toHaveProperty('replaces', expect.stringMatching(/^\d{4}-/));
  });

  it('says what runs where no strategy is named', async () => {
    const folder = work.path('unnamed');
    const { out } = await program('backtest', work.write('none.toml', ''), '--out', folder);
    expect(out.replaceAll('\n', ' ')).toContain(
      'Strategy: none is named, so momentum runs, the default, and without a stop;',
    );
    expect(read('unnamed', 'report.html')).toContain('none is named, so momentum runs');
    const stop = work.write('stop.toml', '[risk]\nstop_loss = 0.05\n');
    const stopped = await program('backtest', stop, '--out', folder);
    expect(stopped.out).toContain('Strategy: none is named, so momentum runs, the default;');
    const named = work.write('named.toml', '[strategy]\nname = "momentum"\n');
    expect((await program('backtest', named, '--out', folder)).out).not.toContain('none is named');
  });

  it('writes the configuration as it was used, and nothing of a source it had no use for', async () => {
    const used = async (toml: string): Promise<Record<string, unknown>> => {
      await program('backtest', work.write('used.toml', toml), '--out', work.path('used'));
      const { configuration } = JSON.parse(read('used', 'run.json')) as {
        configuration: Record<string, unknown>;
      };
      return configuration;
    };
    const example = await used('');
    expect(example).toMatchObject({
      'data.adjust': 'all',
      'data.timeframe': '1d',
      'metrics.periods_per_year': 252,
      'backtest.benchmark': 'equal-weight universe',
    });
    expect(Object.keys(example).filter((key) => key.startsWith('data.synthetic.'))).toEqual([]);
    expect(read('used', 'report.html')).toContain('metrics.periods_per_year = 252');
    const made = await used('[data]\nsource = "synthetic"\ncalendar = "24x7"\n');
    expect(made).toMatchObject({ 'data.synthetic.drift': 0.1, 'metrics.periods_per_year': 365 });
  });

  it('begins a run of weeks with the first day of its first week', async () => {
    const file = work.write('weeks.toml', '[data]\ntimeframe = "1w"\n');
    const { out } = await program('backtest', file, '--out', work.path('weeks'));
    expect(out).toContain('2008-01-02 to 2020-');
  });

  it('ends what works at the end of the run with that as its reason', async () => {
    const file = join(EXAMPLES, 'momentum.toml');
    await program('backtest', file, '--out', work.path('ended'));
    const rows = read('ended', 'orders.csv').trim().split('\n');
    const ends = rows.filter((row) => row.includes('.SL,') && row.includes(',GTC,Expired,'));
    expect(ends.length).toBeGreaterThan(0);
    for (const row of ends) expect(row).toContain(',RUN_ENDED,');
  });

  it('writes the same bytes again, wall times aside', async () => {
    const file = join(EXAMPLES, 'momentum.toml');
    await program('backtest', file, '--out', work.path('first'));
    await program('backtest', file, '--out', work.path('second'));
    for (const name of FILES.filter((one) => one !== 'run.json'))
      expect(read('second', name)).toBe(read('first', name));
    const timeless = (folder: string): unknown => ({
      ...(JSON.parse(read(folder, 'run.json')) as object),
      wall_ms: 0,
      cpu_ms: 0,
      bars_per_second: 0,
    });
    expect(timeless('second')).toEqual(timeless('first'));
  });

  it('holds out the last part and shows every metric of both parts', async () => {
    const file = join(EXAMPLES, 'momentum.toml');
    const { out } = await program(
      'backtest',
      file,
      '--out',
      work.path('held'),
      '--set',
      'backtest.holdout=0.3',
    );
    expect(out).toMatch(/Metrics +in sample +out of sample +whole/);
    expect(out).toMatch(/Sharpe ratio( +-?\d+\.\d\d){3}/);
    expect(out).not.toContain('NO_OUT_OF_SAMPLE');
    type Part = Record<string, number | null>;
    const saved = JSON.parse(read('held', 'metrics.json')) as Part &
      Record<'in_sample' | 'out_of_sample', Part>;
    const growth = (part: Part): number => 1 + (part['total_return'] ?? NaN);
    expect(growth(saved.in_sample) * growth(saved.out_of_sample)).toBeCloseTo(growth(saved), 10);
  });

  it('measures against one instrument of the run where it is named', async () => {
    const file = join(EXAMPLES, 'cross-sectional-momentum.toml');
    const benchmarkOf = async (name: string, ...set: readonly string[]): Promise<number> => {
      await program('backtest', file, '--out', work.path(name), ...set);
      return Number(read(name, 'equity.csv').trim().split(',').at(-1));
    };
    const universe = await benchmarkOf('universe');
    const alpha = await benchmarkOf('alpha', '--set', 'backtest.benchmark="ALPHA"');
    expect(alpha).not.toBe(universe);
    const { exitCode, error } = await program(
      'backtest',
      file,
      '--out',
      work.path('none'),
      '--set',
      'backtest.benchmark="ALPA"',
    );
    expect(error).toContain('did you mean ALPHA?');
    expect(exitCode).toBe(2);
  });

  it('thins out a long run for the eye and says so', async () => {
    const rows = Array.from({ length: 8000 }, (_, row) => {
      const time = new Date(Date.UTC(2024, 0, 2) + row * 60_000).toISOString();
      const close = (100 + 5 * Math.sin(row / 300)).toFixed(2);
      return `${time},${close},${close},${close},${close},1000`;
    });
    const bars = work.write('LONG.csv', ['time,open,high,low,close,volume', ...rows].join('\n'));
    const file = work.write('long.toml', '[strategy]\nname = "momentum"\n');
    const { exitCode } = await program(
      'backtest',
      file,
      '--data',
      bars,
      '--out',
      work.path('long'),
    );
    expect(exitCode).toBe(0);
    const page = read('long', 'report.html');
    expect(page).toContain('"thinnedFrom":8000');
    expect(page).toContain('Averages of sessions.');
  });

  it('tells the result at other costs and at one bar more of delay', () => {
    interface Saved {
      readonly scenarios: {
        readonly costs: readonly { readonly factor: number; readonly net_profit: number }[];
        readonly one_bar_more_delay: { readonly net_profit: number };
      };
    }
    const { scenarios } = JSON.parse(read('held', 'run.json')) as Saved;
    const profits = scenarios.costs.map(({ net_profit: profit }) => profit);
    expect(profits).toEqual([...profits].sort((a, b) => b - a));
    expect(scenarios.one_bar_more_delay.net_profit).not.toBe(profits[1]);
  });

  it.each(globSync(join(EXAMPLES, '*.toml')).map((path) => basename(path)))(
    'runs the example %s',
    async (name) => {
      const { exitCode, out } = await program(
        'backtest',
        join(EXAMPLES, name),
        '--out',
        work.path(name),
        '--json',
      );
      expect(exitCode).toBe(0);
      const { metrics, warnings } = JSON.parse(out) as {
        metrics: Record<string, number | null>;
        warnings: readonly { readonly code: string }[];
      };
      expect(metrics['total_return']).not.toBeNull();
      // Nobody should have to wonder about a size that the example chose.
      expect(warnings.map(({ code }) => code)).not.toContain('CASH_BELOW_ZERO');
      expect(read(name, 'fills.csv').split('\n').length).toBeGreaterThan(2);
    },
  );

  it('has an example of each strategy that ships', () => {
    for (const { name } of STRATEGIES)
      expect(globSync(join(EXAMPLES, `${name}.toml`))).toHaveLength(1);
  });

  it('takes keys from the command line over the file', async () => {
    const file = join(EXAMPLES, 'momentum.toml');
    await program(
      'backtest',
      file,
      '--out',
      work.path('set'),
      '--set',
      'backtest.cash=5000',
      '--equity',
      'daily',
    );
    expect(read('set', 'equity.csv').split('\n')[1]).toContain(',5000,5000,');
  });

  it('runs a strategy of the user’s own', async () => {
    work.write(
      'own.ts',
      `export const strategy = {
        name: 'own', title: 'Own', description: 'Buys once.', source: 'mine', parameters: [],
        warmUp: () => 1,
        create: () => ({ onBar: (bar: { row: number }, decide: { direction(...a: unknown[]): void }) => { decide.direction(bar, 1, 'once'); } }),
      };`,
    );
    const file = work.write('own.toml', '[strategy]\nmodule = "./own.ts"\n');
    const { exitCode, error } = await program('backtest', file, '--out', work.path('own'));
    expect(error).toBe('');
    expect(exitCode).toBe(0);
    expect(read('own', 'fills.csv')).toContain(',once,');
  });

  it('checks the parameters of a strategy of the user’s own, with file and line', async () => {
    work.write(
      'tuned.ts',
      `export const strategy = {
        name: 'tuned', title: 'Tuned', description: 'x', source: 'mine', warmUp: () => 1,
        parameters: [{ name: 'period', type: 'integer', min: 2, max: 500, default: 50, description: 'Bars.' }],
        create: () => ({}),
      };`,
    );
    const file = work.write(
      'tuned.toml',
      '[strategy]\nmodule = "./tuned.ts"\nparameters = { period = 1, perod = 3 }\n',
    );
    const { exitCode, error } = await program('backtest', file, '--out', work.path('tuned'));
    expect(error).toContain(`${file}:3:16: strategy.parameters.period: found 1`);
    expect(error).toContain('did you mean period?');
    expect(exitCode).toBe(2);
  });

  it('decides on no bar that opens before data.start, and counts those from there on', async () => {
    const file = join(EXAMPLES, 'momentum.toml');
    const period = ['--set', 'data.start=2015-03-03', '--set', 'data.end=2015-03-06'];
    const rows = async (name: string, ...flags: readonly string[]) => {
      await program('backtest', file, ...period, ...flags, '--out', work.path(name));
      return read(name, 'equity.csv').trim().split('\n').slice(1);
    };
    const days = await rows('dated');
    expect(days).toHaveLength(4);
    expect(JSON.parse(read('dated', 'run.json'))).toMatchObject({ bars: 4 });
    // On the sessions of the exchange the same bars count: only the times of day differ.
    const sessions = await rows('sessions', '--set', 'data.calendar=XNYS');
    const timeless = (lines: readonly string[]) => lines.map((line) => line.replace(/^[^,]+/, ''));
    expect(timeless(sessions)).toEqual(timeless(days));
  });
});
