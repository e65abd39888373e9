import type { LoadedRun } from './load-configuration.ts';
import { marketOf } from './market.ts';
import type { RunMarket } from './market.ts';
import { loadReference } from './reference.ts';
import { sourceOf } from './sources.ts';
import type { Source } from './sources.ts';

export interface History extends Omit<Source, 'series'>, RunMarket {}

/** The bars of the run, from wherever the configuration says; `folder` is where `data.path` starts. */
export const loadHistory = (loaded: LoadedRun, folder: string): History => {
  const reference = loadReference(loaded);
  const { series, ...source } = sourceOf(loaded.configuration, folder);
  const market = marketOf(series, loaded, reference);
  const known = market.series.flatMap(({ instrument, record }) =>
    record?.type === 'index' ? [instrument] : [],
  );
  return { ...market, ...source, indices: [...new Set([...source.indices, ...known])] };
};
