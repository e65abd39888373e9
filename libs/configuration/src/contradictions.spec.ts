import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from './load.ts';
import { formatProblem } from './problem.ts';
import { CATALOG } from './specs/catalog.ts';

/** What is wrong, the text, every problem that must be said. */
type Row = readonly [name: string, text: string, problems: readonly string[]];

const problemsOf = (text: string): readonly string[] =>
  loadConfiguration({
    text,
    file: 'a',
    overrides: [],
    environment: {},
    catalog: CATALOG,
  }).problems.map(formatProblem);

const CONTRADICTIONS: readonly Row[] = [
  [
    'name and module',
    '[strategy]\nname = "momentum"\nmodule = "./a.ts"',
    ['a:3:1: strategy.module: name = "momentum" is given too; keep one of them'],
  ],
  [
    '[strategy] and [[strategies]]',
    '[strategy]\n[[strategies]]\nname = "momentum"\n',
    ['a:1:1: strategy: [strategy] and [[strategies]] are both given; keep one of them'],
  ],
  [
    'shares above one',
    '[[strategies]]\nname = "momentum"\nequity_share = 0.7\n[[strategies]]\nname = "momentum"\nequity_share = 0.6',
    [
      'a:6:1: strategies[1].equity_share: the equity shares sum to 1.3; allowed is 1 at most; lower one of them',
    ],
  ],
  [
    'shares above one by the least',
    '[[strategies]]\nname = "momentum"\nequity_share = 0.5\n[[strategies]]\nname = "momentum"\nequity_share = 0.500000001',
    [
      'a:6:1: strategies[1].equity_share: the equity shares sum to 1.000000001; allowed is 1 at most; lower one of them',
    ],
  ],
  [
    'shares that leave nothing',
    '[[strategies]]\nname = "momentum"\nequity_share = 1\n[[strategies]]\nname = "momentum"\n',
    [
      'a:3:1: strategies[0].equity_share: the equity shares sum to 1 and leave nothing to strategies[1]; lower one of them',
    ],
  ],
  [
    'a list and a file of symbols',
    '[universe]\nsymbols = ["A"]\nfile = "u.csv"',
    ['a:3:1: universe.file: universe.symbols is given too; keep one of them'],
  ],
  [
    'two universes of one strategy',
    '[[strategies]]\nname = "momentum"\nuniverse = { symbols = ["A"], file = "u.csv" }',
    ['a:3:31: strategies[0].universe.file: symbols are given too; keep one of them'],
  ],
  [
    'source = "file" without a path',
    '[data]\nsource = "file"',
    ['a:2:1: data.source: source = "file" and no data.path; set path in [data], or remove source'],
  ],
  [
    'a path with another source',
    '[data]\nsource = "synthetic"\npath = "a.csv"',
    ['a:3:1: data.path: a path is given and data.source is not "file"; remove one of them'],
  ],
  [
    'bars of a broker that is none',
    '[data]\nsource = "ib"',
    ['a:2:1: data.source: source = "ib" reads bars from the broker; set name = "ib" in [broker]'],
  ],
  [
    'an end before the start',
    '[data]\nstart = 2020-01-02\nend = 2020-01-01',
    [
      'a:3:1: data.end: it is before data.start; the run would have no bars; exchange or correct them',
    ],
  ],
  [
    'extended hours of a day without end',
    '[data]\ncalendar = "24x7"\nextended_hours = true',
    [
      'a:3:1: data.extended_hours: calendar = "24x7" has no hours outside its session; remove one of them',
    ],
  ],
  [
    'finer bars that are missing',
    '[backtest]\nintrabar = "finer"',
    ['a:2:1: backtest.intrabar: "finer" needs finer bars; set path in [data.finer]'],
  ],
  [
    'latency at this close',
    '[backtest]\nfill = "this-close"\nlatency = "1s"',
    [
      'a:3:1: backtest.latency: fill = "this-close" leaves no time for a latency; use fill = "next-open"',
    ],
  ],
  [
    "a rate of the account's own currency",
    '[backtest]\ncurrency = "EUR"\n[account]\nrates = ["EUR=1.08"]',
    [
      "a:4:1: account.rates: it gives a rate of the account's own currency, which is worth one of itself; remove that rate, or set backtest.currency to the currency of the account",
    ],
  ],
  [
    'an opening order at this close',
    '[backtest]\nfill = "this-close"\n[execution]\ntime_in_force = "OPG"',
    [
      'a:4:1: execution.time_in_force: "OPG" waits for an opening and backtest.fill is "this-close"; change one of them',
    ],
  ],
  [
    'an algorithm in an auction',
    '[execution]\norder_type = "twap"\ntime_in_force = "CLS"',
    [
      'a:3:1: execution.time_in_force: an algorithm trades over time and not in an auction; use time_in_force = "DAY"',
    ],
  ],
  [
    'an algorithm in the first bar alone',
    '[execution]\norder_type = "pov"\ntime_in_force = "IOC"',
    [
      'a:3:1: execution.time_in_force: an algorithm trades over several bars and not in the first alone; use time_in_force = "DAY" or "GTC"',
    ],
  ],
  [
    'bars that no algorithm counts',
    '[execution]\norder_type = "pov"\nbars = 5',
    [
      'a:3:1: execution.bars: only twap and vwap spread an order over a number of bars; set order_type to one of them, or remove it',
    ],
  ],
  [
    'a share of the volume that nobody takes',
    '[execution]\norder_type = "twap"\nparticipation = 0.2',
    [
      'a:3:1: execution.participation: only pov takes a share of the volume; set order_type = "pov", or remove it',
    ],
  ],
  [
    'live trading without a broker',
    '[broker]\nmode = "live"',
    ['a:2:1: broker.mode: mode = "live" needs a broker and name is "simulated"; set name = "ib"'],
  ],
  [
    'a cash account with leverage',
    '[account]\nleverage = 2',
    ['a:2:1: account.leverage: a cash account does not borrow; set type = "margin" in [account]'],
  ],
  [
    'a cash account with maintenance',
    '[account]\nmaintenance = 0.25',
    [
      'a:2:1: account.maintenance: a cash account has no maintenance margin; set type = "margin" in [account]',
    ],
  ],
  [
    'leverage above maintenance',
    '[account]\ntype = "margin"\nleverage = 5',
    [
      'a:3:1: account.leverage: leverage times maintenance is above 1, so full leverage is a margin call at once (maintenance is 0.25 where it is not given); lower one of them',
    ],
  ],
  [
    'a position above the account',
    '[risk]\nmax_position_size = 2',
    [
      'a:2:1: risk.max_position_size: it is above what the account may hold, account.leverage (1 in a cash account); 15 % is written 0.15',
    ],
  ],
  [
    'a band that is never used',
    '[sizing]\nband = 0.1',
    ['a:2:1: sizing.band: rebalance = "on-change" uses no band; choose daily, weekly or monthly'],
  ],
  [
    'a window without a collar',
    '[risk.limits]\nprice_collar_window = "1h"',
    [
      'a:2:1: risk.limits.price_collar_window: it is the window of a collar and there is none; set price_collar too, or remove it',
    ],
  ],
  [
    'a reject rate that is never looked at',
    '[risk.limits]\nmax_reject_rate = 0.5\nreject_rate_min_orders = 51',
    [
      'a:3:1: risk.limits.reject_rate_min_orders: reject_rate_min_orders (10 where it is not given) is above reject_rate_window (50 where it is not given), so the rate would never be looked at; lower the one or raise the other',
    ],
  ],
  [
    'a window of rejections smaller than its minimum',
    '[risk.limits]\nmax_reject_rate = 0.5\nreject_rate_window = 9',
    [
      'a:3:1: risk.limits.reject_rate_window: reject_rate_min_orders (10 where it is not given) is above reject_rate_window (50 where it is not given), so the rate would never be looked at; lower the one or raise the other',
    ],
  ],
  [
    'a minimum without its ratio',
    '[risk.limits]\norder_to_trade_min_orders = 5',
    [
      'a:2:1: risk.limits.order_to_trade_min_orders: it belongs to risk.limits.max_order_to_trade_ratio, which is not given; set that too, or remove it',
    ],
  ],
  [
    'a universe that is restricted',
    '[universe]\nsymbols = ["A"]\n[risk.limits]\nrestricted = ["A", "B"]',
    [
      'a:4:1: risk.limits.restricted: every symbol of the universe is restricted, so nothing could trade; remove some',
    ],
  ],
  [
    'a fraction above the limit',
    '[risk]\nmax_position_size = 0.1\n[sizing]\nfraction = 0.2',
    [
      'a:4:1: sizing.fraction: found 0.2, above risk.max_position_size = 0.1; lower it or raise that',
    ],
  ],
  [
    'a short side that is not allowed',
    '[strategy]\nside = "both"',
    [
      'a:2:1: strategy.side: "both" needs short positions and risk.allow_short is false; set allow_short = true in [risk]',
    ],
  ],
  [
    'a short side among the parameters',
    '[strategy]\nparameters = { side = "short" }',
    [
      'a:2:16: strategy.parameters.side: "short" needs short positions and risk.allow_short is false; set allow_short = true in [risk]',
    ],
  ],
  [
    'a side twice',
    '[strategy]\nside = "long"\nparameters = { side = "long" }',
    ['a:2:1: strategy.side: side is among the parameters too; keep one of them'],
  ],
  [
    'a side of a strategy without sides',
    '[strategy]\nname = "buy-and-hold"\nside = "long"',
    ['a:3:1: strategy.side: "buy-and-hold" does not take this side; remove the key'],
  ],
  [
    'a short side in a list',
    '[[strategies]]\nname = "momentum"\nside = "short"',
    [
      'a:3:1: strategies[0].side: "short" needs short positions and risk.allow_short is false; set allow_short = true in [risk]',
    ],
  ],
];

