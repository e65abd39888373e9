import type { StrategyConfiguration } from '@stratvector/configuration';
import { STRATEGIES } from '@stratvector/domain-strategy';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import { assert } from '@stratvector/kernel';
import { strategyId } from '@stratvector/model';
import type { StrategyId } from '@stratvector/model';
import { strategySymbols } from './strategy-universe.ts';
import type { AskedSymbols } from './universe.ts';
import { isGiven } from './load-configuration.ts';
import type { LoadedRun } from './load-configuration.ts';

/** A strategy of the run with the code that it names. */
export interface ResolvedStrategy {
  readonly id: StrategyId;
  readonly definition: StrategyDefinition;
  readonly configuration: StrategyConfiguration;
  /** The symbols of its own that it trades; null for all of the run. */
  readonly symbols: AskedSymbols | null;
}

const definitionOf = (
  { name, module }: StrategyConfiguration,
  modules: LoadedRun['modules'],
): StrategyDefinition => {
  const definition =
    module === null ? STRATEGIES.find((shipped) => shipped.name === name) : modules.get(module);
  assert(definition !== undefined, `the configuration let the strategy ${name ?? ''} pass`);
  return definition;
};

/** The same strategy twice gets a number, so that every id is its own. */
const numbered = (strategies: readonly ResolvedStrategy[]): ResolvedStrategy[] =>
  strategies.map((strategy, place) => {
    const before = strategies.slice(0, place).filter(({ id }) => id === strategy.id).length;
    return before === 0
      ? strategy
      : { ...strategy, id: strategyId(`${strategy.id}-${before + 1}`) };
  });

const hasStop = ({ protection }: StrategyConfiguration): boolean =>
  protection !== null && (protection.stopLoss !== null || protection.trailingStop !== null);

/** That the run is of a strategy which nobody named; null where somebody did. */
export const unnamedStrategy = (loaded: LoadedRun): string | null => {
  const [first] = loaded.configuration.strategies;
  const isNamed = first?.at !== 'strategy' || first.name === null;
  if (isNamed || isGiven(loaded, 'strategy.name')) return null;
  return !hasStop(first)
    ? `none is named, so ${first.name} runs, the default, and without a stop; strategy.name names one, risk.stop_loss sets a stop`
    : `none is named, so ${first.name} runs, the default; strategy.name names one`;
};

/** The strategies of a run, in order of their ids. */
export const resolveStrategies = ({
  configuration,
  modules,
  folder,
}: LoadedRun): readonly ResolvedStrategy[] => {
  const found = configuration.strategies.map((one) => {
    const definition = definitionOf(one, modules);
    const symbols = strategySymbols(one, folder);
    return { id: strategyId(definition.name), definition, configuration: one, symbols };
  });
  return numbered(found).sort((a, b) => (a.id < b.id ? -1 : 1));
};
