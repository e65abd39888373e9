import { nearestNames } from '@stratvector/kernel';
import { show } from './problem.ts';
import type { Setting, StrategyEntry } from './settings.ts';

type Complain = (path: string, sentence: string) => void;
type Table = Record<string, unknown>;

const ENTRY_KEYS = ['name', 'module', 'parameters', 'universe', 'equity_share', 'side', 'reentry'];

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const textOr = (value: unknown, path: string, complain: Complain): string | null => {
  if (value === undefined) return null;
  if (typeof value === 'string' && value !== '') return value;
  complain(path, `found ${show(value)}, allowed is a text`);
  return null;
};

const tableOr = (value: unknown, path: string, complain: Complain): Table => {
  if (value === undefined) return {};
  if (isTable(value)) return value;
  complain(path, `found ${show(value)}, allowed is a table such as { lookback = 20 }`);
  return {};
};

const shareOr = (value: unknown, path: string, complain: Complain): number | null => {
  if (value === undefined) return null;
  const share = Number(value);
  if (typeof value !== 'string' && share > 0 && share <= 1) return share;
  complain(path, `found ${show(value)}, allowed is a number above 0 and up to 1`);
  return null;
};

const symbolsOr = (value: unknown, path: string, complain: Complain): readonly string[] | null => {
  if (value === undefined) return null;
  const symbols: unknown = isTable(value) ? value['symbols'] : value;
  if (Array.isArray(symbols) && symbols.every((symbol) => typeof symbol === 'string'))
    return symbols.map(String);
  complain(path, `found ${show(value)}, allowed is a list of symbols such as ["AAPL", "MSFT"]`);
  return null;
};

const entryOf = (table: Table, at: string, complain: Complain): StrategyEntry => {
  const entry: StrategyEntry = {
    at,
    name: textOr(table['name'], `${at}.name`, complain),
    module: textOr(table['module'], `${at}.module`, complain),
    parameters: tableOr(table['parameters'], `${at}.parameters`, complain),
    equityShare: shareOr(table['equity_share'], `${at}.equity_share`, complain),
    symbols: symbolsOr(table['universe'], `${at}.universe`, complain),
  };
  if (entry.name !== null && entry.module !== null)
    complain(at, 'name and module are both given; keep one of them');
  return entry;
};

const checkKeys = (table: Table, at: string, complain: Complain): void => {
  for (const key of Object.keys(table)) {
    if (ENTRY_KEYS.includes(key)) continue;
    const [nearest] = nearestNames(key, ENTRY_KEYS, 1);
    const hint = nearest ? `did you mean ${nearest}?` : `allowed are ${ENTRY_KEYS.join(', ')}`;
    complain(`${at}.${key}`, `there is no such key; ${hint}`);
  }
};

const listed = (tables: readonly unknown[], complain: Complain): readonly StrategyEntry[] =>
  tables.flatMap((table, index) => {
    const at = `strategies[${index}]`;
    if (!isTable(table)) {
      complain(at, `found ${show(table)}, allowed is a table [[strategies]]`);
      return [];
    }
    checkKeys(table, at, complain);
    const entry = entryOf(table, at, complain);
    if (entry.name === null && entry.module === null)
      complain(at, 'neither name nor module is given; name a strategy');
    return [entry];
  });

const only = (
  single: unknown,
  all: ReadonlyMap<string, Setting>,
  complain: Complain,
): StrategyEntry => {
  const given = (path: string): unknown => all.get(path)?.value ?? undefined;
  const table: Table = {
    name: given('strategy.name'),
    module: given('strategy.module'),
    equity_share: given('strategy.equity_share'),
    parameters: isTable(single) ? single['parameters'] : undefined,
  };
  const entry = entryOf(table, 'strategy', complain);
  return entry.name === null && entry.module === null ? { ...entry, name: 'momentum' } : entry;
};

/** `[strategy]` or `[[strategies]]`; with neither, the momentum strategy with its defaults. */
export const readStrategies = (
  document: Table,
  all: ReadonlyMap<string, Setting>,
  complain: Complain,
): readonly StrategyEntry[] => {
  const several = document['strategies'];
  const single = document['strategy'];
  if (several !== undefined && single !== undefined)
    complain('strategies', '[strategy] and [[strategies]] are both given; keep one of them');
  if (Array.isArray(several) && several.length > 0) return listed(several, complain);
  if (several === undefined) return [only(single, all, complain)];
  complain('strategies', `found ${show(several)}, allowed is a list of tables [[strategies]]`);
  return [];
};
