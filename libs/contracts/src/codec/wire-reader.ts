import type { Timestamp } from '@stratvector/kernel';
import { FRACTION_DECIMALS, MONEY_DECIMALS, parseDecimal } from '@stratvector/model';
import type { Fraction, InstrumentId, Money, Price, Quantity } from '@stratvector/model';
import { timeOfText } from './wire-time.ts';
import type { WireEnum } from './wire-enum.ts';

/** How the numbers of an instrument are counted; undefined for one that is not known here. */
export type Scales = (
  id: InstrumentId,
) => { readonly priceDecimals: number; readonly quantityDecimals: number } | undefined;

/** A message that cannot be read; whoever decodes catches it and answers with its sentence. */
export class WireProblem extends Error {
  override readonly name = 'WireProblem';
}

const INT64_MAX = 2n ** 63n - 1n;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads the fields of one message in proto3 JSON: what is absent has its default. */
export class WireReader {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #scales: Scales;

  constructor(value: unknown, path: string, scales: Scales) {
    if (!isObject(value))
      throw new WireProblem(`${path}: found ${shown(value)}, allowed is an object`);
    this.#fields = value;
    this.#path = path;
    this.#scales = scales;
  }

  has(key: string): boolean {
    return this.#fields[key] !== undefined && this.#fields[key] !== null;
  }

  text<Text extends string>(key: string): Text {
    const value = this.has(key) ? this.#fields[key] : '';
    if (typeof value !== 'string') return this.#refuse(key, 'a text');
    // The brands of identifiers are made here, where texts come in.
    return value as Text;
  }

  /** A text that may not be empty. */
  id<Text extends string>(key: string): Text {
    const text = this.text<Text>(key);
    return text === '' ? this.#refuse(key, 'a text that is not empty') : text;
  }

  idOrNull<Text extends string>(key: string): Text | null {
    return this.has(key) ? this.id<Text>(key) : null;
  }

  flag(key: string): boolean {
    const value = this.has(key) ? this.#fields[key] : false;
    return typeof value === 'boolean' ? value : this.#refuse(key, 'true or false');
  }

  whole(key: string): number {
    const value = this.has(key) ? this.#fields[key] : 0;
    return Number.isInteger(value) ? Number(value) : this.#refuse(key, 'a whole number');
  }

  number(key: string): number {
    const value = this.has(key) ? this.#fields[key] : 0;
    return typeof value === 'number' ? value : this.#refuse(key, 'a number');
  }

  time(key: string): Timestamp {
    return timeOfText(this.text(key)) ?? this.#refuse(key, 'a time such as 2026-01-31T20:59:00Z');
  }

  timeOrNull(key: string): Timestamp | null {
    return this.has(key) ? this.time(key) : null;
  }

  money(key: string): Money {
    return this.#decimal(key, MONEY_DECIMALS) as Money;
  }

  fraction(key: string): Fraction {
    return this.#decimal(key, FRACTION_DECIMALS) as Fraction;
  }

  fractionOrNull(key: string): Fraction | null {
    return this.has(key) ? this.fraction(key) : null;
  }

  price(key: string, of: InstrumentId): Price {
    return this.#decimal(key, this.#scale(of).priceDecimals) as Price;
  }

  priceOrNull(key: string, of: InstrumentId): Price | null {
    return this.has(key) ? this.price(key, of) : null;
  }

  quantity(key: string, of: InstrumentId): Quantity {
    return this.#decimal(key, this.#scale(of).quantityDecimals) as Quantity;
  }

  quantityOrNull(key: string, of: InstrumentId): Quantity | null {
    return this.has(key) ? this.quantity(key, of) : null;
  }

  count(key: string): bigint {
    return this.#decimal(key, 0);
  }

  enum<Name extends string>(key: string, names: WireEnum<Name, string>): Name {
    return names.name(this.text(key)) ?? this.#refuse(key, names.wires.join(', '));
  }

  message(key: string): WireReader {
    return new WireReader(this.#fields[key], `${this.#path}.${key}`, this.#scales);
  }

  messageOrNull(key: string): WireReader | null {
    return this.has(key) ? this.message(key) : null;
  }

  messages(key: string): readonly WireReader[] {
    const value = this.has(key) ? this.#fields[key] : [];
    if (!Array.isArray(value)) return this.#refuse(key, 'a list');
    return value.map(
      (item: unknown, at) =>
        new WireReader(item, `${this.#path}.${key}[${String(at)}]`, this.#scales),
    );
  }

  refuse(key: string, allowed: string): never {
    return this.#refuse(key, allowed);
  }

  #scale(of: InstrumentId) {
    const scale = this.#scales(of);
    if (!scale)
      throw new WireProblem(
        `${this.#path}: the instrument ${of} is not known here; add it to the instruments first`,
      );
    return scale;
  }

  #decimal(key: string, decimals: number): bigint {
    const count = parseDecimal(this.text(key), decimals);
    const isRight = count !== null && count <= INT64_MAX && count >= -INT64_MAX;
    return isRight
      ? count
      : this.#refuse(key, `a plain decimal of at most ${String(decimals)} decimals and 63 bits`);
  }

  #refuse(key: string, allowed: string): never {
    throw new WireProblem(
      `${this.#path}.${key}: found ${shown(this.#fields[key])}, allowed is ${allowed}`,
    );
  }
}

const SHOWN_MAX = 80;

const shown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
};
