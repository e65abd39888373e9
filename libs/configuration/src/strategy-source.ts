import type { Key } from './key.ts';
import type { Given, Origin, Setting } from './origin.ts';
import { DEFAULT } from './origin.ts';
import type { Problems } from './problem.ts';
import { entryKeyOf, entryOf } from './sections.ts';
import { isTable } from './toml-path.ts';
import { plainValue, showGiven, valueProblem } from './value-check.ts';
import { unknownName } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What was given for one strategy, its keys checked by themselves. */
export interface StrategySource {
  readonly at: string;
  readonly origin: Origin;
  readonly settings: Map<string, Setting>;
  readonly parameters: Map<string, Given>;
}

/** Where a key of a strategy was given, or else where the strategy itself was. */
export const originOf = (source: StrategySource, name: string): Origin =>
  source.settings.get(name)?.origin ?? source.origin;

/** The text given for a key of a strategy. */
export const textOf = (source: StrategySource, name: string): string | null => {
  const value = source.settings.get(name)?.value;
  return typeof value === 'string' ? value : null;
};

const SINGLE = 'strategy';
const ITSELF = /^(strategy|strategies\[\d+\])$/;
const PARAMETER = /^parameters\.(.+)$/;
/** What a single strategy has in sections of their own. */
const IN_LIST = /^(universe|risk)(\.|$)/;
const EXAMPLE = 'write a table such as parameters = { lookback = 20 }';

/** Sorts what was given to the strategies it is for. */
export class StrategySources {
  readonly #sources = new Map<string, StrategySource>();
  readonly #vocabulary: Vocabulary;
  readonly #problems: Problems;

  constructor(vocabulary: Vocabulary, problems: Problems) {
    this.#vocabulary = vocabulary;
    this.#problems = problems;
  }

  /** False when the value is not about a strategy. */
  take(given: Given): boolean {
    const { path, origin } = given;
    if (path === 'strategies')
      this.#problems.add(
        path,
        origin,
        `found ${showGiven(given)}; allowed is a list of tables; write [[strategies]] before each`,
      );
    if (ITSELF.test(path)) this.#open(given);
    const entry = entryOf(path);
    if (entry) this.#takeKey(entry.at, entry.name, given);
    return entry !== null || path === 'strategies' || ITSELF.test(path);
  }

  /** Those of the list, or the single one, which is there even where nothing was given for it. */
  all(): readonly StrategySource[] {
    const listed = [...this.#sources.values()].filter(({ at }) => at !== SINGLE);
    const single = this.#sources.get(SINGLE);
    const [first] = listed;
    if (!first) return [single ?? this.#create(SINGLE, DEFAULT)];
    if (single)
      this.#problems.add(
        SINGLE,
        single.origin,
        '[strategy] and [[strategies]] are both given; keep one of them',
      );
    return listed;
  }

  #open(given: Given): void {
    const { path, value, origin } = given;
    if (isTable(value)) this.#create(path, origin);
    else
      this.#problems.add(
        path,
        origin,
        `found ${showGiven(given)}; allowed is a table; write ${path === SINGLE ? '[strategy]' : '[[strategies]]'} before its keys`,
      );
  }

  #create(at: string, origin: Origin): StrategySource {
    const source = { at, origin, settings: new Map(), parameters: new Map() };
    this.#sources.set(at, source);
    return source;
  }

  #takeKey(at: string, name: string, given: Given): void {
    const source = this.#sources.get(at) ?? (at === SINGLE ? this.#create(at, given.origin) : null);
    const [, parameter] = PARAMETER.exec(name) ?? [];
    if (!source)
      this.#problems.add(
        given.path,
        given.origin,
        `there is no strategy ${at} in the file; the first is strategies[0]`,
      );
    else if (parameter !== undefined) source.parameters.set(parameter, given);
    else if (name === 'parameters')
      this.#problems.add(
        given.path,
        given.origin,
        `found ${showGiven(given)}; allowed is a table; ${EXAMPLE}`,
      );
    else this.#takeSetting(source, name, given);
  }

  /** Where a name is empty, the strategies that there are are allowed. */
  #problemOf(key: Key, given: Given): string | null {
    const known = this.#vocabulary.strategies();
    if (key.path !== 'strategy.name' || given.value !== '' || known === null)
      return valueProblem(key, given);
    const names = known.map(({ name }) => name);
    return `${unknownName('', names)}; or give a module of your own instead`;
  }

  #takeSetting(source: StrategySource, name: string, given: Given): void {
    const inList = source.at !== SINGLE;
    const short = name === 'universe' && Array.isArray(given.value);
    const full = short ? 'universe.symbols' : name;
    const key = inList || !IN_LIST.test(full) ? entryKeyOf(full) : undefined;
    const sentence = key ? this.#problemOf(key, given) : this.#vocabulary.unknownPath(given.path);
    if (sentence !== null) this.#problems.add(given.path, given.origin, sentence);
    else if (key)
      source.settings.set(full, { value: plainValue(key, given), origin: given.origin });
  }
}
