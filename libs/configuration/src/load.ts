import type { Catalog } from './catalog.ts';
import { checkContradictions } from './contradictions.ts';
import { DERIVATIONS } from './derived.ts';
import { explain } from './explain.ts';
import type { ExplainedValue } from './explain.ts';
import { KeyLocator } from './key-locator.ts';
import { KEYS } from './keys.ts';
import { readModels } from './models.ts';
import type { Given, Origin, Setting } from './origin.ts';
import { DEFAULT } from './origin.ts';
import { Problems } from './problem.ts';
import type { ConfigurationProblem } from './problem.ts';
import { runConfiguration } from './run-configuration.ts';
import type { RunConfiguration } from './run-configuration.ts';
import { isSection, KEY_BY_PATH, MODEL_SECTIONS } from './sections.ts';
import { Settings } from './settings.ts';
import { fromDocument, fromEnvironment, fromOverrides } from './sources.ts';
import { readStrategies } from './strategies.ts';
import { StrategySources } from './strategy-source.ts';
import { parseDocument } from './toml-document.ts';
import { isTable } from './toml-path.ts';
import { plainValue, showGiven, valueProblem } from './value-check.ts';
import { Vocabulary } from './vocabulary.ts';

export interface ConfigurationSource {
  readonly text: string;
  /** The name that problems show. */
  readonly file: string;
  /** `key=value` as given to `--set`, in order. */
  readonly overrides: readonly string[];
  /** Variables such as `STRATVECTOR_BACKTEST__CASH`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Without it, names of strategies and models and their parameters are not checked. */
  readonly catalog?: Catalog;
}

export type LoadedConfiguration =
  | {
      readonly configuration: RunConfiguration;
      /** By path, those of strategies and parameters too. */
      readonly origins: ReadonlyMap<string, Origin>;
      readonly explain: readonly ExplainedValue[];
      readonly problems: readonly [];
    }
  | {
      readonly configuration: null;
      readonly problems: readonly ConfigurationProblem[];
    };

/** Puts what was given over the defaults, key by key; later ones win. */
class Ledger {
  readonly all = new Map<string, Setting>(
    KEYS.map((key) => [key.path, { value: key.default, origin: DEFAULT }]),
  );
  readonly models = new Map<string, Map<string, Given>>();
  readonly #vocabulary: Vocabulary;
  readonly #problems: Problems;

  constructor(vocabulary: Vocabulary, problems: Problems) {
    this.#vocabulary = vocabulary;
    this.#problems = problems;
  }

  take(given: Given): void {
    const { path, origin } = given;
    const key = KEY_BY_PATH.get(path);
    const section = MODEL_SECTIONS.find((one) => path.startsWith(`${one}.`));
    if (key) {
      const sentence = valueProblem(this.#vocabulary.narrowed(key), given);
      if (sentence !== null) this.#problems.add(path, origin, sentence);
      else this.all.set(path, { value: plainValue(key, given), origin });
    } else if (section && !isTable(given.value)) this.#takeParameter(section, given);
    else if (isSection(path))
      this.#problems.add(
        path,
        origin,
        `found ${showGiven(given)}; allowed is a section; write [${path}] and its keys below`,
      );
    else this.#problems.add(path, origin, this.#unknown(given));
  }

  /** Absent keys that follow others, once those are known. */
  derive(): void {
    for (const [path, derivation] of Object.entries(DERIVATIONS)) {
      const settings = new Settings(this.all, this.models);
      if (!settings.isGiven(path))
        this.all.set(path, { value: derivation(settings), origin: DEFAULT });
    }
  }

  #unknown({ path, value }: Given): string {
    return isTable(value)
      ? this.#vocabulary.unknownSection(path)
      : this.#vocabulary.unknownPath(path);
  }

  #takeParameter(section: string, given: Given): void {
    const name = given.path.slice(section.length + 1);
    const models = this.models.get(section) ?? new Map<string, Given>();
    models.set(name, given);
    this.models.set(section, models);
  }
}

/** In the order of precedence: a flag wins over the environment, that over the file. */
const allGiven = (source: ConfigurationSource, problems: Problems): readonly Given[] | null => {
  const { text, file, overrides, environment } = source;
  const document = parseDocument(text, file);
  if (Array.isArray(document)) {
    problems.all.push(...document);
    return null;
  }
  return [
    ...fromDocument(document, new KeyLocator(text), file),
    ...fromEnvironment(environment, problems.add),
    ...fromOverrides(overrides, problems.add),
  ];
};

/** Reads and checks a whole configuration; every problem is reported, not only the first. */
export const loadConfiguration = (source: ConfigurationSource): LoadedConfiguration => {
  const problems = new Problems();
  const vocabulary = new Vocabulary(source.catalog ?? null);
  const strategySources = new StrategySources(vocabulary, problems);
  const ledger = new Ledger(vocabulary, problems);
  const given = allGiven(source, problems);
  if (given === null) return { configuration: null, problems: problems.sorted() };
  for (const one of given) if (!strategySources.take(one)) ledger.take(one);
  ledger.derive();
  const sources = strategySources.all();
  const settings = new Settings(ledger.all, ledger.models);
  const allowShort = settings.boolean('risk.allow_short');
  const strategies = readStrategies(sources, {
    vocabulary,
    problems,
    allowShort,
    all: ledger.all,
  });
  const models = readModels({ given: ledger.models, all: ledger.all }, vocabulary, problems);
  checkContradictions(settings, models, problems);
  if (problems.all.length > 0) return { configuration: null, problems: problems.sorted() };
  const explained = explain({ settings, strategies, sources, models });
  return {
    configuration: runConfiguration(settings, strategies, models),
    origins: new Map(explained.map(({ path, origin }) => [path, origin])),
    explain: explained,
    problems: [],
  };
};
