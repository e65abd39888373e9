import { fractionOfNumber } from '@stratvector/model';
import type { Fraction } from '@stratvector/model';
import type { RiskStatistics } from '../account/events.ts';

/** Days that the present portfolio is carried back over. */
const VAR_WINDOW = 250;

/** With fewer days a quantile says nothing, and the limits are not a check. */
const VAR_OBSERVATIONS_MIN = 60;

/** The quantile of ascending values with linear interpolation between neighbors. */
const quantile = (ascending: Float64Array, share: number): number => {
  const position = (ascending.length - 1) * share;
  const below = Math.floor(position);
  const low = ascending[below] ?? NaN;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? NaN;
  return low + (high - low) * (position - below);
};

const meanUpTo = (ascending: Float64Array, bound: number): number => {
  let sum = 0;
  let count = 0;
  for (const value of ascending) {
    if (value > bound) break;
    sum += value;
    count += 1;
  }
  return sum / count;
};

const lossOf = (share: number): Fraction => fractionOfNumber(Math.max(0, -share));

/**
 * Value at risk and expected shortfall by historical simulation (Jorion, "Value at Risk", 3rd
 * edition, chapter 10): `results` is what the present portfolio would have made on each past day, in
 * currency, newest last; the answers are losses over one day as shares of `equity`, never negative.
 */
export const historicalSimulation = (results: Float64Array, equity: number): RiskStatistics => {
  if (results.length < VAR_OBSERVATIONS_MIN || !(equity > 0))
    return { var95: null, var99: null, es95: null };
  const shares = results
    .subarray(Math.max(0, results.length - VAR_WINDOW))
    .map((result) => result / equity)
    .sort();
  const bound = quantile(shares, 0.05);
  return {
    var95: lossOf(bound),
    var99: lossOf(quantile(shares, 0.01)),
    es95: lossOf(meanUpTo(shares, bound)),
  };
};
