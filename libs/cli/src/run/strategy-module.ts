import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import { BadInput } from '../failure.ts';

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

/**
 * A strategy of the user's own. `at` is where the configuration names it, `folder` where its path
 * starts.
 */
export const loadModule = async (
  module: string,
  at: string,
  folder: string,
): Promise<StrategyDefinition> => {
  const path = resolve(folder, module);
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
