import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from './load.ts';
import { formatProblem } from './problem.ts';
import { CATALOG } from './specs/catalog.ts';

/** What is wrong, the text, every problem that must be said. */
type Row = readonly [name: string, text: string, problems: readonly string[]];

const problemsOf = (
  text: string,
  overrides: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): readonly string[] =>
  loadConfiguration({ text, file: 'a', overrides, environment, catalog: CATALOG }).problems.map(
    formatProblem,
  );

const BAD: readonly Row[] = [
  [
    'an unknown key',
    '[risk]\nstop_los = 0.05',
    ['a:2:1: risk.stop_los: there is no such key; did you mean risk.stop_loss?'],
  ],
  [
    'a key of another section',
    '[strategy]\nstop_loss = 0.05',
    ['a:2:1: strategy.stop_loss: there is no such key; did you mean risk.stop_loss?'],
  ],
  [
    'a key outside its section',
    'cash = 1000',
    ['a:1:1: cash: there is no such key; did you mean backtest.cash?'],
  ],
  [
    'a key that resembles none',
    '[risk]\nzzzzzzzz = 1',
    [
      'a:2:1: risk.zzzzzzzz: there is no such key; risk has max_position_size, stop_loss, take_profit, trailing_stop, max_positions, allow_short',
    ],
  ],
  [
    'an unknown section',
    '[bactest]\ncash = 1',
    ['a:1:1: bactest: there is no such section; did you mean [backtest]?'],
  ],
  [
    'a section that resembles none',
    '[qqqqqqqq]\nx = 1',
    [
      'a:1:1: qqqqqqqq: there is no such section; the sections are strategy, universe, data, instruments, corporate_actions, backtest, sizing, risk, execution, account, broker, metrics, alerts, platform',
    ],
  ],
  [
    'an unknown subsection',
    '[backtest.comission]\nmodel = "none"',
    ['a:1:1: backtest.comission: there is no such section; did you mean [backtest.commission]?'],
  ],
  [
    'an unknown limit',
    '[risk.limits]\nmax_drawdwn = 0.1',
    [
      'a:2:1: risk.limits.max_drawdwn: there is no such key; did you mean risk.limits.max_drawdown?',
    ],
  ],
  [
    'a dotted key that is unknown',
    'risk.limits.max_dailyloss = 0.1',
    [
      'a:1:1: risk.limits.max_dailyloss: there is no such key; did you mean risk.limits.max_daily_loss?',
    ],
  ],
  [
    'a quoted key',
    '[risk]\n"stop loss" = 0.1',
    ['a:2:1: risk."stop loss": there is no such key; did you mean risk.stop_loss?'],
  ],
  [
    'a secret',
    '[broker]\npassword = "hunter2"',
    [
      'a:2:1: broker.password: secrets are never part of the configuration; remove the key and give the secret by the environment or AWS Secrets Manager',
    ],
  ],
  [
    'another secret',
    '[alerts]\napi_key = "abc"',
    [
      'a:2:1: alerts.api_key: secrets are never part of the configuration; remove the key and give the secret by the environment or AWS Secrets Manager',
    ],
  ],
  [
    'a value where a section belongs',
    'risk = 5',
    ['a:1:1: risk: found 5; allowed is a section; write [risk] and its keys below'],
  ],
  [
    'a list where a section belongs',
    '[[risk]]\nstop_loss = 0.05',
    [
      'a:1:1: risk: found [{"stop_loss":0.05}]; allowed is a section; write [risk] and its keys below',
    ],
  ],
  [
    'a section where a value belongs',
    '[backtest.cash]\namount = 1',
    [
      'a:1:1: backtest.cash: found {"amount":1}; allowed is a number from 0.01 to 1000000000000, 4 decimals at most; without the key it is 100000',
    ],
  ],
  [
    'a text for a number',
    '[backtest]\ncash = "much"',
    [
      'a:2:1: backtest.cash: found "much"; allowed is a number from 0.01 to 1000000000000, 4 decimals at most; without the key it is 100000',
    ],
  ],
  [
    'a number in quotes',
    '[backtest]\ncash = "1000"',
    [
      'a:2:1: backtest.cash: found "1000"; allowed is a number from 0.01 to 1000000000000, 4 decimals at most; write it without quotes',
    ],
  ],
  [
    'a negative amount',
    '[backtest]\ncash = -1',
    [
      'a:2:1: backtest.cash: found -1; allowed is a number from 0.01 to 1000000000000, 4 decimals at most; without the key it is 100000',
    ],
  ],
  [
    'no cash',
    '[backtest]\ncash = 0',
    [
      'a:2:1: backtest.cash: found 0; allowed is a number from 0.01 to 1000000000000, 4 decimals at most; without the key it is 100000',
    ],
  ],
  [
    'too much cash',
    '[backtest]\ncash = 1e13',
    [
      'a:2:1: backtest.cash: found 10000000000000; allowed is a number from 0.01 to 1000000000000, 4 decimals at most; without the key it is 100000',
    ],
  ],
  [
    'an integer beyond 64 bits',
    '[backtest]\ncash = 99999999999999999999',
    [
      'a:2:1: backtest.cash: found 99999999999999999999; allowed is a number from 0.01 to 1000000000000, 4 decimals at most; without the key it is 100000',
    ],
  ],
  [
    'cash finer than it is kept',
    '[backtest]\ncash = 1000.00001',
    [
      'a:2:1: backtest.cash: found 1000.00001; allowed is a number from 0.01 to 1000000000000, 4 decimals at most; without the key it is 100000',
    ],
  ],
  [
    'more digits than are exact',
    '[backtest]\ncash = 123456789012.3456',
    [
      'a:2:1: backtest.cash: found 123456789012.3456; allowed is a number from 0.01 to 1000000000000, 4 decimals at most; without the key it is 100000',
    ],
  ],
  [
    'NaN',
    '[risk]\nstop_loss = nan',
    [
      'a:2:1: risk.stop_loss: found NaN; allowed is a number from 0.000001 to 0.999999, 9 decimals at most; correct it or remove the key',
    ],
  ],
  [
    'infinity',
    '[risk]\nmax_position_size = inf',
    [
      'a:2:1: risk.max_position_size: found Infinity; allowed is a number from 0.000001 to 10, 9 decimals at most; without the key it is 1',
    ],
  ],
  [
    'a position in percent',
    '[risk]\nmax_position_size = 15',
    [
      'a:2:1: risk.max_position_size: found 15; allowed is a number from 0.000001 to 10, 9 decimals at most; 15 % is written 0.15',
    ],
  ],
  [
    'a percentage',
    '[risk]\nstop_loss = 5',
    [
      'a:2:1: risk.stop_loss: found 5; allowed is a number from 0.000001 to 0.999999, 9 decimals at most; 5 % is written 0.05',
    ],
  ],
  [
    'a stop of everything',
    '[risk]\nstop_loss = 1.0',
    [
      'a:2:1: risk.stop_loss: found 1; allowed is a number from 0.000001 to 0.999999, 9 decimals at most; 1 % is written 0.01',
    ],
  ],
  [
    'a stop of nothing',
    '[risk]\ntake_profit = 0',
    [
      'a:2:1: risk.take_profit: found 0; allowed is a number from 0.000001 to 100, 9 decimals at most; correct it or remove the key',
    ],
  ],
  [
    'a fraction finer than it is kept',
    '[risk]\ntrailing_stop = 0.12345678901',
    [
      'a:2:1: risk.trailing_stop: found 0.12345678901; allowed is a number from 0.000001 to 0.999999, 9 decimals at most; correct it or remove the key',
    ],
  ],
  [
    'half a position',
    '[risk]\nmax_positions = 2.5',
    [
      'a:2:1: risk.max_positions: found 2.5; allowed is a whole number from 1 to 100000; correct it or remove the key',
    ],
  ],
  [
    'a boolean in quotes',
    '[risk]\nallow_short = "true"',
    ['a:2:1: risk.allow_short: found "true"; allowed is true or false; write it without quotes'],
  ],
  [
    'a number for a boolean',
    '[risk]\nallow_short = 1',
    ['a:2:1: risk.allow_short: found 1; allowed is true or false; without the key it is false'],
  ],
  [
    'a number for a text',
    '[account]\nid = 123',
    [
      'a:2:1: account.id: found 123; allowed is a text in quotes that is not empty; without the key it is "backtest"',
    ],
  ],
  [
    'an empty text',
    '[account]\nid = "  "',
    [
      'a:2:1: account.id: found "  "; allowed is a text in quotes that is not empty; without the key it is "backtest"',
    ],
  ],
  [
    'a date for a text',
    '[account]\nid = 2015-01-01',
    [
      'a:2:1: account.id: found 2015-01-01; allowed is a text in quotes that is not empty; without the key it is "backtest"',
    ],
  ],
  [
    'an unknown choice',
    '[backtest]\nfill = "next_open"',
    [
      'a:2:1: backtest.fill: found "next_open"; allowed is one of "next-open", "this-close"; did you mean "next-open"?',
    ],
  ],
  [
    'a choice that resembles none',
    '[backtest]\nintrabar = "zzzz"',
    [
      'a:2:1: backtest.intrabar: found "zzzz"; allowed is one of "pessimistic", "optimistic", "path", "finer"; without the key it is "pessimistic"',
    ],
  ],
  [
    'a number for a choice',
    '[backtest]\nlimit_fill = 1',
    [
      'a:2:1: backtest.limit_fill: found 1; allowed is one of "through", "touch"; without the key it is "through"',
    ],
  ],
  [
    'a choice in capitals',
    '[execution]\ntime_in_force = "day"',
    [
      'a:2:1: execution.time_in_force: found "day"; allowed is one of "DAY", "GTC", "IOC", "FOK", "OPG", "CLS"; did you mean "DAY"?',
    ],
  ],
  [
    'a model that does not exist',
    '[backtest.commission]\nmodel = "ib_fixed"',
    [
      'a:2:1: backtest.commission.model: found "ib_fixed"; allowed is one of "none", "ib-fixed", "rate"; did you mean "ib-fixed"?',
    ],
  ],
  [
    'a calendar that this host lacks',
    '[data]\ncalendar = "XNYX"',
    [
      'a:2:1: data.calendar: found "XNYX"; allowed is one of "XNYS", "XLON", "24x7", "data"; did you mean "XNYS"?',
    ],
  ],
  [
    'a timeframe that does not exist',
    '[data]\ntimeframe = "2m"',
    [
      'a:2:1: data.timeframe: found "2m"; allowed is one of "1s", "5s", "1m", "5m", "15m", "30m", "1h", "4h", "1d", "1w"; did you mean "1m" or "5m"?',
    ],
  ],
  [
    'a duration without unit',
    '[backtest]\nlatency = 250',
    [
      'a:2:1: backtest.latency: found 250; allowed is a duration such as "250ms", "2s", "1m" or "4h"; without the key it is "0ms"',
    ],
  ],
  [
    'a duration of days',
    '[data]\ninstant_grace = "2 days"',
    [
      'a:2:1: data.instant_grace: found "2 days"; allowed is a duration such as "250ms", "2s", "1m" or "4h"; without the key it is "2s"',
    ],
  ],
  [
    'an unknown zone',
    '[data]\ntimezone = "New York"',
    [
      'a:2:1: data.timezone: found "New York"; allowed is "UTC" or a zone such as "America/New_York"; without the key it is "UTC"',
    ],
  ],
  [
    'a day that does not exist',
    '[data]\nstart = 2015-02-30',
    [
      'a:2:1: data.start: found 2015-02-30; allowed is a date such as 2015-01-01, or a date-time such as 2015-01-01T09:30:00Z; without the key it is the first bar',
    ],
  ],
  [
    'a time without a day',
    '[data]\nstart = 09:30:00',
    [
      'a:2:1: data.start: found 09:30:00; allowed is a date such as 2015-01-01, or a date-time such as 2015-01-01T09:30:00Z; without the key it is the first bar',
    ],
  ],
  [
    'a text that is no date',
    '[data]\nend = "yesterday"',
    [
      'a:2:1: data.end: found "yesterday"; allowed is a date such as 2015-01-01, or a date-time such as 2015-01-01T09:30:00Z; without the key it is the last bar',
    ],
  ],
  [
    'a currency that is none',
    '[backtest]\ncurrency = "dollars"',
    [
      'a:2:1: backtest.currency: found "dollars"; allowed is an ISO 4217 code such as "USD"; without the key it is "USD"',
    ],
  ],
  [
    'an address that is none',
    '[alerts]\nwebhook = "example.com"',
    [
      'a:2:1: alerts.webhook: found "example.com"; allowed is an address such as "https://example.com/hook"; correct it or remove the key',
    ],
  ],
  [
    'an empty list',
    '[universe]\nsymbols = []',
    [
      'a:2:1: universe.symbols: found []; allowed is a list of different texts such as ["AAPL", "MSFT"]; without the key it is all symbols in the data',
    ],
  ],
  [
    'a symbol twice',
    '[universe]\nsymbols = ["A", "B", "A"]',
    [
      'a:2:1: universe.symbols: found ["A","B","A"]; allowed is a list of different texts such as ["AAPL", "MSFT"]; without the key it is all symbols in the data',
    ],
  ],
  [
    'a list with a number',
    '[universe]\nsymbols = ["A", 5]',
    [
      'a:2:1: universe.symbols: found ["A",5]; allowed is a list of different texts such as ["AAPL", "MSFT"]; without the key it is all symbols in the data',
    ],
  ],
  [
    'a text for a list',
    '[universe]\nsymbols = "AAPL"',
    [
      'a:2:1: universe.symbols: found "AAPL"; allowed is a list of different texts such as ["AAPL", "MSFT"]; without the key it is all symbols in the data',
    ],
  ],
  [
    'a port beyond the last',
    '[broker]\nport = 70000',
    [
      'a:2:1: broker.port: found 70000; allowed is a whole number from 1 to 65535; without the key it is 7497',
    ],
  ],
  [
    'a negative client',
    '[broker]\nclient_id = -1',
    [
      'a:2:1: broker.client_id: found -1; allowed is a whole number from 0 to 32767; without the key it is 7',
    ],
  ],
  [
    'an unknown strategy',
    '[strategy]\nname = "momentm"',
    [
      'a:2:1: strategy.name: found "momentm"; allowed is one of "momentum", "buy-and-hold"; did you mean "momentum"?',
    ],
  ],
  [
    'a strategy that resembles none',
    '[strategy]\nname = "zzzzzzz"',
    ['a:2:1: strategy.name: found "zzzzzzz"; allowed is one of "momentum", "buy-and-hold"'],
  ],
  [
    'a strategy of the wrong type',
    '[strategy]\nname = 5',
    [
      'a:2:1: strategy.name: found 5; allowed is a text in quotes that is not empty; without the key it is momentum',
    ],
  ],
  [
    'parameters that are no table',
    '[strategy]\nparameters = 20',
    [
      'a:2:1: strategy.parameters: found 20; allowed is a table; write a table such as parameters = { lookback = 20 }',
    ],
  ],
  [
    'an unknown parameter',
    '[strategy]\nparameters = { lokback = 20 }',
    [
      'a:2:16: strategy.parameters.lokback: "momentum" has no such parameter; did you mean lookback?',
    ],
  ],
  [
    'a parameter that resembles none',
    '[strategy]\nparameters = { qqqqqq = 20 }',
    [
      'a:2:16: strategy.parameters.qqqqqq: "momentum" has no such parameter; its parameters are lookback, threshold, side',
    ],
  ],
  [
    'a parameter of a strategy without any',
    '[strategy]\nname = "buy-and-hold"\nparameters = { x = 1 }',
    [
      'a:3:16: strategy.parameters.x: "buy-and-hold" has no such parameter; remove it, there are none',
    ],
  ],
  [
    'a parameter out of range',
    '[strategy]\nparameters = { lookback = 0 }',
    [
      'a:2:16: strategy.parameters.lookback: found 0; allowed is integer from 1 to 10000; without the key it is 20',
    ],
  ],
  [
    'a parameter of the wrong type',
    '[strategy]\nparameters = { lookback = 2.5, threshold = "a" }',
    [
      'a:2:16: strategy.parameters.lookback: found 2.5; allowed is integer from 1 to 10000; without the key it is 20',
      'a:2:32: strategy.parameters.threshold: found "a"; allowed is number from 0 to 10; without the key it is 0.02',
    ],
  ],
  [
    'a parameter that is a table',
    '[strategy.parameters]\nlookback = { bars = 20 }',
    [
      'a:2:1: strategy.parameters.lookback: found {"bars":20}; allowed is integer from 1 to 10000; without the key it is 20',
    ],
  ],
  [
    'parameters on lines of their own',
    '[strategy.parameters]\n# bars\nlookback = -5',
    [
      'a:3:1: strategy.parameters.lookback: found -5; allowed is integer from 1 to 10000; without the key it is 20',
    ],
  ],
  [
    'a parameter of another model',
    '[backtest.commission]\nmodel = "none"\nrate = 0.1',
    [
      'a:3:1: backtest.commission.rate: "none" has no such parameter; it belongs to "rate"; choose that or remove the key',
    ],
  ],
  [
    'an unknown parameter of a model',
    '[backtest.slippage]\nbsp = 2',
    ['a:2:1: backtest.slippage.bsp: "bps" has no such parameter; did you mean bps?'],
  ],
  [
    'a parameter of a model out of range',
    '[backtest.slippage]\nbps = -1',
    [
      'a:2:1: backtest.slippage.bps: found -1; allowed is number from 0 to 10000; without the key it is 1',
    ],
  ],
  [
    'a sizer with the parameter of another',
    '[sizing]\nmodel = "fixed-quantity"\nfraction = 0.1',
    [
      'a:3:1: sizing.fraction: "fixed-quantity" has no such parameter; it belongs to "fraction"; choose that or remove the key',
    ],
  ],
  [
    'a list of strategies that is none',
    'strategies = "momentum"',
    [
      'a:1:1: strategies: found "momentum"; allowed is a list of tables; write [[strategies]] before each',
    ],
  ],
  [
    'a list of names',
    'strategies = ["momentum"]',
    [
      'a:1:1: strategies[0]: found "momentum"; allowed is a table; write [[strategies]] before its keys',
    ],
  ],
  [
    'an empty list of strategies',
    'strategies = []',
    ['a:1:1: strategies: found []; allowed is a list of tables; write [[strategies]] before each'],
  ],
  [
    'a strategy that is a text',
    'strategy = "momentum"',
    ['a:1:1: strategy: found "momentum"; allowed is a table; write [strategy] before its keys'],
  ],
  [
    'a strategy of the list without a name',
    '[[strategies]]\n',
    [
      'a:1:1: strategies[0]: neither name nor module is given; name a strategy, for example name = "momentum"',
    ],
  ],
  [
    'an unknown key in a strategy of the list',
    '[[strategies]]\nname = "momentum"\nequity_shar = 0.5',
    ['a:3:1: strategies[0].equity_shar: there is no such key; did you mean equity_share?'],
  ],
  [
    'a limit of the account in a strategy of the list',
    '[[strategies]]\nname = "momentum"\nrisk = { max_positions = 3 }',
    [
      'a:3:10: strategies[0].risk.max_positions: there is no such key; strategies[0] has name, module, side, equity_share, reentry, parameters, universe, risk.stop_loss, risk.take_profit, risk.trailing_stop',
    ],
  ],
  [
    'a stop out of range in a strategy of the list',
    '[[strategies]]\nname = "momentum"\n[strategies.risk]\nstop_loss = 5',
    [
      'a:4:1: strategies[0].risk.stop_loss: found 5; allowed is a number from 0.000001 to 0.999999, 9 decimals at most; 5 % is written 0.05',
    ],
  ],
  [
    'a universe in [strategy]',
    '[strategy]\nuniverse = ["SPY"]',
    [
      'a:2:1: strategy.universe: there is no such key; strategy has name, module, side, equity_share, reentry, parameters',
    ],
  ],
  [
    'a share above all',
    '[strategy]\nequity_share = 1.5',
    [
      'a:2:1: strategy.equity_share: found 1.5; allowed is a number from 0.000001 to 1, 9 decimals at most; 1.5 % is written 0.015',
    ],
  ],
];

