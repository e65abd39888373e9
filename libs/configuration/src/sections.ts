import type { Key } from './key.ts';
import { KEYS } from './keys.ts';
import { isProtectionPath } from './strategy-protection.ts';

/** Every key by its path. */
export const KEY_BY_PATH: ReadonlyMap<string, Key> = new Map<string, Key>(
  KEYS.map((key) => [key.path, key]),
);

const sectionsAbove = (path: string): readonly string[] => {
  const parts = path.split('.').slice(0, -1);
  return parts.map((_, depth) => parts.slice(0, depth + 1).join('.'));
};

/** Every section that holds keys, in the order of the reference page. */
export const SECTIONS: readonly string[] = [
  ...new Set(KEYS.flatMap(({ path }) => sectionsAbove(path))),
];

/** The sections whose model brings parameters of its own. */
export const MODEL_SECTIONS = ['backtest.commission', 'backtest.slippage', 'sizing'] as const;
export type ModelSection = (typeof MODEL_SECTIONS)[number];

const SECTION_SET = new Set(SECTIONS);
const STRATEGY_TABLE =
  /^(strategy\.parameters|strategies\[\d+\](\.parameters|\.universe|\.risk)?)$/;

/** Whether keys stand inside the table at this path. */
export const isSection = (path: string): boolean =>
  SECTION_SET.has(path) || STRATEGY_TABLE.test(path);

const ENTRY = /^(strategy|strategies\[\d+\])\.(.+)$/;

/** `strategies[1].name` is the key `name` of the strategy at `strategies[1]`. */
export const entryOf = (path: string): { readonly at: string; readonly name: string } | null => {
  const [, at, name] = ENTRY.exec(path) ?? [];
  return at === undefined || name === undefined ? null : { at, name };
};

/** What a strategy of a list takes besides its parameters: keys of [strategy], [universe] and [risk]. */
export const entryKeyOf = (name: string): Key | undefined =>
  KEY_BY_PATH.get(`strategy.${name}`) ??
  (name.startsWith('universe.') || isProtectionPath(name) ? KEY_BY_PATH.get(name) : undefined);

/** The declaration of a path, in a list of strategies too. */
export const keyOf = (path: string): Key | undefined => {
  const entry = entryOf(path);
  return entry ? entryKeyOf(entry.name) : KEY_BY_PATH.get(path);
};
