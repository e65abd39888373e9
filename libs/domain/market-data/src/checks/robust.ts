import { at } from '../column-value.ts';

/** The middle value of an unsorted column, NaN of none; values that are NaN do not count. */
export const medianOf = (values: ArrayLike<number>): number => {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? at(sorted, middle)
    : (at(sorted, middle - 1) + at(sorted, middle)) / 2;
};

/** 0.6745 is the upper quartile of the standard normal. */
const NORMAL_QUARTILE = 0.6745;
/** By it the mean absolute deviation of a normal is a standard deviation. */
const MEAN_DEVIATION = 1.253314;

/**
 * Modified z-scores: 0.6745 (x − median) / MAD (Iglewicz and Hoaglin, How to Detect and Handle
 * Outliers, 1993); where more than half of the values are equal and the MAD is 0, the mean absolute
 * deviation stands for it, and where that is 0 too, every score is 0.
 */
export const robustScores = (values: Float64Array): Float64Array => {
  const median = medianOf(values);
  const distances = values.map((value) => Math.abs(value - median));
  const spread = medianOf(distances) / NORMAL_QUARTILE;
  const known = distances.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const scale = spread > 0 ? spread : MEAN_DEVIATION * mean;
  return values.map((value) => (scale > 0 ? (value - median) / scale : 0));
};

/** Logarithms of closes over the close before; NaN for the first. */
export const logReturnsOf = (close: Float64Array): Float64Array =>
  close.map((value, row) => Math.log(value / at(close, row - 1)));
