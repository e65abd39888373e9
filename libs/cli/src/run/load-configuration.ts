import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatProblem, loadConfiguration } from '@stratvector/configuration';
import type {
  Catalog,
  ExplainedValue,
  LoadedConfiguration,
  RunConfiguration,
} from '@stratvector/configuration';
import { CALENDAR_CODES } from '@stratvector/domain-market-data';
import { SIZERS } from '@stratvector/domain-risk';
import { STRATEGIES } from '@stratvector/domain-strategy';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import { readingProblem, regularFile } from '@stratvector/local-files';
import { COMMISSION_MODELS, SLIPPAGE_MODELS } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import { loadModule } from './strategy-module.ts';

/** The names that this program knows. */
export const CATALOG: Catalog = {
  strategies: STRATEGIES,
  sizers: SIZERS,
  commissions: COMMISSION_MODELS,
  slippages: SLIPPAGE_MODELS,
  calendars: CALENDAR_CODES,
};

/** A configuration that may run. */
export interface LoadedRun {
  readonly configuration: RunConfiguration;
  readonly explain: readonly ExplainedValue[];
  /** Where relative paths of the file start. */
  readonly folder: string;
  /** The user's own strategies by the path that the configuration names. */
  readonly modules: ReadonlyMap<string, StrategyDefinition>;
}

/** Whether a key was given anywhere, and is no default. */
export const isGiven = ({ explain }: LoadedRun, key: string): boolean =>
  explain.some(({ path, origin }) => path === key && origin.kind !== 'default');

const readText = (file: string): string => {
  try {
    return readFileSync(regularFile(file), 'utf8');
  } catch (error) {
    throw new BadInput([
      `${file}: the configuration cannot be read: ${readingProblem(error)}; a run is a TOML file`,
    ]);
  }
};

type Sound = Extract<LoadedConfiguration, { readonly problems: readonly [] }>;

const sound = (loaded: LoadedConfiguration): Sound => {
  if (loaded.configuration === null) throw new BadInput(loaded.problems.map(formatProblem));
  return loaded;
};

/**
 * The configuration of a file under the flags and the environment. The strategies of the user's own
 * are imported, so that their parameters are checked as those that ship.
 * @throws BadInput with every problem.
 */
export const loadRun = async (file: string, overrides: readonly string[]): Promise<LoadedRun> => {
  const source = { text: readText(file), file, overrides, environment: process.env };
  const folder = dirname(file);
  const first = sound(loadConfiguration({ ...source, catalog: CATALOG }));
  const modules = new Map<string, StrategyDefinition>();
  for (const { module, at } of first.configuration.strategies)
    if (module !== null) modules.set(module, await loadModule(module, at, folder));
  const declared = new Map([...modules].map(([path, { parameters }]) => [path, parameters]));
  const { configuration, explain } =
    modules.size === 0
      ? first
      : sound(loadConfiguration({ ...source, catalog: { ...CATALOG, modules: declared } }));
  return { configuration, explain, folder, modules };
};
