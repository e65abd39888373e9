import { FRACTION_ONE, least, product, subtract } from '@stratvector/model';
import type { Fraction, Quantity } from '@stratvector/model';

const NOTHING = 0n as Quantity;

const wholeLots = (quantity: bigint, lot: Quantity): Quantity =>
  (quantity - (quantity % lot)) as Quantity;

/** The parts as they are, and the rest of the whole as the last. */
const withRest = (whole: Quantity, parts: readonly Quantity[]): readonly Quantity[] => {
  let rest = whole;
  const slices = parts.map((part) => {
    const slice = least(part, rest);
    rest = subtract(rest, slice);
    return slice;
  });
  return [...slices, rest];
};

/** Equal slices over so many bars, each rounded down to lots; the last takes the rest. */
export const equalSlices = (whole: Quantity, bars: number, lot: Quantity): readonly Quantity[] => {
  const part = wholeLots(whole / BigInt(bars), lot);
  return withRest(
    whole,
    Array.from({ length: bars - 1 }, () => part),
  );
};

/**
 * Slices in proportion to weights, each rounded down to lots; the last takes the rest. Equal ones where
 * no weight says more than another.
 */
export const weightedSlices = (
  whole: Quantity,
  weights: readonly number[],
  lot: Quantity,
): readonly Quantity[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return equalSlices(whole, weights.length, lot);
  const parts = weights
    .slice(0, -1)
    .map((weight) => wholeLots(BigInt(Math.floor((Number(whole) * weight) / total)), lot));
  return withRest(whole, parts);
};

/** The share of a bar's volume that an order may be of it, rounded down to lots. */
export const shareOfVolume = (
  volume: Quantity,
  participation: Fraction,
  lot: Quantity,
): Quantity =>
  volume > 0n ? wholeLots(product(volume, participation) / FRACTION_ONE, lot) : NOTHING;

/** What is due once so many bars have come after the decision: the slices so far. */
export const dueAfter = (slices: readonly Quantity[], bars: number): Quantity => {
  let due = 0n;
  for (const slice of slices.slice(0, bars + 1)) due += slice;
  return due as Quantity;
};
