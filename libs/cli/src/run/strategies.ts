import { pathToFileURL } from 'node:url';
import { dirname, resolve } from 'node:path';
import type { Settings, StrategyEntry } from '@stratvector/configuration';
import { STRATEGIES } from '@stratvector/domain-strategy';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import { nearestNames } from '@stratvector/kernel';
import { resolveParameters, strategyId } from '@stratvector/model';
import type { ParameterValues, StrategyId } from '@stratvector/model';
import { BadInput } from '../failure.ts';

export interface ResolvedStrategy {
  readonly id: StrategyId;
  readonly definition: StrategyDefinition;
  readonly parameters: ParameterValues;
  readonly equityShare: number | null;
}

const FUNCTIONS = ['create', 'warmUp'];

/** What the engine will call has to be there; the rest TypeScript has checked for the author. */
const isDefinition = (value: unknown): value is StrategyDefinition => {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return (
    typeof fields.get('name') === 'string' &&
    Array.isArray(fields.get('parameters')) &&
    FUNCTIONS.every((name) => typeof fields.get(name) === 'function')
  );
};

const fromModule = async (
  module: string,
  at: string,
  file: string,
): Promise<StrategyDefinition> => {
  const path = resolve(dirname(file), module);
  try {
    const loaded: unknown = await import(pathToFileURL(path).href);
    const found = typeof loaded === 'object' && loaded !== null && 'strategy' in loaded;
    if (found && isDefinition(loaded.strategy)) return loaded.strategy;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new BadInput([`${at}.module: ${path} could not be loaded: ${reason}`]);
  }
  throw new BadInput([
    `${at}.module: ${path} exports no strategy; write "export const strategy: StrategyDefinition = { name, parameters, warmUp, create }"`,
  ]);
};

const shipped = (name: string, at: string): StrategyDefinition => {
  const known = STRATEGIES.find((definition) => definition.name === name);
  if (known) return known;
  const names = STRATEGIES.map((definition) => definition.name);
  const nearest = nearestNames(name, names, 2);
  const hint =
    nearest.length > 0
      ? `did you mean ${nearest.join(' or ')}?`
      : `allowed are ${names.join(', ')}`;
  throw new BadInput([`${at}.name: there is no strategy "${name}"; ${hint}`]);
};

const parametersOf = (
  definition: StrategyDefinition,
  given: Readonly<Record<string, unknown>>,
  at: string,
): ParameterValues => {
  const { values, problems } = resolveParameters(definition.parameters, given);
  if (problems.length === 0) return values;
  const names = definition.parameters.map(({ name }) => name);
  throw new BadInput(
    problems.map(({ name, found, allowed }) => {
      const [nearest] = names.includes(name) ? [] : nearestNames(name, names, 1);
      const hint = nearest ? `; did you mean ${nearest}?` : '';
      return `${at}.parameters.${name}: found ${JSON.stringify(found)}, ${definition.name} allows ${allowed}${hint}`;
    }),
  );
};

/** The strategies of a run, loaded and with their parameters checked. `file` is the configuration. */
export const resolveStrategies = async (
  settings: Settings,
  file: string,
): Promise<readonly ResolvedStrategy[]> => {
  const side = settings.choice('strategy.side');
  const load = async (entry: StrategyEntry): Promise<ResolvedStrategy> => {
    const definition =
      entry.module === null
        ? shipped(entry.name ?? 'momentum', entry.at)
        : await fromModule(entry.module, entry.at, file);
    const takesSide = side !== null && definition.parameters.some(({ name }) => name === 'side');
    const given = takesSide ? { side, ...entry.parameters } : entry.parameters;
    const parameters = parametersOf(definition, given, entry.at);
    return {
      id: strategyId(definition.name),
      definition,
      parameters,
      equityShare: entry.equityShare,
    };
  };
  const loaded = await Promise.all(settings.strategies.map(load));
  return numbered(loaded).sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** The same strategy twice gets a number, so that every id is its own. */
const numbered = (strategies: readonly ResolvedStrategy[]): ResolvedStrategy[] =>
  strategies.map((strategy, place) => {
    const before = strategies.slice(0, place).filter(({ id }) => id === strategy.id).length;
    return before === 0
      ? strategy
      : { ...strategy, id: strategyId(`${strategy.id}-${before + 1}`) };
  });
