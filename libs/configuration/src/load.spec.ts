import { describe, expect, it } from '@jest/globals';
import type { Fraction, Money } from '@stratvector/model';
import { loadConfiguration } from './load.ts';
import type { ConfigurationSource, LoadedConfiguration } from './load.ts';
import { formatProblem } from './problem.ts';
import { CATALOG } from './specs/catalog.ts';
import { FULL } from './specs/full-example.ts';

const ORIGINAL = `[strategy]
name = "momentum"
parameters = { lookback = 20, threshold = 0.02 }

[risk]
max_position_size = 0.15
stop_loss = 0.05
take_profit = 0.1

[broker]
name = "ib"
host = "127.0.0.1"
port = 7496
`;

const load = (text: string, given: Partial<ConfigurationSource> = {}): LoadedConfiguration =>
  loadConfiguration({
    text,
    file: 'run.toml',
    overrides: [],
    environment: {},
    catalog: CATALOG,
    ...given,
  });

const configured = (text: string, given: Partial<ConfigurationSource> = {}) => {
  const loaded = load(text, given);
  if (loaded.configuration === null) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded;
};

describe('the three original sections', () => {
  const { configuration } = configured(ORIGINAL);

  it('are a whole configuration', () => {
    expect(configuration.strategies).toEqual([
      {
        at: 'strategy',
        name: 'momentum',
        module: null,
        parameters: { lookback: 20, threshold: 0.02, side: 'long' },
        side: 'long',
        reentry: 'new-signal',
        equityShare: 1_000_000_000n,
        universe: null,
        protection: { stopLoss: 50_000_000n, takeProfit: 100_000_000n, trailingStop: null },
      },
    ]);
    expect(configuration.risk).toMatchObject({
      maxPositionSize: 150_000_000n,
      stopLoss: 50_000_000n,
      takeProfit: 100_000_000n,
      trailingStop: null,
      allowShort: false,
    });
    expect(configuration.broker).toMatchObject({ name: 'ib', host: '127.0.0.1', port: 7496 });
  });

  it('take the defaults that the design names', () => {
    expect(configuration.backtest).toEqual({
      cash: 1_000_000_000n,
      currency: 'USD',
      fill: 'next-open',
      intrabar: 'pessimistic',
      limitFill: 'through',
      latency: 0,
      benchmark: null,
      holdout: null,
      seed: 1,
      commission: { model: 'ib-fixed', parameters: {} },
      slippage: { model: 'bps', stopFactor: 2, parameters: { bps: 1, stop_factor: 2 } },
      liquidity: { participationMax: null },
      financing: { cashRate: 0n, marginRate: 60_000_000n, borrowRate: 10_000_000n },
    });
    expect(configuration.sizing).toMatchObject({
      model: 'fraction',
      rebalance: 'on-change',
      lot: '1',
      parameters: { fraction: 0.15 },
    });
    expect(configuration.data).toMatchObject({
      source: 'example',
      timestamp: 'open',
      timezone: 'UTC',
      instantGrace: 2000,
      onBadBar: 'error',
    });
    expect(configuration.account).toMatchObject({ type: 'cash', costBasis: 'average' });
    expect(configuration.execution).toEqual({
      orderType: 'market',
      bars: 5,
      participation: 100_000_000n,
      timeInForce: 'DAY',
      sessionCloseOrder: 'OPG',
    });
  });

  it('say where each value came from', () => {
    const { origins } = configured(ORIGINAL);
    expect(origins.get('risk.stop_loss')).toEqual({
      kind: 'file',
      file: 'run.toml',
      line: 7,
      column: 1,
    });
    expect(origins.get('strategy.parameters.threshold')).toMatchObject({ line: 3, column: 31 });
    expect(origins.get('backtest.cash')).toEqual({ kind: 'default' });
  });
});

