import type { Key } from './key.ts';
import { KeyLocator } from './key-locator.ts';
import type { Given } from './origin.ts';
import { fileOrigin } from './origin.ts';
import type { Complain } from './problem.ts';
import { isSection, keyOf } from './sections.ts';
import { parseValue } from './toml-document.ts';
import { isTable, joinPath } from './toml-path.ts';
import type { Table } from './toml-path.ts';

/** Every key of the file with its value; tables that are no sections stay whole. */
export const fromDocument = (document: Table, locator: KeyLocator, file: string): Given[] => {
  const read = (table: Table, prefix: string): Given[] =>
    Object.entries(table).flatMap(([name, value]) => {
      const path = joinPath(prefix, name);
      if (path === 'strategy') return readItem(value, path);
      if (isTable(value) && isSection(path)) return read(value, path);
      if (path === 'strategies' && Array.isArray(value) && value.length > 0)
        return value.flatMap((item: unknown, index) => readItem(item, `strategies[${index}]`));
      const place = locator.find(path);
      return [{ path, value, raw: place.raw, origin: fileOrigin(file, place) }];
    });
  const readItem = (item: unknown, path: string): Given[] => {
    const origin = fileOrigin(file, locator.find(path));
    // The table itself is given too: an empty one must not be passed over.
    const whole: Given = { path, value: item, raw: '', origin };
    return isTable(item) ? [whole, ...read(item, path)] : [whole];
  };
  return read(document, '');
};

const TEXTUAL = new Set<Key['type']>([
  'text',
  'path',
  'choice',
  'date',
  'duration',
  'timezone',
  'currency',
  'url',
]);

const LISTS: ReadonlySet<Key['type']> = new Set(['texts', 'rates']);

/**
 * A value outside the file is written as in TOML. Where the key wants text it may stand without
 * quotes, and a list as `AAPL,MSFT`: shells take quotes away.
 */
const valueOfText = (text: string, key: Key | undefined): unknown => {
  const value = parseValue(text);
  if (key && TEXTUAL.has(key.type)) return typeof value === 'string' ? value : text;
  if (key && LISTS.has(key.type))
    return Array.isArray(value) ? value : text.split(',').map((item) => item.trim());
  return value ?? text;
};

/** A text that only a list or a table begins like; a path may, as a pattern. */
const looksStructured = (text: string, key: Key | undefined): boolean =>
  /^[[{]/.test(text) && !(key && TEXTUAL.has(key.type));

const BROKEN =
  "this begins like a list or table of TOML and is none; quote all of it for the shell, for example 'universe.symbols=[\"AAPL\"]' or 'strategy.parameters={lookback=30}'";

const EMPTY = 'this table has no keys, so it would change nothing; write key = value in it';

/** A value at a path, or where it is a table, each of its keys; keys that it does not name stay. */
class Assigned {
  readonly #origin: Given['origin'];
  readonly #complain: Complain;

  constructor(origin: Given['origin'], complain: Complain) {
    this.#origin = origin;
    this.#complain = complain;
  }

  read(path: string, text: string): Given[] {
    const key = keyOf(path);
    const value = valueOfText(text, key);
    if (isTable(value) && !key) return this.#keys(path, value, new KeyLocator(`value = ${text}`));
    if (!looksStructured(text, key) || parseValue(text) !== undefined)
      return [{ path, value, raw: text, origin: this.#origin }];
    this.#complain(null, this.#origin, BROKEN);
    return [];
  }

  #keys(path: string, table: Table, locator: KeyLocator, within = 'value'): Given[] {
    const entries = Object.entries(table);
    if (entries.length === 0) this.#complain(path, this.#origin, EMPTY);
    return entries.flatMap(([name, value]) => {
      const [inner, own] = [joinPath(within, name), joinPath(path, name)];
      if (isTable(value)) return this.#keys(own, value, locator, inner);
      return [{ path: own, value, raw: locator.find(inner).raw, origin: this.#origin }];
    });
  }
}

/** `strategies.0.name` is `strategies[0].name`. */
const normalized = (path: string): string =>
  path.replace(/^strategies\.(\d+)(?=\.)/, 'strategies[$1]');

/** `--set key=value`, in order: later ones win. */
export const fromOverrides = (overrides: readonly string[], complain: Complain): Given[] =>
  overrides.flatMap((override): Given[] => {
    const origin = { kind: 'flag', text: override } as const;
    const split = override.indexOf('=');
    const path = normalized(override.slice(0, Math.max(split, 0)).trim());
    if (path !== '')
      return new Assigned(origin, complain).read(path, override.slice(split + 1).trim());
    const example = 'write for example --set backtest.cash=50000';
    complain(null, origin, `this is not of the form key=value; ${example}`);
    return [];
  });

const VARIABLE = /^STRATVECTOR_([A-Z0-9_]+?__[A-Z0-9_]+)$/;

/** A section after one underline where two were meant: silence would leave a limit unset. */
const ONE_UNDERLINE = /^STRATVECTOR_([A-Z]+)_([A-Z0-9_]+)$/;

const isMeant = (name: string): boolean => {
  const [, section = ''] = ONE_UNDERLINE.exec(name) ?? [];
  return isSection(section.toLowerCase());
};

const complainOfUnderline = (name: string, complain: Complain): void => {
  const [, section = '', key = ''] = ONE_UNDERLINE.exec(name) ?? [];
  complain(
    null,
    { kind: 'environment', name },
    `two underlines separate a section from its key; write STRATVECTOR_${section}__${key}`,
  );
};

/**
 * `STRATVECTOR_RISK__STOP_LOSS` is risk.stop_loss: two underlines separate, and a variable without
 * them is none of the configuration's. An empty variable counts as not set.
 */
export const fromEnvironment = (
  environment: Readonly<Record<string, string | undefined>>,
  complain: Complain,
): Given[] =>
  Object.entries(environment)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, text]): Given[] => {
      if (text === undefined || text.trim() === '') return [];
      const [, words] = VARIABLE.exec(name) ?? [];
      if (words === undefined) {
        if (isMeant(name)) complainOfUnderline(name, complain);
        return [];
      }
      const path = normalized(words.toLowerCase().split('__').join('.'));
      return new Assigned({ kind: 'environment', name }, complain).read(path, text.trim());
    });
