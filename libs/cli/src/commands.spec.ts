import { execFileSync, execSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { STRATEGIES } from '@stratvector/domain-strategy';
import { program, Workplace } from './run.fixture.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const work = new Workplace();
afterAll(() => work.remove());

/** Where no command of this repository is found, and npm may not ask a registry. */
const PATH = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !existsSync(join(folder, 'stratvector')))
  .join(delimiter);

const shell = (command: string, cwd: string): string =>
  execSync(command, {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
    env: {
      HOME: work.folder,
      PATH,
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
    },
  });

describe('stratvector init', () => {
  it('writes a project that runs at once', async () => {
    const folder = work.path('mine');
    expect((await program('init', folder)).exitCode).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([
      '.gitignore',
      'README.md',
      'package.json',
      'run.toml',
      'strategy.ts',
      'tsconfig.json',
    ]);
    const { exitCode, error } = await program(
      'backtest',
      join(folder, 'run.toml'),
      '--out',
      work.path('run'),
    );
    expect(error).toBe('');
    expect(exitCode).toBe(0);
    expect(readFileSync(join(work.path('run'), 'fills.csv'), 'utf8')).toContain(',above-average,');
  });

  it('whose commands run as they are printed, with nothing installed and no network', async () => {
    const folder = work.path('my first');
    const { out } = await program('init', folder);
    const [, command = ''] = /Now: (.*)/.exec(out) ?? [];
    expect(command).toMatch(/^npm run backtest /);
    const inside = [
      ...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^ {4}(npm .*?)( #|$)/gm),
    ];
    expect(inside.length).toBeGreaterThan(3);
    shell(command, work.folder);
    for (const [, line = ''] of inside) shell(line, folder);
    for (const name of ['first', 'slower'])
      expect(readFileSync(join(folder, 'runs', name, 'report.html'), 'utf8')).toContain('<html');
  }, 120_000);

  it('whose types resolve', async () => {
    const folder = work.path('typed');
    await program('init', folder);
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    expect(() =>
      execFileSync(process.execPath, [compiler, '-p', folder], { stdio: 'pipe' }),
    ).not.toThrow();
  }, 60_000);

  it('leaves a folder with something in it alone', async () => {
    const { exitCode, error } = await program('init', work.path('mine'));
    expect(error).toContain('the folder is not empty');
    expect(exitCode).toBe(2);
  });
});

describe('stratvector config', () => {
  it('explains where each value comes from', async () => {
    const file = work.write('run.toml', '[backtest]\ncash = 5000\n');
    const { out } = await program('config', 'explain', file, '--set', 'risk.stop_loss=0.1');
    expect(out).toMatch(/backtest\.cash = 5000 +# .*run\.toml/);
    expect(out).toMatch(/risk\.stop_loss = 0\.1 +# .*--set/);
    expect(out).toMatch(/backtest\.fill = "next-open" +# default/);
  });

  it('leaves out what the run has no use for, and says what only the data decides', async () => {
    const explained = async (toml: string): Promise<string> =>
      (await program('config', 'explain', work.write('used.toml', toml))).out;
    const example = await explained('');
    expect(example).not.toContain('data.synthetic.');
    expect(example).toMatch(/# data\.adjust +# default: from the data: all where/);
    expect(example).toMatch(/# metrics\.periods_per_year +# default: from the data/);
    const made = await explained('[data]\nsource = "synthetic"\n');
    expect(made).toContain('data.synthetic.drift = 0.1');
    expect(made).toContain('data.timeframe = "1d"');
    expect(made).toContain('metrics.periods_per_year = 252');
    expect(await explained('[corporate_actions]\nfile = "a.csv"\n')).toContain(
      'data.adjust = "all"',
    );
  });

  it('gives editors a schema', async () => {
    const { out } = await program('config', 'schema');
    expect(JSON.parse(out)).toHaveProperty('properties.backtest');
  });
});

describe('stratvector strategies', () => {
  it('lists and shows them', async () => {
    expect((await program('strategies', 'list')).out).toContain('momentum');
    const { out } = await program('strategies', 'show', 'momentum');
    expect(out).toContain('Moskowitz');
    expect(out).toContain('lookback = 20');
    expect(out).toContain('Warm-up: 21 bars');
  });

  it('as JSON too', async () => {
    const list = JSON.parse((await program('strategies', 'list', '--json')).out) as object[];
    expect(list).toHaveLength(STRATEGIES.length);
    const { out } = await program('strategies', 'show', 'momentum', '--json');
    expect(JSON.parse(out)).toMatchObject({
      name: 'momentum',
      warm_up: 21,
      parameters: expect.arrayContaining([expect.objectContaining({ name: 'lookback' })]),
    });
  });

  it.each(STRATEGIES.map(({ name }) => name))(
    'shows %s with a configuration that is valid as it stands',
    async (name) => {
      const { out } = await program('strategies', 'show', name);
      const [, section = ''] = out.split('Configuration\n');
      const file = work.write('shown.toml', section.replaceAll(/^ {2}/gm, ''));
      const { exitCode, error } = await program('config', 'explain', file);
      expect(error).toBe('');
      expect(exitCode).toBe(0);
    },
  );

  it('knows what a mistyped name may mean', async () => {
    const { exitCode, error } = await program('strategies', 'show', 'momentom');
    expect(error).toContain('did you mean momentum');
    expect(exitCode).toBe(2);
  });
});

describe('stratvector compare', () => {
  it('puts metrics side by side and says what differs', async () => {
    const file = work.write('base.toml', '');
    await program('backtest', file, '--out', work.path('one'));
    await program('backtest', file, '--out', work.path('two'), '--set', 'risk.stop_loss=0.02');
    const { out, exitCode } = await program('compare', work.path('one'), work.path('two'));
    expect(exitCode).toBe(0);
    expect(out).toMatch(/sharpe +-?\d+\.\d\d +-?\d+\.\d\d/);
    expect(out).toMatch(/risk\.stop_loss +– +0\.02/);
    expect(out).toMatch(/B against A: \d+ fills are the same/);
    expect(out).toMatch(/only in B\n +\d{4}-\d{2}-\d{2} sell \d+ SPX at [\d.]+, costs/);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('as JSON, whole', async () => {
    const [one, two] = [work.path('one'), work.path('two')];
    const { out } = await program('compare', one, two, '--json');
    const answer: unknown = JSON.parse(out);
    expect(answer).toMatchObject({
      runs: [one, two],
      metrics: { sharpe: [expect.any(Number), expect.any(Number)] },
      configuration: { 'risk.stop_loss': [null, 0.02] },
      fills: [{ run: two, same: expect.any(Number) }],
    });
  });

  it('of a run with itself finds nothing', async () => {
    const { out } = await program('compare', work.path('one'), work.path('one'));
    expect(out).toContain('nothing differs');
    expect(out).toMatch(/the same \d+ fills/);
  });

  const spoiled = (name: string, metrics: string): void => {
    mkdirSync(work.path(name));
    writeFileSync(join(work.path(name), 'metrics.json'), metrics);
  };

  it.each([
    ['one run alone', ['one'], 'needed are two or more'],
    ['a folder that is not there', ['one', 'nowhere'], 'there is no such folder'],
    ['a folder that is no run', ['one', '.'], 'it is no run'],
    ['a run with broken metrics', ['one', 'broken'], 'it is not a table in JSON'],
    ['a run with metrics of nothing', ['one', 'foreign'], 'there is no metric in it'],
  ])('refuses %s', async (_what, folders, sentence) => {
    if (folders.includes('broken')) spoiled('broken', '{"sharpe": ');
    if (folders.includes('foreign')) spoiled('foreign', '{"name": 1}');
    const { exitCode, error } = await program('compare', ...folders.map((name) => work.path(name)));
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });
});

describe('stratvector check', () => {
  const OWN = (body: string): string => `
    let calls = 0;
    export const strategy = {
      name: 'own', title: 'Own', description: 'x', source: 'x', parameters: [], warmUp: () => 1,
      create: () => ({ onBar: (bar: any, decide: any) => { ${body} } }),
    };`;

  it.each(['lookahead', 'determinism', 'warmup'])(
    'finds nothing wrong with the demo: %s',
    async (name) => {
      const file = work.write('demo.toml', '');
      const { exitCode, error, out } = await program('check', name, file, '--json');
      expect(error).toBe('');
      expect(JSON.parse(out)).toMatchObject({ check: name, passed: true });
      expect(exitCode).toBe(0);
    },
  );

  it('finds a strategy that looks at bars to come', async () => {
    work.write(
      'ahead.ts',
      OWN(
        'const { close, constructor: { moveTo } } = bar; moveTo(bar, bar.row + 1); const next = bar.close; moveTo(bar, bar.row - 1); decide.direction(bar, next > close ? 1 : 0, "peek");',
      ),
    );
    const file = work.write('ahead.toml', '[strategy]\nmodule = "./ahead.ts"\n');
    const { exitCode, error, out } = await program('check', 'lookahead', file, '--json');
    expect(error).toContain('The strategy looks ahead');
    expect(JSON.parse(out)).toMatchObject({
      check: 'lookahead',
      passed: false,
      detail: expect.stringContaining('The strategy looks ahead'),
    });
    expect(exitCode).toBe(1);
  });

  it('does not take a strategy for a clairvoyant that decides by chance', async () => {
    work.write('chance.ts', OWN('decide.direction(bar, Math.random() > 0.5 ? 1 : 0, "dice");'));
    const file = work.write('chance.toml', '[strategy]\nmodule = "./chance.ts"\n');
    const { exitCode, error } = await program('check', 'lookahead', file);
    expect(error).toContain('cannot be judged: the run is not deterministic');
    expect(exitCode).toBe(1);
  });

  it('shows the row of a bar to a strategy and does not let it be moved', async () => {
    work.write('moves.ts', OWN('bar.row += 1; decide.direction(bar, 1, "peek");'));
    const file = work.write('moves.toml', '[strategy]\nmodule = "./moves.ts"\n');
    const { exitCode, error } = await program('check', 'lookahead', file);
    expect(error).toContain('only a getter');
    expect(exitCode).toBe(1);
  });

  it('finds a strategy that remembers the run before', async () => {
    work.write('moody.ts', OWN('calls += 1; decide.direction(bar, calls > 2000 ? 1 : 0, "mood");'));
    const file = work.write('moody.toml', '[strategy]\nmodule = "./moody.ts"\n');
    const { exitCode, error } = await program('check', 'determinism', file);
    expect(error).toContain('not deterministic');
    expect(exitCode).toBe(1);
  });

  it('finds data too short for the warm-up', async () => {
    const file = work.write('long.toml', '[strategy]\nparameters = { lookback = 9000 }\n');
    const { exitCode, error } = await program('check', 'warmup', file);
    expect(error).toContain('needs 9001 bars');
    expect(exitCode).toBe(1);
  });

  const averaging = (warmUp: number): string => {
    work.write(
      `average-${warmUp}.ts`,
      `export const strategy = {
        name: 'average', title: 'Average', description: 'x', source: 'x', parameters: [],
        indicators: () => ({ average: 'ema(20)' }), warmUp: () => ${warmUp},
        create: () => ({ onBar: (bar: any, decide: any) => decide.direction(bar, bar.close > bar.value('average') ? 1 : 0, 'trend') }),
      };`,
    );
    return work.write('average.toml', `[strategy]\nmodule = "./average-${warmUp}.ts"\n`);
  };

  it.each([
    [5, 'average after 5 bars has no value yet'],
    [20, 'average after 20 bars is within'],
  ])('finds a warm-up of %i bars too short for its indicator', async (warmUp, sentence) => {
    const { exitCode, error } = await program('check', 'warmup', averaging(warmUp));
    expect(error).toContain('The warm-up is too short');
    expect(error).toContain(sentence);
    expect(exitCode).toBe(1);
  });

  const weekly = (warmUp: number): string => {
    work.write(
      `weeks-${warmUp}.ts`,
      `export const strategy = {
        name: 'weeks', title: 'Weeks', description: 'x', source: 'x', parameters: [],
        timeframes: () => ({ '1w': { trend: 'sma(10)' } }), warmUp: () => ${warmUp},
        create: () => ({ onBar: (bar: any, decide: any) => {} }),
      };`,
    );
    return work.write('weeks.toml', `[strategy]\nmodule = "./weeks-${warmUp}.ts"\n`);
  };

  it('looks at the indicators of coarser timeframes too', async () => {
    const short = await program('check', 'warmup', weekly(40));
    expect(short.error).toContain('weeks: 1w trend after 40 bars has no value yet');
    expect(short.exitCode).toBe(1);
    const long = await program('check', 'warmup', weekly(55));
    expect(long.error).toBe('');
    expect(long.out).toContain('weeks: 1w trend after 55 bars is what it is on all data');
  });

  it('is content with one that is long enough', async () => {
    const { exitCode, out } = await program('check', 'warmup', averaging(100));
    expect(out).toMatch(/average after 100 bars is within 0\.0\d+% of what it is on all data/);
    expect(exitCode).toBe(0);
  });

  it('says where there is too little data to look for look-ahead', async () => {
    work.write('two.csv', 'date,open,high,low,close\n2024-01-02,1,1,1,1\n');
    const file = work.write('two.toml', '[data]\npath = "two.csv"\n');
    const { exitCode, error } = await program('check', 'lookahead', file);
    expect(error).toContain('Nothing could be checked');
    expect(exitCode).toBe(1);
  });

  it.each(['lookahead', 'determinism', 'warmup'])(
    'answers bad input as a run does: %s',
    async (name) => {
      const nowhere = await program('check', name, work.path('nowhere.toml'));
      expect(nowhere.error).toContain('the configuration cannot be read');
      const wrong = await program('check', name, work.write('wrong.toml', '[risk]\nstop = 1\n'));
      expect(wrong.error).toContain('risk.stop');
      expect([nowhere.exitCode, wrong.exitCode]).toEqual([2, 2]);
    },
  );
});

describe('stratvector data features', () => {
  const bars = () =>
    work.write(
      'bars.csv',
      `date,open,high,low,close,volume\n${Array.from({ length: 40 }, (_, day) => `${new Date(Date.UTC(2024, 0, day + 1)).toISOString().slice(0, 10)},10,12,9,${10 + (day % 3)},5`).join('\n')}`,
    );

  it('writes a column for each output, empty until its window is full', async () => {
    const out = work.path('features.csv');
    const { exitCode } = await program(
      'data',
      'features',
      bars(),
      '--indicator',
      'sma(2)',
      '--indicator',
      'macd(2,3,2)',
      '--out',
      out,
    );
    expect(exitCode).toBe(0);
    const lines = readFileSync(out, 'utf8').trim().split('\n');
    expect(lines[0]).toBe(
      'time,open,high,low,close,volume,sma(2),"macd(2,3,2).macd","macd(2,3,2).signal","macd(2,3,2).histogram"',
    );
    expect(lines[1]).toBe('2024-01-01,10,12,9,10,5,,,,');
    expect(lines[2]).toBe('2024-01-02,10,12,9,11,5,10.5,,,');
    expect(lines).toHaveLength(41);
  });

  it.each([
    ['an unknown indicator', ['--indicator', 'rsy(14)', '--out', 'x.csv'], 'did you mean rsi'],
    ['no indicator', ['--out', 'x.csv'], 'none is given'],
    ['another format', ['--indicator', 'rsi(14)', '--out', 'x.xlsx'], 'allowed are .csv, .csv.gz'],
    [
      'a place that cannot be written',
      ['--indicator', 'rsi(14)', '--out', '/nowhere/x.csv'],
      'cannot be written',
    ],
  ])('refuses %s', async (_what, args, sentence) => {
    const { exitCode, error } = await program('data', 'features', bars(), ...args);
    expect(error).toContain(sentence);
    expect(exitCode).toBe(2);
  });
});