describe('keys that contradict each other', () => {
  it.each(CONTRADICTIONS)('%s', (_name, text, problems) =>
    expect(problemsOf(text)).toEqual(problems),
  );

  it('are not concluded from a key that is wrong by itself', () =>
    expect(problemsOf('[data]\nsource = "file"\npath = ""')).toEqual([
      'a:3:1: data.path: found ""; allowed is a path in quotes that is not empty; correct it or remove the key',
    ]));

  it.each([
    ['a margin account', '[account]\ntype = "margin"\nleverage = 4'],
    ['a position on margin', '[account]\ntype = "margin"\n[risk]\nmax_position_size = 2'],
    ['a day that is start and end', '[data]\nstart = 2020-01-01T10:00:00\nend = 2020-01-01'],
    ['shorts that are allowed', '[strategy]\nside = "both"\n[risk]\nallow_short = true'],
    ['a band with its rebalance', '[sizing]\nrebalance = "weekly"\nband = 0.1'],
    ['both stops', '[risk]\nstop_loss = 0.1\ntrailing_stop = 0.05'],
    ['finer bars', '[backtest]\nintrabar = "finer"\n[data.finer]\npath = "m.csv"'],
    ['bars of the broker', '[data]\nsource = "ib"\n[broker]\nname = "ib"'],
  ])('%s is none', (_name, text) => expect(problemsOf(text)).toEqual([]));
});
