import { areRates } from './rates.ts';
import { FRACTION_DECIMALS, MONEY_DECIMALS } from '@stratvector/model';
import { decimalText, exactCount } from './decimal.ts';
import { parseMoment } from './moment.ts';

interface Declared {
  /** Section and key, as in `backtest.cash`. */
  readonly path: string;
  /** What stands where the key is absent, in words where it depends on other keys. */
  readonly absent?: string;
  /** The value that stands then is worked out from other keys, and there always is one. */
  readonly derived?: true;
  readonly unit?: string;
  readonly description: string;
  /** The first version that knows the key; the first of all where it is not said. */
  readonly since?: string;
}

interface NumberKey extends Declared {
  /** `money` and `fraction` are exact to 4 and 9 decimals; a `decimal` is kept as text. */
  readonly type: 'number' | 'integer' | 'money' | 'fraction' | 'decimal';
  readonly min: number;
  readonly max: number;
  readonly default: number | null;
}

interface TextKey extends Declared {
  readonly type: 'text' | 'path' | 'date' | 'duration' | 'timezone' | 'currency' | 'url';
  readonly default: string | null;
}

interface TextsKey extends Declared {
  /** `rates` are currencies or pairs with a rate each, as in `EUR=1.08` and `USD/JPY=usdjpy.csv`. */
  readonly type: 'texts' | 'rates';
  readonly default: null;
}

interface ChoiceKey extends Declared {
  readonly type: 'choice';
  readonly choices: readonly string[];
  readonly default: string | null;
}

interface BooleanKey extends Declared {
  readonly type: 'boolean';
  readonly default: boolean | null;
}

/** One key of the configuration: validation, types, schema, reference and `explain` read this. */
export type Key = NumberKey | TextKey | TextsKey | ChoiceKey | BooleanKey;

const DECIMALS: Readonly<Record<NumberKey['type'], number>> = {
  integer: 0,
  money: MONEY_DECIMALS,
  fraction: FRACTION_DECIMALS,
  decimal: 8,
  number: Infinity,
};

const WORDS: Readonly<Record<Exclude<Key['type'], NumberKey['type'] | 'choice'>, string>> = {
  boolean: 'true or false',
  text: 'a text in quotes that is not empty',
  path: 'a path in quotes that is not empty',
  texts: 'a list of different texts such as ["AAPL", "MSFT"]',
  rates:
    'a list of different currencies or pairs with a rate each, which is a number above 0 of 9 decimals at most or a file of bars, such as ["EUR=data/eurusd.csv", "GBX/GBP=0.01"]',
  date: 'a date such as 2015-01-01, or a date-time such as 2015-01-01T09:30:00Z',
  duration: 'a duration such as "250ms", "2s", "1m" or "4h"',
  timezone: '"UTC" or a zone such as "America/New_York"',
  currency: 'an ISO 4217 code such as "USD"',
  url: 'an address such as "https://example.com/hook"',
};

export const isNumeric = (key: Key): key is NumberKey => Object.hasOwn(DECIMALS, key.type);

const rangeOf = (key: NumberKey): string => {
  const decimals = DECIMALS[key.type];
  const name = key.type === 'integer' ? 'a whole number' : 'a number';
  const precision = key.type === 'number' || decimals === 0 ? '' : `, ${decimals} decimals at most`;
  return `${name} from ${decimalText(key.min)} to ${decimalText(key.max)}${precision}`;
};

export const choicesOf = (choices: readonly string[]): string =>
  `one of ${choices.map((choice) => `"${choice}"`).join(', ')}`;

/** What values a key takes, for people. */
export const allowedBy = (key: Key): string => {
  if (isNumeric(key)) return rangeOf(key);
  return key.type === 'choice' ? choicesOf(key.choices) : WORDS[key.type];
};

const DURATION = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s|m|h)$/;
const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of "250ms", "2s", "1m" or "4h"; null for anything else. */
export const parseDuration = (text: string): number | null => {
  const [, count = '', unit = ''] = DURATION.exec(text) ?? [];
  const scale = UNIT_MS[unit];
  return scale === undefined ? null : Number(count) * scale;
};

const isZone = (text: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
};

const isUrl = (text: string): boolean => /^https?:\/\/[^\s/]/.test(text) && URL.canParse(text);

const isNumber = (key: NumberKey, value: unknown): boolean => {
  if (typeof value !== 'number' && typeof value !== 'bigint') return false;
  // NaN is in no range.
  if (!(value >= key.min && value <= key.max)) return false;
  return key.type === 'number' || exactCount(value, DECIMALS[key.type]) !== null;
};

const areTexts = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'string' && item.trim() !== '') &&
  new Set(value).size === value.length;

const TEXT_RULES: Readonly<Record<TextKey['type'], (text: string) => boolean>> = {
  text: (text) => text.trim() !== '',
  path: (text) => text.trim() !== '',
  date: (text) => parseMoment(text, 'UTC') !== null,
  duration: (text) => parseDuration(text) !== null,
  timezone: isZone,
  currency: (text) => /^[A-Z]{3}$/.test(text),
  url: isUrl,
};

/** Whether a key takes a value; dates are given as their text. */
export const accepts = (key: Key, value: unknown): boolean => {
  if (isNumeric(key)) return isNumber(key, value);
  if (key.type === 'boolean') return typeof value === 'boolean';
  if (key.type === 'texts') return areTexts(value);
  if (key.type === 'rates') return areRates(value);
  if (typeof value !== 'string') return false;
  return key.type === 'choice' ? key.choices.includes(value) : TEXT_RULES[key.type](value);
};
