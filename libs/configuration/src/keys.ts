import type { Fraction, Money } from '@stratvector/model';
import { BACKTEST_KEYS } from './keys/backtest.ts';
import { MARKET_KEYS } from './keys/market.ts';
import { LIMIT_KEYS } from './keys/limits.ts';
import { PLATFORM_KEYS } from './keys/platform.ts';
import { RISK_KEYS } from './keys/risk.ts';
import { SYNTHETIC_KEYS } from './keys/synthetic.ts';
import { TRADING_KEYS } from './keys/trading.ts';
import type { Moment } from './moment.ts';

/** Every key with a fixed name, in the order of the reference page. */
export const KEYS = [
  ...MARKET_KEYS,
  ...SYNTHETIC_KEYS,
  ...BACKTEST_KEYS,
  ...RISK_KEYS,
  ...LIMIT_KEYS,
  ...TRADING_KEYS,
  ...PLATFORM_KEYS,
] as const;

type AnyKey = (typeof KEYS)[number];
type PathOf<Type extends AnyKey['type']> = Extract<AnyKey, { type: Type }>['path'];

export type NumberPath = PathOf<'number' | 'integer' | 'money' | 'fraction' | 'decimal'>;
export type TextPath = PathOf<'text' | 'path' | 'timezone' | 'currency' | 'url'>;
export type ChoicePath = PathOf<'choice'>;
export type ChoiceOf<Path extends ChoicePath> = Extract<
  AnyKey,
  { path: Path; type: 'choice' }
>['choices'][number];
export type BooleanPath = PathOf<'boolean'>;
export type DurationPath = PathOf<'duration'>;
export type DatePath = PathOf<'date'>;
export type TextsPath = PathOf<'texts' | 'rates'>;
export type KeyPath = AnyKey['path'];

interface Values {
  number: number;
  integer: number;
  money: Money;
  fraction: Fraction;
  /** A plain decimal, exact. */
  decimal: string;
  boolean: boolean;
  texts: readonly string[];
  rates: readonly string[];
  date: Moment;
  /** Milliseconds. */
  duration: number;
}

type ValueOf<K extends AnyKey> = K extends { type: 'choice'; choices: readonly (infer Choice)[] }
  ? Choice
  : K['type'] extends keyof Values
    ? Values[K['type']]
    : string;

type AbsentOf<K extends AnyKey> = K extends { default: null }
  ? K extends { derived: true }
    ? never
    : null
  : never;

/** The type of each key's value by its path; null where it may be absent. */
export type ValueByPath = { readonly [K in AnyKey as K['path']]: ValueOf<K> | AbsentOf<K> };
