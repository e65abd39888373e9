import { nearestNames } from '@stratvector/kernel';
import { parse, TomlError } from 'smol-toml';
import { contradictions } from './contradictions.ts';
import { accepts, allowedBy } from './key.ts';
import type { Key } from './key.ts';
import { KEYS } from './keys.ts';
import { KeyLocator } from './locate.ts';
import { show } from './problem.ts';
import type { ConfigurationProblem } from './problem.ts';
import { Settings } from './settings.ts';
import type { Origin, Setting, StrategyEntry } from './settings.ts';
import { readStrategies } from './strategies.ts';

export interface ConfigurationSource {
  readonly text: string;
  /** The name that problems show. */
  readonly file: string;
  /** `key=value` as given to `--set`, in order. */
  readonly overrides: readonly string[];
  /** Variables such as `STRATVECTOR_BACKTEST__CASH`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export type LoadedConfiguration =
  | { readonly settings: Settings; readonly problems: readonly [] }
  | { readonly settings: null; readonly problems: readonly ConfigurationProblem[] };

interface Given {
  readonly path: string;
  readonly value: unknown;
  readonly origin: Origin;
}

type Report = (path: string | null, origin: Origin, sentence: string) => void;

const BY_PATH = new Map<string, Key>(KEYS.map((key) => [key.path, key]));
const SECTIONS = new Set(
  KEYS.flatMap(({ path }) => {
    const parts = path.split('.').slice(0, -1);
    return parts.map((_, depth) => parts.slice(0, depth + 1).join('.'));
  }),
);
/** Sections whose model brings parameters of its own. */
const MODEL_SECTIONS = ['backtest.commission', 'backtest.slippage', 'sizing'];
const PREFIX = 'STRATVECTOR_';

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Keys and values by full path; tables that belong to a key, such as parameters, stay whole. */
const flatten = (table: Record<string, unknown>, prefix: string): [string, unknown][] =>
  Object.entries(table).flatMap(([name, value]): [string, unknown][] => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const known = SECTIONS.has(path) && isTable(value);
    return known ? flatten(value, path) : [[path, value]];
  });

/** A value on the command line is read as TOML, and as plain text where that fails. */
const parseValue = (text: string): unknown => {
  try {
    return parse(`value = ${text}`)['value'];
  } catch {
    return text;
  }
};

const fromOverrides = (overrides: readonly string[], report: Report): Given[] =>
  overrides.flatMap((override) => {
    const split = override.indexOf('=');
    if (split > 0) {
      const value = parseValue(override.slice(split + 1).trim());
      return [{ path: override.slice(0, split).trim(), value, origin: { kind: 'flag' } }];
    }
    report(
      null,
      { kind: 'flag' },
      `--set ${override} is not of the form key=value; write for example --set backtest.cash=50000`,
    );
    return [];
  });

const fromEnvironment = (environment: ConfigurationSource['environment']): Given[] =>
  Object.entries(environment).flatMap(([name, text]) => {
    if (!name.startsWith(PREFIX) || text === undefined) return [];
    const path = name.slice(PREFIX.length).toLowerCase().replaceAll('__', '.');
    return BY_PATH.has(path)
      ? [{ path, value: parseValue(text), origin: { kind: 'environment', name } }]
      : [];
  });

const unknownKey = (path: string): string => {
  const nearest = nearestNames(path, [...BY_PATH.keys(), ...SECTIONS], 2);
  const section = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
  if (nearest.length > 0) return `there is no such key; did you mean ${nearest.join(' or ')}?`;
  const siblings = [...BY_PATH.keys()].filter((key) => key.startsWith(`${section}.`));
  return SECTIONS.has(section)
    ? `there is no such key; [${section}] has ${siblings.map((key) => key.slice(section.length + 1)).join(', ')}`
    : `there is no such section; the sections are ${[...SECTIONS].join(', ')}`;
};

