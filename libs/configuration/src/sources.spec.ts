import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from './load.ts';
import { formatProblem } from './problem.ts';
import { CATALOG } from './specs/catalog.ts';

const problemsOf = (
  text: string,
  overrides: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): readonly string[] =>
  loadConfiguration({ text, file: 'a', overrides, environment, catalog: CATALOG }).problems.map(
    formatProblem,
  );

describe('a text that is no TOML', () => {
  it.each([
    ['a text without end', '[a]\nb = "x', 'a:2:5: ', '2:  b = "x\n        ^'],
    ['a key twice', '[risk]\nstop_loss = 0.1\nstop_loss = 0.2', 'a:3:1: ', '^'],
    ['a section twice', '[risk]\n[data]\n[risk]', 'a:3:2: ', '^'],
    ['a section without end', '[risk\nstop_loss = 1', 'a:1:', '^'],
    ['a key without value', '[risk]\nstop_loss =', 'a:2:', '^'],
    ['a text without quotes', '[broker]\nname = ib', 'a:2:8: ', '^'],
    ['two on a line', 'a = 1 b = 2', 'a:1:7: ', '^'],
    ['JSON', '{"risk": 1}', 'a:1:', '^'],
  ])('%s: line, column and pointer', (_name, text, place, pointer) => {
    const [problem = '', ...others] = problemsOf(text);
    expect(others).toEqual([]);
    expect(problem.startsWith(`${place}`)).toBe(true);
    expect(problem).toContain('this is not valid TOML: ');
    expect(problem).toContain('; correct the text at this place\n');
    expect(problem).toContain(pointer);
  });

  it('leaves a pointer under an endless line out', () => {
    const [problem = ''] = problemsOf(`a = "${'x'.repeat(500)}`);
    expect(problem.length).toBeLessThan(200);
  });
});

const QUOTE =
  "this begins like a list or table of TOML and is none; quote all of it for the shell, for example 'universe.symbols=[\"AAPL\"]' or 'strategy.parameters={lookback=30}'";

const loaded = (
  overrides: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) => {
  const { configuration, problems } = loadConfiguration({
    text: '[strategy]\nname = "momentum"\nparameters = { lookback = 20, threshold = 0.05 }\n',
    file: 'a',
    overrides,
    environment,
    catalog: CATALOG,
  });
  expect(problems).toEqual([]);
  if (!configuration) throw new Error('the configuration is not sound');
  return configuration;
};

describe('a value of --set is read as TOML', () => {
  it('a table sets its keys, and leaves those that it does not name', () => {
    const { strategies } = loaded(['strategy.parameters={lookback=30}']);
    expect(strategies[0]?.parameters).toMatchObject({ lookback: 30, threshold: 0.05 });
  });

  it('of a section too, and of sections within it', () => {
    const { risk, data } = loaded([
      'risk={stop_loss=0.1, limits={max_drawdown=0.2}}',
      'data={start=2015-01-01, calendar="XNYS"}',
    ]);
    expect([risk.stopLoss, risk.limits.maxDrawdown]).toEqual([100_000_000n, 200_000_000n]);
    expect([data.start?.text, data.calendar]).toEqual(['2015-01-01', 'XNYS']);
  });

  it('a list is a list, with quotes or as words', () => {
    expect(loaded(['universe.symbols=["A", "B"]']).universe.symbols).toEqual(['A', 'B']);
    expect(loaded(['universe.symbols=A,B']).universe.symbols).toEqual(['A', 'B']);
  });

  it('a path that begins like one stays a path', () => {
    expect(loaded(['data.path=[AB]*.csv']).data.path).toBe('[AB]*.csv');
    expect(loaded(['data.path={a,b}/x.csv']).data.path).toBe('{a,b}/x.csv');
  });

  it('and so is one of the environment', () => {
    const { strategies } = loaded([], { STRATVECTOR_STRATEGY__PARAMETERS: '{ lookback = 40 }' });
    expect(strategies[0]?.parameters).toMatchObject({ lookback: 40, threshold: 0.05 });
    expect(problemsOf('', [], { STRATVECTOR_RISK__LIMITS: '{ max_drawdown' })).toEqual([
      `environment STRATVECTOR_RISK__LIMITS: ${QUOTE}`,
    ]);
  });
});

