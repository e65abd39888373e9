import { pairOf, parseRate } from './rates.ts';
import type { DeclaredRate } from './rates.ts';
import type { KeyPath } from './keys.ts';
import { SYNTHETIC_KEYS } from './keys/synthetic.ts';
import type { ModelParameters } from './models.ts';
import type { Problems } from './problem.ts';
import type { Settings } from './settings.ts';
import { decimalText } from './decimal.ts';

interface Contradiction {
  /** The keys that cannot stand together; the problem is shown at the first one that is given. */
  readonly keys: readonly KeyPath[];
  readonly holds: (settings: Settings) => boolean;
  readonly sentence: string;
}

const DAY_MS = 86_400_000;

const endsBeforeStart = (settings: Settings): boolean => {
  const start = settings.moment('data.start');
  const end = settings.moment('data.end');
  if (!start || !end) return false;
  return end.time + (end.wholeDay ? DAY_MS - 1 : 0) < start.time;
};

const isRestrictedWhole = (settings: Settings): boolean => {
  const restricted = new Set(settings.texts('risk.limits.restricted'));
  const symbols = settings.texts('universe.symbols');
  return symbols !== null && symbols.every((symbol) => restricted.has(symbol));
};

const isMargin = (settings: Settings): boolean => settings.choice('account.type') === 'margin';

const isAlgorithm = (settings: Settings): boolean =>
  ['twap', 'vwap', 'pov'].includes(settings.choice('execution.order_type') ?? '');

const isSliced = (settings: Settings): boolean =>
  ['twap', 'vwap'].includes(settings.choice('execution.order_type') ?? '');

const livesIn = (settings: Settings, ...times: readonly string[]): boolean =>
  times.includes(settings.choice('execution.time_in_force') ?? '');

const isSynthetic = (settings: Settings): boolean => settings.choice('data.source') === 'synthetic';

const SYNTHETIC: readonly Contradiction[] = [
  ...SYNTHETIC_KEYS.map(({ path }): Contradiction => ({
    keys: [path, 'data.source'],
    holds: (settings) => settings.isGiven(path) && !isSynthetic(settings),
    sentence: 'it shapes synthetic bars; set source = "synthetic" in [data], or remove it',
  })),
  {
    keys: ['data.synthetic.instruments', 'universe.symbols'],
    holds: (settings) =>
      settings.isGiven('data.synthetic.instruments') && settings.isGiven('universe.symbols'),
    sentence: 'universe.symbols names the instruments already; remove one of them',
  },
  {
    keys: ['data.calendar', 'data.source'],
    holds: (settings) => isSynthetic(settings) && settings.choice('data.calendar') === 'data',
    sentence:
      'synthetic bars are made on the sessions of a calendar, and there are no data to take dates from; name a calendar such as "XNYS" or "24x7"',
  },
];

const ratesOf = (settings: Settings): readonly DeclaredRate[] =>
  (settings.texts('account.rates') ?? []).flatMap((text) => parseRate(text) ?? []);

const accountCurrency = (settings: Settings): string => settings.text('backtest.currency') ?? '';

const ratesItself = (settings: Settings): boolean =>
  ratesOf(settings).some(
    ({ currency, quote }) => quote === null && currency === accountCurrency(settings),
  );

const ratesTwice = (settings: Settings): boolean => {
  const pairs = ratesOf(settings).map((rate) => pairOf(rate, accountCurrency(settings)));
  return new Set(pairs).size < pairs.length;
};

