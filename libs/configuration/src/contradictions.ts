import type { Settings } from './settings.ts';

type Complain = (path: string, sentence: string) => void;

interface Contradiction {
  /** The key that the problem is shown at. */
  readonly at: string;
  readonly holds: (settings: Settings) => boolean;
  readonly sentence: string;
}

const CONTRADICTIONS: readonly Contradiction[] = [
  {
    at: 'data.end',
    holds: (settings) => {
      const start = settings.date('data.start');
      const end = settings.date('data.end');
      return start !== null && end !== null && start > end;
    },
    sentence: 'it is before data.start; the run would have no bars',
  },
  {
    at: 'universe.file',
    holds: (settings) => settings.isGiven('universe.file') && settings.isGiven('universe.symbols'),
    sentence: 'universe.symbols is given too; keep one of them',
  },
  {
    at: 'data.path',
    holds: (settings) =>
      settings.choice('data.source') === 'file' && !settings.isGiven('data.path'),
    sentence: 'data.source is "file" and no path is given; set data.path',
  },
  {
    at: 'data.path',
    holds: (settings) => {
      const source = settings.choice('data.source');
      return settings.isGiven('data.path') && source !== null && source !== 'file';
    },
    sentence: 'a path is given and data.source is not "file"; remove one of them',
  },
  {
    at: 'backtest.intrabar',
    holds: (settings) =>
      settings.choice('backtest.intrabar') === 'finer' && !settings.isGiven('data.finer.path'),
    sentence: '"finer" needs finer bars; set path in [data.finer]',
  },
  {
    at: 'account.leverage',
    holds: (settings) =>
      settings.choice('account.type') === 'cash' &&
      (settings.optionalNumber('account.leverage') ?? 1) > 1,
    sentence: 'a cash account does not borrow; set account.type = "margin"',
  },
  {
    at: 'account.maintenance',
    holds: (settings) =>
      settings.choice('account.type') === 'cash' && settings.isGiven('account.maintenance'),
    sentence: 'a cash account has no maintenance margin; set account.type = "margin"',
  },
  {
    at: 'strategy.side',
    holds: (settings) => {
      const side = settings.choice('strategy.side');
      return (side === 'short' || side === 'both') && !settings.boolean('risk.allow_short');
    },
    sentence: 'it needs short positions; set risk.allow_short = true',
  },
  {
    at: 'backtest.latency',
    holds: (settings) =>
      settings.choice('backtest.fill') === 'this-close' &&
      settings.duration('backtest.latency') > 0,
    sentence: 'a fill at this very close has no latency; use backtest.fill = "next-open"',
  },
];

const sharesProblem = (settings: Settings, complain: Complain): void => {
  const given = settings.strategies.map(({ equityShare }) => equityShare ?? 0);
  const total = given.reduce((sum, share) => sum + share, 0);
  if (total > 1 + 1e-9)
    complain('strategies', `the equity shares sum to ${total}, allowed is 1 at most`);
};

const fractionProblem = (settings: Settings, complain: Complain): void => {
  const fraction = Number(settings.models.get('sizing')?.['fraction'] ?? 0);
  const most = settings.number('risk.max_position_size');
  if (fraction > most)
    complain(
      'sizing.fraction',
      `found ${fraction}, which is above risk.max_position_size = ${most}; lower it or raise the limit`,
    );
};

/** Keys that are each right by themselves and cannot stand together. */
export const contradictions = (settings: Settings, complain: Complain): void => {
  for (const { at, holds, sentence } of CONTRADICTIONS) if (holds(settings)) complain(at, sentence);
  sharesProblem(settings, complain);
  fractionProblem(settings, complain);
};
