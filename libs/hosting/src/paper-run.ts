import { BadInput, loadRun, plannedRun } from '@stratvector/cli';
import type { LoadedRun } from '@stratvector/cli';
import type { RunPlan } from '@stratvector/backtest';
import { instantsOf } from '@stratvector/contexts';
import type { InstantSource } from './instant-source.ts';
import { StoredInstants } from './instant-source.ts';
import { SyntheticInstants } from './synthetic-instants.ts';
import { unsupported } from './unsupported.ts';

/** The one feed of the platform. */
export const FEED = 'replay';
/** What a synthetic price has behind the point. */
const DECIMALS_MAX = 4;

export interface PaperRun {
  readonly plan: RunPlan;
  readonly sources: readonly InstantSource[];
  /** What the bars are, and how many closes of them are stored. */
  readonly data: string;
  readonly stored: number;
  /** What a home is bound to: key and value of everything that decides. */
  readonly terms: Readonly<Record<string, string>>;
}

/** Keys that change how a run goes on, and nothing that it decides. */
const isFree = (path: string): boolean =>
  path.startsWith('platform.') || path.startsWith('alerts.') || path.startsWith('metrics.');

const termsOf = ({ explain }: LoadedRun, data: string): Readonly<Record<string, string>> => {
  const kept = explain.filter(({ path }) => !isFree(path));
  return Object.fromEntries([
    ...kept.map(({ path, value }) => [path, JSON.stringify(value)] as const),
    ['bars', data],
  ]);
};

const synthetic = ({
  plan,
  stored,
  loaded,
}: {
  plan: RunPlan;
  stored: number;
  loaded: LoadedRun;
}): readonly InstantSource[] => {
  const { backtest, platform } = loaded.configuration;
  const instruments = plan.terms.instruments.map(({ id, priceDecimals }) => ({
    id,
    decimals: Math.min(DECIMALS_MAX, priceDecimals),
  }));
  return [
    new SyntheticInstants({
      feed: FEED,
      seed: backtest.seed,
      after: stored,
      instruments,
      perSecond: platform.syntheticBarsPerSecond,
    }),
  ];
};

const continues = ({ configuration }: LoadedRun): boolean => {
  const { data, platform } = configuration;
  return (platform.afterData ?? (data.source === 'example' ? 'synthetic' : 'stop')) === 'synthetic';
};

const refusals = (plan: RunPlan, goesOn: boolean): readonly string[] => [
  ...unsupported(plan),
  ...(goesOn && plan.timeframe !== '1d'
    ? [
        `platform.after_data: synthetic bars are of days, and the data is of ${plan.timeframe}; write after_data = "stop"`,
      ]
    : []),
];

/** @throws BadInput with everything that is wrong with the file, or is not available here. */
export const paperRun = async (file: string, overrides: readonly string[]): Promise<PaperRun> => {
  const loaded = await loadRun(file, overrides);
  const { plan, history } = await plannedRun(loaded, loaded.folder);
  const goesOn = continues(loaded);
  const problems = refusals(plan, goesOn);
  if (problems.length > 0) throw new BadInput(problems);
  const instants = instantsOf(plan, FEED);
  const stored = instants.length;
  const replay = new StoredInstants(instants, loaded.configuration.platform.barsPerSecond);
  const rest = goesOn ? synthetic({ plan, stored, loaded }) : [];
  const { name } = history;
  return {
    plan,
    sources: [replay, ...rest],
    data: name,
    stored,
    terms: termsOf(loaded, name),
  };
};