const DATA: readonly Contradiction[] = [
  {
    keys: ['account.rates', 'backtest.currency'],
    holds: ratesItself,
    sentence:
      "it gives a rate of the account's own currency, which is worth one of itself; remove that rate, or set backtest.currency to the currency of the account",
  },
  {
    keys: ['account.rates', 'backtest.currency'],
    holds: ratesTwice,
    sentence:
      "a pair of currencies has two rates, one of them against the account's currency or the other way round; keep one of them",
  },
  {
    keys: ['universe.file', 'universe.symbols'],
    holds: (settings) => settings.isGiven('universe.file') && settings.isGiven('universe.symbols'),
    sentence: 'universe.symbols is given too; keep one of them',
  },
  {
    keys: ['data.source', 'data.path'],
    holds: (settings) =>
      settings.choice('data.source') === 'file' && !settings.isGiven('data.path'),
    sentence: 'source = "file" and no data.path; set path in [data], or remove source',
  },
  {
    keys: ['data.path', 'data.source'],
    holds: (settings) => settings.isGiven('data.path') && settings.choice('data.source') !== 'file',
    sentence: 'a path is given and data.source is not "file"; remove one of them',
  },
  {
    keys: ['data.source', 'broker.name'],
    holds: (settings) =>
      settings.choice('data.source') === 'ib' && settings.choice('broker.name') !== 'ib',
    sentence: 'source = "ib" reads bars from the broker; set name = "ib" in [broker]',
  },
  {
    keys: ['data.end', 'data.start'],
    holds: endsBeforeStart,
    sentence: 'it is before data.start; the run would have no bars; exchange or correct them',
  },
  {
    keys: ['data.extended_hours', 'data.calendar'],
    holds: (settings) =>
      settings.boolean('data.extended_hours') && settings.choice('data.calendar') === '24x7',
    sentence: 'calendar = "24x7" has no hours outside its session; remove one of them',
  },
  {
    keys: ['backtest.intrabar', 'data.finer.path'],
    holds: (settings) =>
      settings.choice('backtest.intrabar') === 'finer' && !settings.isGiven('data.finer.path'),
    sentence: '"finer" needs finer bars; set path in [data.finer]',
  },
];

const EXECUTION: readonly Contradiction[] = [
  {
    keys: ['backtest.latency', 'backtest.fill'],
    holds: (settings) =>
      settings.choice('backtest.fill') === 'this-close' &&
      settings.duration('backtest.latency') > 0,
    sentence: 'fill = "this-close" leaves no time for a latency; use fill = "next-open"',
  },
  {
    keys: ['execution.time_in_force', 'backtest.fill'],
    holds: (settings) =>
      settings.choice('backtest.fill') === 'this-close' &&
      settings.choice('execution.time_in_force') === 'OPG',
    sentence: '"OPG" waits for an opening and backtest.fill is "this-close"; change one of them',
  },
  {
    keys: ['execution.time_in_force', 'execution.order_type'],
    holds: (settings) => isAlgorithm(settings) && livesIn(settings, 'OPG', 'CLS'),
    sentence: 'an algorithm trades over time and not in an auction; use time_in_force = "DAY"',
  },
  {
    keys: ['execution.time_in_force', 'execution.order_type'],
    holds: (settings) => isAlgorithm(settings) && livesIn(settings, 'IOC', 'FOK'),
    sentence:
      'an algorithm trades over several bars and not in the first alone; use time_in_force = "DAY" or "GTC"',
  },
  {
    keys: ['execution.bars', 'execution.order_type'],
    holds: (settings) => settings.isGiven('execution.bars') && !isSliced(settings),
    sentence:
      'only twap and vwap spread an order over a number of bars; set order_type to one of them, or remove it',
  },
  {
    keys: ['execution.participation', 'execution.order_type'],
    holds: (settings) =>
      settings.isGiven('execution.participation') &&
      settings.choice('execution.order_type') !== 'pov',
    sentence: 'only pov takes a share of the volume; set order_type = "pov", or remove it',
  },
  {
    keys: ['broker.mode', 'broker.name'],
    holds: (settings) =>
      settings.choice('broker.mode') === 'live' && settings.choice('broker.name') !== 'ib',
    sentence: 'mode = "live" needs a broker and name is "simulated"; set name = "ib"',
  },
];

/** Keys that only say how a limit is measured. */
const UNUSED = [
  ['risk.limits.order_to_trade_min_orders', 'risk.limits.max_order_to_trade_ratio'],
  ['risk.limits.reject_rate_window', 'risk.limits.max_reject_rate'],
  ['risk.limits.reject_rate_min_orders', 'risk.limits.max_reject_rate'],
] as const;

