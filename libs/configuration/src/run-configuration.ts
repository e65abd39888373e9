import { FRACTION_DECIMALS, MONEY_DECIMALS } from '@stratvector/model';
import type { ParameterValues } from '@stratvector/model';
import { decimalText, exactCount } from './decimal.ts';
import type { Key } from './key.ts';
import { parseDuration } from './key.ts';
import { KEYS } from './keys.ts';
import type { ValueByPath } from './keys.ts';
import type { ModelParameters } from './models.ts';
import { parseMoment } from './moment.ts';
import { MODEL_SECTIONS } from './sections.ts';
import type { Settings } from './settings.ts';
import type { StrategyConfiguration } from './strategies.ts';
import type { Table } from './toml-path.ts';

type Camel<Name extends string> = Name extends `${infer Head}_${infer Rest}`
  ? `${Head}${Capitalize<Camel<Rest>>}`
  : Name;

type Head<Path> = Path extends `${infer First}.${string}` ? First : Path;

type Below<Values, First extends string> = {
  readonly [
    Path in keyof Values as Path extends `${First}.${infer Rest}` ? Rest : never
  ]: Values[Path];
};

/** `risk.max_position_size` becomes `risk.maxPositionSize`. */
type Nested<Values> = {
  readonly [First in Head<keyof Values & string> as Camel<First>]: First extends keyof Values
    ? Values[First]
    : Nested<Below<Values, First>>;
};

interface Parameters {
  /** Of the chosen model, with defaults where the model is known. */
  readonly parameters: ParameterValues;
}

/**
 * A configuration as it is used, defaults filled in, one property per key of the table. Amounts
 * are `Money`, shares and rates `Fraction`, durations milliseconds; null is "not set".
 */
export type RunConfiguration = Omit<Nested<ValueByPath>, 'strategy'> & {
  /** At least one. */
  readonly strategies: readonly StrategyConfiguration[];
  readonly backtest: { readonly commission: Parameters; readonly slippage: Parameters };
  readonly sizing: Parameters;
};

const camel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_all, first: string) => first.toUpperCase());

/** The value as the core wants it; `accepts` has passed it before. */
const coreValue = (key: Key, value: unknown, timeZone: string): unknown => {
  if (typeof value === 'number' || typeof value === 'bigint') return coreNumber(key, value);
  if (typeof value !== 'string') return value;
  if (key.type === 'duration') return parseDuration(value);
  return key.type === 'date' ? parseMoment(value, timeZone) : value;
};

const coreNumber = (key: Key, value: number | bigint): unknown => {
  switch (key.type) {
    case 'money':
      return exactCount(value, MONEY_DECIMALS);
    case 'fraction':
      return exactCount(value, FRACTION_DECIMALS);
    case 'decimal':
      return decimalText(value);
    default:
      return Number(value);
  }
};

const sectionAt = (tree: Table, sections: readonly string[]): Table =>
  sections.reduce((table, name) => {
    const section = (table[camel(name)] ??= {});
    // Every section of the tree is made here.
    return section as Table;
  }, tree);

/** The typed tree of checked settings. */
export const runConfiguration = (
  settings: Settings,
  strategies: readonly StrategyConfiguration[],
  models: ModelParameters,
): RunConfiguration => {
  const tree: Table = { strategies };
  const timeZone = settings.text('data.timezone') ?? 'UTC';
  for (const key of KEYS) {
    if (key.path.startsWith('strategy.')) continue;
    const sections = key.path.split('.');
    const name = camel(sections.pop() ?? '');
    const value = settings.all.get(key.path)?.value ?? null;
    sectionAt(tree, sections)[name] = coreValue(key, value, timeZone);
  }
  for (const section of MODEL_SECTIONS)
    sectionAt(tree, section.split('.'))['parameters'] = models[section];
  // The types above are made from the table that was just walked.
  return tree as RunConfiguration;
};
