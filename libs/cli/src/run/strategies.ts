import type { StrategyConfiguration } from '@stratvector/configuration';
import { indicatorProblems, STRATEGIES } from '@stratvector/domain-strategy';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import { assert } from '@stratvector/kernel';
import { strategyId } from '@stratvector/model';
import type { StrategyId } from '@stratvector/model';
import { BadInput } from '../failure.ts';
import type { LoadedRun } from './load-configuration.ts';

/** A strategy of the run with the code that it names. */
export interface ResolvedStrategy {
  readonly id: StrategyId;
  readonly definition: StrategyDefinition;
  readonly configuration: StrategyConfiguration;
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

/** An indicator that cannot be read would be a column of nothing, and a label one of the future. */
const refuseIndicators = (strategies: readonly ResolvedStrategy[]): void => {
  const problems = strategies.flatMap(({ definition, configuration: { at, parameters } }) =>
    indicatorProblems(definition, parameters).map((problem) => `${at}: ${problem}`),
  );
  if (problems.length > 0) throw new BadInput(problems);
};

/**
 * The strategies of a run, in order of their ids.
 * @throws BadInput where one declares an indicator that does not exist, or a label.
 */
export const resolveStrategies = ({
  configuration,
  modules,
}: LoadedRun): readonly ResolvedStrategy[] => {
  const found = configuration.strategies.map((one) => {
    const definition = definitionOf(one, modules);
    return { id: strategyId(definition.name), definition, configuration: one };
  });
  refuseIndicators(found);
  return numbered(found).sort((a, b) => (a.id < b.id ? -1 : 1));
};