describe('the example of the design page', () => {
  it('loads with every value', () => {
    const { configuration } = configured(FULL);
    expect(configuration).toMatchObject({
      universe: { symbols: ['AAPL', 'MSFT'] },
      data: {
        source: 'file',
        path: 'data/*.csv',
        timeframe: '1d',
        start: { text: '2015-01-01', wholeDay: true, time: Date.UTC(2015, 0, 1) },
        end: { text: '2024-12-31', wholeDay: true, time: Date.UTC(2024, 11, 31) },
        calendar: 'XNYS',
        adjust: 'none',
        finer: { path: 'minutes/*.parquet' },
      },
      instruments: { file: 'instruments.csv' },
      corporateActions: { file: 'actions.csv' },
      backtest: {
        benchmark: 'SPY',
        holdout: 0.3,
        commission: { model: 'rate', parameters: { rate: 0.0005, minimum: 0 } },
        liquidity: { participationMax: 100_000_000n as Fraction },
      },
      sizing: { parameters: { fraction: 0.15 } },
      risk: {
        trailingStop: 50_000_000n as Fraction,
        maxPositions: 20,
        limits: {
          maxOrderNotional: 500_000_000n as Money,
          maxVar95: 20_000_000n as Fraction,
          ordersPerSecond: 20,
        },
      },
      account: { id: 'DU123456', capital: 1_000_000_000n as Money },
      broker: { mode: 'paper', clientId: 7, readOnly: false, cashTolerance: 10_000n as Money },
      metrics: { periodsPerYear: 252, cashRate: 0n as Fraction },
      alerts: { webhook: 'https://example.com/hook' },
    });
    expect(configuration.strategies).toMatchObject([
      { module: './my-strategy.ts', name: null, side: 'long', equityShare: 1_000_000_000n },
    ]);
  });

  it('cannot have [strategy] and [[strategies]] together', () => {
    const { problems } = load(`${FULL}\n[[strategies]]\nname = "momentum"\n`);
    expect(problems.map(({ key, sentence }) => [key, sentence])).toEqual([
      ['strategy', '[strategy] and [[strategies]] are both given; keep one of them'],
    ]);
  });

  it('is nothing at all where nothing is given', () => {
    expect(configured('').configuration.strategies).toMatchObject([
      { name: 'momentum', parameters: { lookback: 20, threshold: 0.02, side: 'long' } },
    ]);
  });
});

describe('derived defaults', () => {
  it.each([
    [
      'short positions are allowed',
      '[risk]\nallow_short = true',
      { strategies: [{ side: 'both', parameters: { side: 'both' } }] },
    ],
    ['a path is given', '[data]\npath = "a.csv"', { data: { source: 'file', calendar: 'data' } }],
    [
      'the account is a margin account',
      '[account]\ntype = "margin"',
      { account: { leverage: 2_000_000_000n, maintenance: 250_000_000n } },
    ],
    [
      'cash earns interest',
      '[backtest.financing]\ncash_rate = 0.03',
      { metrics: { cashRate: 30_000_000n } },
    ],
    ['no broker is named', '', { backtest: { commission: { model: 'none' } } }],
    [
      'the limit of a position is lowered',
      '[risk]\nmax_position_size = 0.2',
      { sizing: { parameters: { fraction: 0.2 } } },
    ],
  ])('follow when %s', (_when, text, expected) =>
    expect(configured(text).configuration).toMatchObject(expected),
  );

  it('divide what the strategies with a share of their own leave', () => {
    const entry = (more: string): string => `[[strategies]]\nname = "momentum"\n${more}\n`;
    const text = entry('equity_share = 0.5') + entry('') + entry('universe = ["SPY"]');
    const { strategies } = configured(text).configuration;
    expect(strategies.map(({ equityShare }) => equityShare)).toEqual([
      500_000_000n,
      250_000_000n,
      250_000_000n,
    ]);
    expect(strategies[2]?.universe).toEqual({ symbols: ['SPY'], file: null });
  });

  it('protect each strategy of a list by its own keys over those of [risk]', () => {
    const entry = (more: string): string => `[[strategies]]\nname = "momentum"\n${more}\n`;
    const own = entry('risk = { stop_loss = 0.03 }');
    const protections = (text: string, ...flags: readonly string[]) =>
      configured(text, { overrides: flags }).configuration.strategies.map(
        ({ protection }) => protection,
      );
    expect(protections(`[risk]\nstop_loss = 0.1\ntake_profit = 0.2\n${own}${entry('')}`)).toEqual([
      { stopLoss: 30_000_000n, takeProfit: 200_000_000n, trailingStop: null },
      { stopLoss: 100_000_000n, takeProfit: 200_000_000n, trailingStop: null },
    ]);
    expect(protections(`${own}${entry('')}`, 'strategies[1].risk.trailing_stop=0.5')).toEqual([
      { stopLoss: 30_000_000n, takeProfit: null, trailingStop: null },
      { stopLoss: null, takeProfit: null, trailingStop: 500_000_000n },
    ]);
    expect(protections(entry(''))).toEqual([null]);
  });
});

