import { nearestNames } from '@stratvector/kernel';
import { accepts, allowedBy } from './key.ts';
import type { Key } from './key.ts';
import type { Given } from './origin.ts';
import { show } from './problem.ts';
import { didYouMean } from './vocabulary.ts';

/** A date is worth its text: the parser rolls days over that do not exist. */
export const plainValue = (key: Key, { value, raw }: Given): unknown =>
  key.type === 'date' && value instanceof Date ? raw : value;

export const showGiven = ({ value, raw }: Given): string =>
  value instanceof Date && raw !== '' ? raw : show(value);

const choiceHint = (key: Key, value: unknown): string | null => {
  if (key.type !== 'choice' || typeof value !== 'string') return null;
  const near = nearestNames(value, key.choices, 2).map((name) => `"${name}"`);
  return near.length > 0 ? didYouMean(near) : null;
};

const quoteHint = (key: Key, value: unknown): string | null => {
  const wantsText = !['number', 'integer', 'money', 'fraction', 'decimal', 'boolean'].includes(
    key.type,
  );
  if (typeof value !== 'string' || wantsText) return null;
  const bare = key.type === 'boolean' ? /^(true|false)$/ : /^[+-]?\d+(\.\d+)?$/;
  return bare.test(value) ? 'write it without quotes' : null;
};

const percentHint = (key: Key, value: unknown): string | null => {
  if (key.type !== 'fraction' || typeof value !== 'number') return null;
  return value > key.max && value <= 100 ? `${value} % is written ${value / 100}` : null;
};

const defaultHint = (key: Key): string => {
  if (key.default !== null) return `without the key it is ${show(key.default)}`;
  return key.absent ? `without the key it is ${key.absent}` : 'correct it or remove the key';
};

/** Null when the value is right, else what was found, what is allowed and what to do. */
export const valueProblem = (key: Key, given: Given): string | null => {
  const value = plainValue(key, given);
  if (accepts(key, value)) return null;
  const hint = choiceHint(key, value) ?? quoteHint(key, value) ?? percentHint(key, value);
  return `found ${showGiven(given)}; allowed is ${allowedBy(key)}; ${hint ?? defaultHint(key)}`;
};
