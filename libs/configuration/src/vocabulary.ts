import { nearestNames } from '@stratvector/kernel';
import type { Catalog, CatalogEntry } from './catalog.ts';
import { choicesOf } from './key.ts';
import type { Key } from './key.ts';
import { KEYS } from './keys.ts';
import { entryOf, isSection, MODEL_SECTIONS, SECTIONS } from './sections.ts';
import type { ModelSection } from './sections.ts';
import { show } from './problem.ts';
import { PROTECTION_PATHS } from './strategy-protection.ts';
import { splitPath } from './toml-path.ts';

const SECRET = /password|passphrase|secret|token|api_?key|credential|private_?key/i;
const ENTRY_NAMES = [
  ...KEYS.flatMap(({ path }) => (path.startsWith('strategy.') ? [splitPath(path)[1]] : [])),
  'parameters',
];

/** What the single strategy has in sections of their own stands within each of a list. */
const namesAt = (at: string): readonly string[] =>
  at === 'strategy' ? ENTRY_NAMES : [...ENTRY_NAMES, 'universe', ...PROTECTION_PATHS];

/** Names for "did you mean"; empty when none is near. */
export const didYouMean = (names: readonly string[]): string =>
  names.length === 0 ? '' : `did you mean ${names.join(' or ')}?`;

/** All names that a configuration may use: those of the key table, and those of the catalog. */
export class Vocabulary {
  readonly #catalog: Catalog | null;
  readonly #paths: readonly string[];

  constructor(catalog: Catalog | null) {
    this.#catalog = catalog;
    const parameters = MODEL_SECTIONS.flatMap((section) =>
      (this.models(section) ?? []).flatMap((model) =>
        model.parameters.map(({ name }) => `${section}.${name}`),
      ),
    );
    this.#paths = [...new Set([...KEYS.map(({ path }) => path), ...parameters])];
  }

  /** Null when the names are not known. */
  models(section: ModelSection): readonly CatalogEntry[] | null {
    if (this.#catalog === null) return null;
    const { commissions, slippages, sizers } = this.#catalog;
    return { 'backtest.commission': commissions, 'backtest.slippage': slippages, sizing: sizers }[
      section
    ];
  }

  strategies(): readonly CatalogEntry[] | null {
    return this.#catalog?.strategies ?? null;
  }

  module(path: string): CatalogEntry | null {
    const parameters = this.#catalog?.modules?.get(path);
    return parameters ? { name: path, parameters } : null;
  }

  /** A key with the choices that this host has. */
  narrowed(key: Key): Key {
    if (key.type !== 'choice' || this.#catalog === null) return key;
    if (key.path === 'data.calendar')
      return { ...key, choices: [...new Set([...this.#catalog.calendars, 'data'])] };
    const section = MODEL_SECTIONS.find((one) => key.path === `${one}.model`);
    const models = section ? this.models(section) : null;
    return models ? { ...key, choices: models.map(({ name }) => name) } : key;
  }

  /** What to say about a key or section that does not exist. */
  unknownPath(path: string): string {
    if (SECRET.test(path))
      return 'secrets are never part of the configuration; remove the key and give the secret by the environment or AWS Secrets Manager';
    const entry = entryOf(path);
    if (entry) return this.#unknownOf(namesAt(entry.at), entry.at, entry.name);
    const [section, name] = splitPath(path);
    const near = this.#near(path, section, name);
    if (near.length > 0) return `there is no such key; ${didYouMean(near)}`;
    if (isSection(section)) return this.#unknownOf(this.#namesIn(section), section, name);
    return this.unknownSection(path);
  }

  #unknownOf(names: readonly string[], section: string, name: string): string {
    const near = nearestNames(name, names, 2);
    const moved = this.#paths.filter((known) => splitPath(known)[1] === name).slice(0, 2);
    const hint = didYouMean(near.length > 0 ? near : moved);
    return `there is no such key; ${hint || `${section} has ${names.join(', ')}`}`;
  }

  #namesIn(section: string): readonly string[] {
    return this.#paths.flatMap((path) => {
      const [above, name] = splitPath(path);
      return above === section ? [name] : [];
    });
  }

  #near(path: string, section: string, name: string): readonly string[] {
    const siblings = nearestNames(name, this.#namesIn(section), 2);
    if (siblings.length > 0) return siblings.map((sibling) => `${section}.${sibling}`);
    const elsewhere = this.#paths.filter((known) => splitPath(known)[1] === name);
    if (elsewhere.length > 0) return elsewhere.slice(0, 2);
    return nearestNames(path, this.#paths, 2);
  }

  /** What to say about a table that does not exist. */
  unknownSection(path: string): string {
    const head = path.replace(/\..*/, '');
    const near = nearestNames(isSection(head) ? path : head, [...SECTIONS, 'strategies'], 2);
    const sections = SECTIONS.filter((section) => !section.includes('.'));
    const hint = didYouMean(near.map((one) => `[${one}]`));
    return `there is no such section; ${hint || `the sections are ${sections.join(', ')}`}`;
  }
}

/** The sentence about a name that a registry does not know. */
export const unknownName = (found: string, names: readonly string[]): string => {
  const near = nearestNames(found, names, 2).map((name) => `"${name}"`);
  return `found ${show(found)}; allowed is ${choicesOf(names)}${near.length > 0 ? `; ${didYouMean(near)}` : ''}`;
};
