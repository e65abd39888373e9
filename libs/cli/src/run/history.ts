import { withFiner } from './finer.ts';
import type { LoadedRun } from './load-configuration.ts';
import { marketOf } from './market.ts';
import type { RunMarket } from './market.ts';
import { loadReference } from './reference.ts';
import { sourceOf } from './sources.ts';
import type { Source } from './sources.ts';
import { askedSymbols } from './universe.ts';

export interface History extends Omit<Source, 'series'>, RunMarket {}

/** The bars of the run, from wherever the configuration says; `folder` is where `data.path` starts. */
export const loadHistory = async (loaded: LoadedRun, folder: string): Promise<History> => {
  const reference = loadReference(loaded);
  const { configuration } = loaded;
  // A corporate action may have given a symbol another name: then its bars are found by the old one.
  const asked =
    reference.actions === null ? askedSymbols(configuration.universe.symbols, reference) : null;
  const { series, ...source } = await sourceOf(configuration, { folder, asked });
  const market = marketOf(series, loaded, reference);
  const finer = await withFiner(market.series, loaded, reference.actions ?? []);
  const known = market.series.flatMap(({ instrument, record }) =>
    record?.type === 'index' ? [instrument] : [],
  );
  return {
    ...market,
    ...source,
    series: finer,
    indices: [...new Set([...source.indices, ...known])],
  };
};