describe('a module of the user', () => {
  const text = '[strategy]\nmodule = "./mine.ts"\nparameters = { window = 7 }';

  it('passes parameters on while it is not loaded', () =>
    expect(configured(text).configuration.strategies[0]?.parameters).toEqual({ window: 7 }));

  it('has them checked once it is', () => {
    const window = {
      name: 'window',
      type: 'integer',
      min: 10,
      max: 20,
      default: 15,
      description: 'bars',
    } as const;
    const catalog = { ...CATALOG, modules: new Map([['./mine.ts', [window]]]) };
    expect(load(text, { catalog }).problems).toMatchObject([
      {
        key: 'strategy.parameters.window',
        sentence: 'found 7; allowed is integer from 10 to 20; without the key it is 15',
      },
    ]);
  });
});

describe('exact numbers', () => {
  it.each([
    ['0.1', 1_000n],
    ['100000.0001', 1_000_000_001n],
    ['1e6', 10_000_000_000n],
    ['1_000_000', 10_000_000_000n],
    ['999999999999', 9_999_999_999_990_000n],
  ])('money %s loses nothing', (written, count) =>
    expect(configured(`[backtest]\ncash = ${written}`).configuration.backtest.cash).toBe(count),
  );

  it('keep a lot as the decimal it is', () =>
    expect(configured('[sizing]\nlot = 1e-8').configuration.sizing.lot).toBe('0.00000001'));

  it('keep the smallest fraction', () =>
    expect(configured('[risk]\nstop_loss = 0.000001').configuration.risk.stopLoss).toBe(1_000n));
});

describe('flags over the environment over the file', () => {
  const text = '[backtest]\ncash = 1000\ncurrency = "EUR"\nseed = 2';
  const loaded = configured(text, {
    overrides: ['backtest.cash=3000'],
    environment: { STRATVECTOR_BACKTEST__CASH: '2000', STRATVECTOR_BACKTEST__SEED: '7', HOME: '/' },
  });

  it('is the order', () =>
    expect(loaded.configuration.backtest).toMatchObject({
      cash: 30_000_000n,
      currency: 'EUR',
      seed: 7,
    }));

  it('is told by the origins', () => {
    expect(loaded.origins.get('backtest.cash')).toEqual({
      kind: 'flag',
      text: 'backtest.cash=3000',
    });
    expect(loaded.origins.get('backtest.seed')).toEqual({
      kind: 'environment',
      name: 'STRATVECTOR_BACKTEST__SEED',
    });
    expect(loaded.origins.get('backtest.currency')).toMatchObject({ kind: 'file', line: 3 });
  });

  it.each([
    ['text without quotes', 'backtest.benchmark=7203', { backtest: { benchmark: '7203' } }],
    ['text with quotes', 'backtest.benchmark="SPY"', { backtest: { benchmark: 'SPY' } }],
    [
      'a list with commas',
      'universe.symbols=AAPL,MSFT',
      { universe: { symbols: ['AAPL', 'MSFT'] } },
    ],
    ['a list as in TOML', 'universe.symbols=["A"]', { universe: { symbols: ['A'] } }],
    ['a date', 'data.start=2015-01-01', { data: { start: { text: '2015-01-01' } } }],
    ['blanks around', ' backtest.seed = 5 ', { backtest: { seed: 5 } }],
    [
      'a value with =',
      'alerts.webhook=https://a.b/c?d=e',
      { alerts: { webhook: 'https://a.b/c?d=e' } },
    ],
    [
      'a parameter',
      'strategy.parameters.lookback=30',
      { strategies: [{ parameters: { lookback: 30 } }] },
    ],
    [
      'a model and its parameter',
      'backtest.slippage.bps=3',
      { backtest: { slippage: { parameters: { bps: 3 } } } },
    ],
  ])('--set takes %s', (_what, override, expected) =>
    expect(configured('', { overrides: [override] }).configuration).toMatchObject(expected),
  );

  it('reaches into a list of strategies', () => {
    const list = '[[strategies]]\nname = "momentum"\n[strategies.parameters]\nlookback = 5\n';
    const { strategies } = configured(list, {
      overrides: ['strategies[0].parameters.lookback=9'],
      environment: { STRATVECTOR_STRATEGIES__0__EQUITY_SHARE: '0.25' },
    }).configuration;
    expect(strategies).toMatchObject([{ parameters: { lookback: 9 }, equityShare: 250_000_000n }]);
  });

  it('counts an empty variable as not set', () =>
    expect(
      configured('', { environment: { STRATVECTOR_BACKTEST__SEED: '' } }).configuration.backtest
        .seed,
    ).toBe(1));
});
