import type { Random } from './random.ts';
import type { Regime } from './regimes.ts';

/** Jumps in the price of one instrument, as in Merton (1976): a compound Poisson process. */
export interface Jumps {
  readonly perYear: number;
  /** Mean and deviation of a jump's log return. */
  readonly mean: number;
  readonly deviation: number;
}

/** A stretch of time for a price: how long, in which regime, with which common shock. */
export interface Stretch {
  readonly years: number;
  readonly regime: Regime;
  /** Standard normal, correlated with those of the other instruments. */
  readonly shock: number;
}

/** What the expectation of jumps takes away from the drift, so that the drift stays the drift. */
const jumpCompensation = ({ perYear, mean, deviation }: Jumps): number =>
  perYear * (Math.exp(mean + (deviation * deviation) / 2) - 1);

const jumpIn = (years: number, { perYear, mean, deviation }: Jumps, random: Random): number => {
  const count = random.poisson(perYear * years);
  return count === 0 ? 0 : count * mean + Math.sqrt(count) * deviation * random.normal();
};

/** The log return of a stretch: geometric Brownian motion with jumps. */
export const logReturnOf = (
  { years, regime, shock }: Stretch,
  jumps: Jumps,
  random: Random,
): number => {
  const { drift, volatility } = regime;
  const trend = drift - (volatility * volatility) / 2 - jumpCompensation(jumps);
  return trend * years + volatility * Math.sqrt(years) * shock + jumpIn(years, jumps, random);
};

/**
 * How far above its start a Brownian motion came that ended `end` above it, its variance given: the
 * exact law of the bridge's maximum (Glasserman, Monte Carlo Methods in Financial Engineering, 6.4).
 */
export const highestOf = (end: number, variance: number, random: Random): number =>
  (end + Math.sqrt(end * end - 2 * variance * Math.log(random.uniform()))) / 2;
