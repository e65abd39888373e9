import type { Random } from './random.ts';

/** A state of the market, common to all its instruments. */
export interface Regime {
  /** Expected simple return a year, continuously compounded. */
  readonly drift: number;
  /** Deviation of log returns a year. */
  readonly volatility: number;
  /** Sessions that it lasts on average, at least 1. */
  readonly sessions: number;
}

/**
 * The regime of each session: a Markov chain (Hamilton, A New Approach to the Economic Analysis of
 * Nonstationary Time Series, 1989), which leaves a regime with probability 1/sessions, for any other
 * alike. Starts in the first.
 */
export const regimePath = (
  regimes: readonly Regime[],
  sessions: number,
  random: Random,
): Int32Array => {
  const path = new Int32Array(sessions);
  let current = 0;
  for (let session = 0; session < sessions; session += 1) {
    path[session] = current;
    const leaves = regimes.length > 1 && random.uniform() < 1 / (regimes[current]?.sessions ?? 1);
    if (!leaves) continue;
    const step = 1 + Math.floor(random.uniform() * (regimes.length - 1));
    current = (current + step) % regimes.length;
  }
  return path;
};
