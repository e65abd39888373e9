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

/** What stood beside a model's name, by section and parameter. */
export type GivenParametersBySection = ReadonlyMap<string, ReadonlyMap<string, Given>>;

/** A configuration that has been checked: each key by its path, typed by its declaration. */
export class Settings {
  readonly all: ReadonlyMap<string, Setting>;
  readonly #modelsGiven: GivenParametersBySection;

  constructor(all: ReadonlyMap<string, Setting>, modelsGiven: GivenParametersBySection) {
    this.all = all;
    this.#modelsGiven = modelsGiven;
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
