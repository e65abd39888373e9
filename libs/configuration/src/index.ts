export { allowedBy } from './key.ts';
export type { Key } from './key.ts';
export { KEYS } from './keys.ts';
export { loadConfiguration } from './load.ts';
export type { ConfigurationSource, LoadedConfiguration } from './load.ts';
export { formatProblem } from './problem.ts';
export type { ConfigurationProblem } from './problem.ts';
export { Settings } from './settings.ts';
export type { Origin, Setting, StrategyEntry } from './settings.ts';
