import { FRACTION_DECIMALS, FRACTION_ONE, numberOfFraction } from '@stratvector/model';
import type { Fraction } from '@stratvector/model';
import { decimalText, exactCount } from './decimal.ts';
import type { Problems } from './problem.ts';
import { originOf } from './strategy-source.ts';
import type { StrategySource } from './strategy-source.ts';

const KEY = 'equity_share';

const givenShare = ({ settings }: StrategySource): Fraction | null => {
  const value = settings.get(KEY)?.value;
  if (typeof value !== 'number' && typeof value !== 'bigint') return null;
  // A brand: the value was checked against the key's range and precision.
  return exactCount(value, FRACTION_DECIMALS) as Fraction | null;
};

const checkShares = (
  sources: readonly StrategySource[],
  left: bigint,
  problems: Problems,
): void => {
  const last = sources.findLast(({ settings }) => settings.has(KEY));
  if (!last) return;
  const without = sources.filter(({ settings }) => !settings.has(KEY)).map(({ at }) => at);
  const sum = `the equity shares sum to ${decimalText(numberOfFraction((FRACTION_ONE - left) as Fraction))}`;
  const add = (sentence: string): void =>
    problems.add(`${last.at}.${KEY}`, originOf(last, KEY), `${sum}${sentence}; lower one of them`);
  if (left < 0n) add('; allowed is 1 at most');
  else if (left === 0n && without.length > 0) add(` and leave nothing to ${without.join(', ')}`);
};

/** Strategies without a share of their own divide equally what the others leave. */
export const equityShares = (
  sources: readonly StrategySource[],
  problems: Problems,
): readonly Fraction[] => {
  const given = sources.map(givenShare);
  const left = given.reduce((rest, share) => rest - (share ?? 0n), BigInt(FRACTION_ONE));
  checkShares(sources, left, problems);
  const without = given.filter((share) => share === null).length;
  const rest = without === 0 ? 0n : left / BigInt(without);
  return given.map((share) => share ?? (rest as Fraction));
};
