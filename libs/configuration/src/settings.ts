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

/** Where a value came from. */
export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'file'; readonly line: number }
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'flag' };

export interface Setting {
  readonly value: unknown;
  readonly origin: Origin;
}

/** One strategy of the run, as it stands in the file. */
export interface StrategyEntry {
  /** `strategy`, or `strategies[2]`: where problems point. */
  readonly at: string;
  readonly name: string | null;
  readonly module: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly equityShare: number | null;
  readonly symbols: readonly string[] | null;
}

/** A configuration that has been checked: each key by its path, typed by its declaration. */
export class Settings {
  readonly all: ReadonlyMap<string, Setting>;
  readonly strategies: readonly StrategyEntry[];
  /** Parameters that stand beside a model's name, by section: `backtest.commission`. */
  readonly models: ReadonlyMap<string, Readonly<Record<string, unknown>>>;

  constructor(
    all: ReadonlyMap<string, Setting>,
    strategies: readonly StrategyEntry[],
    models: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  ) {
    this.all = all;
    this.strategies = strategies;
    this.models = models;
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

  /** Milliseconds since the Unix epoch; a date without a time is its midnight, UTC. */
  date(path: DatePath): number | null {
    const value = this.#value(path);
    if (value instanceof Date) return value.getTime();
    return typeof value === 'string' ? Date.parse(value) : null;
  }

  texts(path: TextsPath): readonly string[] | null {
    const value = this.#value(path);
    return Array.isArray(value) ? value.map(String) : null;
  }

  isGiven(path: string): boolean {
    const origin = this.all.get(path)?.origin.kind;
    return origin !== undefined && origin !== 'default';
  }

  #value(path: string): unknown {
    return this.all.get(path)?.value ?? null;
  }
}