describe('--set and the environment', () => {
  it.each([
    [
      'no value',
      'backtest.cash',
      '--set backtest.cash: this is not of the form key=value; write for example --set backtest.cash=50000',
    ],
    [
      'no key',
      '=5',
      '--set =5: this is not of the form key=value; write for example --set backtest.cash=50000',
    ],
    [
      'an unknown key',
      'risk.stop_los=1',
      '--set risk.stop_los=1: risk.stop_los: there is no such key; did you mean risk.stop_loss?',
    ],
    [
      'a wrong value',
      'backtest.fill=now',
      '--set backtest.fill=now: backtest.fill: found "now"; allowed is one of "next-open", "this-close"; without the key it is "next-open"',
    ],
    [
      'a day that does not exist',
      'data.end=2015-02-30',
      '--set data.end=2015-02-30: data.end: found "2015-02-30"; allowed is a date such as 2015-01-01, or a date-time such as 2015-01-01T09:30:00Z; without the key it is the last bar',
    ],
    [
      'a strategy that is not listed',
      'strategies[3].name=x',
      '--set strategies[3].name=x: strategies[3].name: there is no strategy strategies[3] in the file; the first is strategies[0]',
    ],
    [
      'an unknown parameter',
      'strategy.parameters.lokback=5',
      '--set strategy.parameters.lokback=5: strategy.parameters.lokback: "momentum" has no such parameter; did you mean lookback?',
    ],
    [
      'a table that the shell has cut',
      'strategy.parameters={lookback=',
      `--set strategy.parameters={lookback=: ${QUOTE}`,
    ],
    [
      'a list without the quotes that the shell took',
      'universe.symbols=[AAPL,MSFT]',
      `--set universe.symbols=[AAPL,MSFT]: ${QUOTE}`,
    ],
    [
      'a table without keys',
      'strategy.parameters={}',
      '--set strategy.parameters={}: strategy.parameters: this table has no keys, so it would change nothing; write key = value in it',
    ],
    [
      'an unknown key of a table',
      'risk={stop_los=0.1}',
      '--set risk={stop_los=0.1}: risk.stop_los: there is no such key; did you mean risk.stop_loss?',
    ],
    [
      'a wrong value in a table',
      'data={start="soon"}',
      '--set data={start="soon"}: data.start: found "soon"; allowed is a date such as 2015-01-01, or a date-time such as 2015-01-01T09:30:00Z; without the key it is the first bar',
    ],
    [
      'a table for a number',
      'backtest.cash={a=1}',
      '--set backtest.cash={a=1}: backtest.cash: found {"a":1}; allowed is a number from 0.01 to 1000000000000, 4 decimals at most; without the key it is 100000',
    ],
    [
      'two lines',
      'backtest.seed=1\ncash=2',
      '--set backtest.seed=1\ncash=2: backtest.seed: found "1\\ncash=2"; allowed is a whole number from 0 to 4294967295; without the key it is 1',
    ],
  ])('%s', (_name, override, problem) => expect(problemsOf('', [override])).toEqual([problem]));

  it.each([
    [
      'STRATVECTOR_BACKTEST__CASHH',
      '5',
      [
        'environment STRATVECTOR_BACKTEST__CASHH: backtest.cashh: there is no such key; did you mean backtest.cash?',
      ],
    ],
    [
      'STRATVECTOR_RISK__LIMITS__MAX_DRAWDOWN',
      '2',
      [
        'environment STRATVECTOR_RISK__LIMITS__MAX_DRAWDOWN: risk.limits.max_drawdown: found 2; allowed is a number from 0.000001 to 1, 9 decimals at most; 2 % is written 0.02',
      ],
    ],
    ['STRATVECTOR_LOG', 'debug', []],
    ['OTHER__CASH', '5', []],
  ])('%s', (name, value, problems) =>
    expect(problemsOf('', [], { [name]: value })).toEqual(problems),
  );
});
