import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import { fileCode, readingProblem } from '@stratvector/local-files';
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

/** Why the system would not let it be read; null where it does. */
const unreadable = (path: string): string | null => {
  const code = fileCode(path);
  if (code !== null) return readingProblem({ code });
  try {
    accessSync(path, constants.R_OK);
    return null;
  } catch (error) {
    return readingProblem(error);
  }
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
  const closed = unreadable(path);
  if (closed !== null)
    throw new BadInput([
      `${at}.module: ${path} cannot be read: ${closed}; the file is TypeScript or JavaScript that exports a strategy`,
    ]);
  try {
    const loaded: unknown = await import(pathToFileURL(path).href);
    const found = typeof loaded === 'object' && loaded !== null && 'strategy' in loaded;
    if (found && isDefinition(loaded.strategy)) return loaded.strategy;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new BadInput([
      `${at}.module: ${path} could not be loaded: ${reason}; correct the file, which is TypeScript (.ts) or JavaScript (.js)`,
    ]);
  }
  throw new BadInput([
    `${at}.module: ${path} exports no strategy; write "export const strategy: StrategyDefinition = { name, parameters, warmUp, create }"`,
  ]);
};
