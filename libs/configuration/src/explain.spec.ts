import { describe, expect, it } from '@jest/globals';
import { DERIVATIONS } from './derived.ts';
import { formatExplained } from './explain.ts';
import { accepts } from './key.ts';
import { KEYS } from './keys.ts';
import { loadConfiguration } from './load.ts';
import { CATALOG } from './specs/catalog.ts';

const explained = (text: string): readonly string[] => {
  const { configuration, ...loaded } = loadConfiguration({
    text,
    file: 'run.toml',
    overrides: ['risk.stop_loss=0.1', 'strategy.parameters.threshold=0.05'],
    environment: { STRATVECTOR_BACKTEST__SEED: '9' },
    catalog: CATALOG,
  });
  if (configuration === null || !('explain' in loaded)) return [];
  return formatExplained(loaded.explain)
    .split('\n')
    .map((line) => line.replace(/ +/g, ' '));
};

describe('the explanation of a configuration', () => {
  const lines = explained(
    '[strategy]\nparameters = { lookback = 5 }\n[backtest.commission]\nmodel = "rate"\nrate = 0.001',
  );

  it.each([
    ['a default', 'backtest.cash = 100000 # default'],
    ['a line of the file', 'backtest.commission.model = "rate" # run.toml:4:1'],
    ['a parameter of a model', 'backtest.commission.rate = 0.001 # run.toml:5:1'],
    ['the default of a parameter', 'backtest.commission.minimum = 0 # default'],
    ['a flag', 'risk.stop_loss = 0.1 # --set risk.stop_loss=0.1'],
    ['a variable', 'backtest.seed = 9 # environment STRATVECTOR_BACKTEST__SEED'],
    ['a parameter of the file', 'strategy.parameters.lookback = 5 # run.toml:2:16'],
    [
      'a parameter of a flag',
      'strategy.parameters.threshold = 0.05 # --set strategy.parameters.threshold=0.05',
    ],
    [
      'a default that depends on others',
      'metrics.cash_rate = 0 # default: backtest.financing.cash_rate',
    ],
    ['what is not set', '# risk.take_profit # default: not set'],
    ['what absence means', '# data.start # default: the first bar'],
  ])('names %s', (_name, line) => expect(lines).toContain(line));

  const pathsOf = (some: readonly string[]) =>
    some.map((line) => line.replace(/^# /, '').split(' ')[0] ?? '');

  it('has every key once', () => {
    const paths = pathsOf(explained('[data]\nsource = "synthetic"\n'));
    expect(new Set(paths).size).toBe(paths.length);
    for (const { path } of KEYS) if (!path.startsWith('strategy.')) expect(paths).toContain(path);
  });

  it('leaves out the defaults of a source that is not used, and nothing else', () => {
    const paths = pathsOf(lines);
    const missing = KEYS.map(({ path }) => path).filter(
      (path) => !path.startsWith('strategy.') && !paths.includes(path),
    );
    expect(missing.length).toBeGreaterThan(10);
    for (const path of missing) expect(path).toMatch(/^data\.synthetic\./);
    const given = explained('[data.synthetic]\ndrift = 0.2\n').join('\n');
    expect(given === '' || given.includes('data.synthetic.drift = 0.2')).toBe(true);
  });
});

describe('the key table', () => {
  it('has each path once', () =>
    expect(new Set(KEYS.map(({ path }) => path)).size).toBe(KEYS.length));

  it.each(KEYS.filter((key) => key.default !== null).map((key) => [key.path, key] as const))(
    '%s accepts its own default',
    (_path, key) => expect(accepts(key, key.default)).toBe(true),
  );

  it('derives what it says it derives', () => {
    const derived = KEYS.filter((key) => 'derived' in key).map(({ path }) => path);
    const inTable = derived.filter((path) => !path.startsWith('strategy.'));
    expect(Object.keys(DERIVATIONS)).toEqual(expect.arrayContaining(inTable));
  });
});
