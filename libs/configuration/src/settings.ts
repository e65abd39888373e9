import { assert } from '@stratvector/kernel';
import { parseDuration } from './key.ts';
import type {
  BooleanPath,
  ChoiceOf,
  ChoicePath,
  DatePath,
  DurationPath,
  NumberPath,
  TextPath,
  TextsPath,
} from './keys.ts';
import { parseMoment } from './moment.ts';
import type { Moment } from './moment.ts';
import type { Given, Origin, Setting } from './origin.ts';
import { DEFAULT } from './origin.ts';

/** One strategy of the run, as it was given. */
export interface StrategyEntry {
  /** `strategy`, or `strategies[2]`: where problems point. */
  readonly at: string;
  readonly name: string | null;
  readonly module: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly equityShare: number | null;
  readonly symbols: readonly string[] | null;
}

/** What stood beside a model's name, by section and parameter. */
export type GivenParametersBySection = ReadonlyMap<string, ReadonlyMap<string, Given>>;

/** A configuration that has been checked: each key by its path, typed by its declaration. */
export class Settings {
  readonly all: ReadonlyMap<string, Setting>;
  readonly strategies: readonly StrategyEntry[];
  /** Parameters that stand beside a model's name, by section: `backtest.commission`. */
  readonly models: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly #modelsGiven: GivenParametersBySection;

  constructor(
    all: ReadonlyMap<string, Setting>,
    strategies: readonly StrategyEntry[],
    modelsGiven: GivenParametersBySection,
  ) {
    this.all = all;
    this.strategies = strategies;
    this.#modelsGiven = modelsGiven;
    const valuesOf = (given: ReadonlyMap<string, Given>) =>
      Object.fromEntries([...given].map(([name, { value }]) => [name, value]));
    this.models = new Map([...modelsGiven].map(([section, given]) => [section, valuesOf(given)]));
  }

  number(path: NumberPath): number {
    const value = this.optionalNumber(path);
    assert(value !== null, `${path} has no default`);
    return value;
  }

  optionalNumber(path: NumberPath): number | null {
    const value = this.#value(path);
    return value === null ? null : Number(value);
  }

  text(path: TextPath): string | null {
    const value = this.#value(path);
    return typeof value === 'string' ? value : null;
  }

  choice<Path extends ChoicePath>(path: Path): ChoiceOf<Path> | null {
    // Every value was checked against the key's choices when the configuration was loaded.
    return this.#value(path) as ChoiceOf<Path> | null;
  }

  boolean(path: BooleanPath): boolean {
    return this.#value(path) === true;
  }

  /** Milliseconds. */
  duration(path: DurationPath): number {
    const value = this.#value(path);
    return (typeof value === 'string' ? parseDuration(value) : null) ?? 0;
  }

  /** Times without an offset are read in `data.timezone`. */
  moment(path: DatePath): Moment | null {
    const value = this.#value(path);
    return typeof value === 'string'
      ? parseMoment(value, this.text('data.timezone') ?? 'UTC')
      : null;
  }

  /** Milliseconds since the Unix epoch; a date without a time is its midnight, UTC. */
  date(path: DatePath): number | null {
    return this.moment(path)?.time ?? null;
  }

  texts(path: TextsPath): readonly string[] | null {
    const value = this.#value(path);
    return Array.isArray(value) ? value.map(String) : null;
  }

  isGiven(path: string): boolean {
    return this.origin(path).kind !== 'default';
  }

  origin(path: string): Origin {
    return this.all.get(path)?.origin ?? DEFAULT;
  }

  /** Where a parameter of a model was given; null where it was not. */
  modelOrigin(section: string, name: string): Origin | null {
    return this.#modelsGiven.get(section)?.get(name)?.origin ?? null;
  }

  #value(path: string): unknown {
    return this.all.get(path)?.value ?? null;
  }
}