const modelSectionOf = (path: string): string | undefined =>
  MODEL_SECTIONS.find((section) => path.startsWith(`${section}.`));

/** Puts what was given over the defaults; later ones win. */
const collect = (given: readonly Given[], report: Report) => {
  const all = new Map<string, Setting>(
    KEYS.map((key) => [key.path, { value: key.default, origin: { kind: 'default' } }]),
  );
  const models = new Map<string, Record<string, unknown>>();
  for (const { path, value, origin } of given) {
    const key = BY_PATH.get(path);
    const section = modelSectionOf(path);
    if (key) {
      if (accepts(key, value)) all.set(path, { value, origin });
      else report(path, origin, `found ${show(value)}, allowed is ${allowedBy(key)}`);
    } else if (section && typeof value !== 'object') {
      models.set(section, { ...models.get(section), [path.slice(section.length + 1)]: value });
    } else if (SECTIONS.has(path))
      report(path, origin, `found ${show(value)} where a section [${path}] belongs`);
    else report(path, origin, unknownKey(path));
  }
  return { all, models };
};

const SPECIAL = /^(strategies|strategy\.parameters)(\.|$)/;

const tomlProblem = (error: TomlError, file: string): ConfigurationProblem => ({
  file,
  line: error.line,
  column: error.column,
  key: null,
  sentence: `this is not valid TOML: ${(error.message.split('\n')[0] ?? '').replace('Invalid TOML document: ', '')}`,
});

const parseText = (text: string, file: string) => {
  try {
    return { document: parse(text, { integersAsBigInt: 'asNeeded' }), problem: null };
  } catch (error) {
    if (error instanceof TomlError) return { document: null, problem: tomlProblem(error, file) };
    throw error;
  }
};

/** `strategy.parameters.lookback=30` on the command line reaches into the table. */
const withParameters = (
  document: Record<string, unknown>,
  given: readonly Given[],
): Record<string, unknown> => {
  const prefix = 'strategy.parameters.';
  const overrides = given.filter(({ path }) => path.startsWith(prefix));
  if (overrides.length === 0) return document;
  const strategy = isTable(document['strategy']) ? document['strategy'] : {};
  const parameters = isTable(strategy['parameters']) ? strategy['parameters'] : {};
  const changed = Object.fromEntries(
    overrides.map(({ path, value }) => [path.slice(prefix.length), value]),
  );
  return { ...document, strategy: { ...strategy, parameters: { ...parameters, ...changed } } };
};

/** Reads and checks a whole configuration; every problem is reported, not only the first. */
export const loadConfiguration = (source: ConfigurationSource): LoadedConfiguration => {
  const { text, file, overrides, environment } = source;
  const { document, problem } = parseText(text, file);
  if (!document) return { settings: null, problems: [problem] };
  const problems: ConfigurationProblem[] = [];
  const locator = new KeyLocator(text);
  const report: Report = (path, origin, sentence) => {
    const line = origin.kind === 'file' ? origin.line : null;
    const where = { file, flag: '--set', default: file, environment: 'environment' }[origin.kind];
    problems.push({ file: where, line, column: null, key: path, sentence });
  };
  const fileOrigin = (path: string): Origin => ({ kind: 'file', line: locator.line(path) });
  const flags = fromOverrides(overrides, report);
  const given: Given[] = [
    ...flatten(document, '').map(([path, value]) => ({ path, value, origin: fileOrigin(path) })),
    ...fromEnvironment(environment),
    ...flags,
  ].filter(({ path }) => !SPECIAL.test(path));
  const { all, models } = collect(given, report);
  const complain = (path: string, sentence: string): void =>
    report(path, fileOrigin(path), sentence);
  const strategies: readonly StrategyEntry[] = readStrategies(
    withParameters(document, flags),
    all,
    complain,
  );
  const settings = new Settings(all, strategies, models);
  contradictions(settings, complain);
  return problems.length > 0 ? { settings: null, problems } : { settings, problems: [] };
};