const ACCOUNT: readonly Contradiction[] = [
  {
    keys: ['account.leverage', 'account.type'],
    holds: (settings) => !isMargin(settings) && settings.number('account.leverage') > 1,
    sentence: 'a cash account does not borrow; set type = "margin" in [account]',
  },
  {
    keys: ['account.maintenance', 'account.type'],
    holds: (settings) => !isMargin(settings) && settings.isGiven('account.maintenance'),
    sentence: 'a cash account has no maintenance margin; set type = "margin" in [account]',
  },
  {
    keys: ['account.maintenance', 'account.leverage'],
    holds: (settings) =>
      isMargin(settings) &&
      (settings.optionalNumber('account.maintenance') ?? 0) * settings.number('account.leverage') >
        1 + 1e-9,
    sentence:
      'leverage times maintenance is above 1, so full leverage is a margin call at once (maintenance is 0.25 where it is not given); lower one of them',
  },
  {
    keys: ['risk.max_position_size', 'account.leverage', 'account.type'],
    holds: (settings) =>
      settings.isGiven('risk.max_position_size') &&
      settings.number('risk.max_position_size') > settings.number('account.leverage'),
    sentence:
      'it is above what the account may hold, account.leverage (1 in a cash account); 15 % is written 0.15',
  },
  {
    keys: ['sizing.band', 'sizing.rebalance'],
    holds: (settings) =>
      settings.isGiven('sizing.band') && settings.choice('sizing.rebalance') === 'on-change',
    sentence: 'rebalance = "on-change" uses no band; choose daily, weekly or monthly',
  },
  {
    keys: ['risk.limits.price_collar_window', 'risk.limits.price_collar'],
    holds: (settings) =>
      settings.isGiven('risk.limits.price_collar_window') &&
      settings.optionalNumber('risk.limits.price_collar') === null,
    sentence: 'it is the window of a collar and there is none; set price_collar too, or remove it',
  },
  {
    keys: ['risk.limits.reject_rate_min_orders', 'risk.limits.reject_rate_window'],
    holds: (settings) =>
      settings.isGiven('risk.limits.max_reject_rate') &&
      settings.number('risk.limits.reject_rate_min_orders') >
        settings.number('risk.limits.reject_rate_window'),
    sentence:
      'reject_rate_min_orders (10 where it is not given) is above reject_rate_window (50 where it is not given), so the rate would never be looked at; lower the one or raise the other',
  },
  ...UNUSED.map(([path, limit]): Contradiction => ({
    keys: [path, limit],
    holds: (settings) => settings.isGiven(path) && settings.optionalNumber(limit) === null,
    sentence: `it belongs to ${limit}, which is not given; set that too, or remove it`,
  })),
  {
    keys: ['risk.limits.restricted', 'universe.symbols'],
    holds: isRestrictedWhole,
    sentence: 'every symbol of the universe is restricted, so nothing could trade; remove some',
  },
];

const ALL = [...DATA, ...SYNTHETIC, ...EXECUTION, ...ACCOUNT];

const checkFraction = (settings: Settings, models: ModelParameters, problems: Problems): void => {
  const fraction = Number(models.sizing['fraction'] ?? 0);
  const most = settings.number('risk.max_position_size');
  const path = 'sizing.fraction';
  const origin = settings.modelOrigin('sizing', 'fraction');
  if (fraction <= most || problems.keys.has(path) || origin === null) return;
  problems.add(
    path,
    origin,
    `found ${decimalText(fraction)}, above risk.max_position_size = ${decimalText(most)}; lower it or raise that`,
  );
};

/** Keys that are each right by themselves and cannot stand together. */
export const checkContradictions = (
  settings: Settings,
  models: ModelParameters,
  problems: Problems,
): void => {
  const wrong = new Set(problems.keys);
  for (const { keys, holds, sentence } of ALL) {
    const shown = keys.find((key) => settings.isGiven(key));
    if (shown === undefined || keys.some((key) => wrong.has(key)) || !holds(settings)) continue;
    problems.add(shown, settings.origin(shown), sentence);
  }
  checkFraction(settings, models, problems);
};