describe('a configuration that is wrong', () => {
  it.each(BAD)('%s', (_name, text, problems) => expect(problemsOf(text)).toEqual(problems));

  it('tells a variable that has one underline where two were meant', () =>
    expect(
      problemsOf('', [], {
        STRATVECTOR_RISK_STOP_LOSS: '0.2',
        STRATVECTOR_HOME: '/home',
        STRATVECTOR_TEST_SKIPS: 'forbidden',
        STRATVECTOR_BACKTEST_CASH: '',
      }),
    ).toEqual([
      'environment STRATVECTOR_RISK_STOP_LOSS: two underlines separate a section from its key; write STRATVECTOR_RISK__STOP_LOSS',
    ]));

  it('tells all at once, from the top of the file to its end, then flags', () =>
    expect(
      problemsOf('[risk]\nstop_los = 1\n[backtest]\nfil = "a"\ncash = -1', ['data.pth=a'], {
        STRATVECTOR_RISK__MAX_POSITION: '1',
      }).map((problem) => problem.split(': ', 2).join(' ')),
    ).toEqual([
      'a:2:1 risk.stop_los',
      'a:4:1 backtest.fil',
      'a:5:1 backtest.cash',
      'environment STRATVECTOR_RISK__MAX_POSITION risk.max_position',
      '--set data.pth=a data.pth',
    ]));
});
