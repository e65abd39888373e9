/** Sums over columns, compensated where cancellation could eat digits. NaN for what has no value. */

export const sum = (values: Float64Array): number => {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const corrected = value - lost;
    const next = total + corrected;
    lost = next - total - corrected;
    total = next;
  }
  return total;
};

export const mean = (values: Float64Array): number => sum(values) / values.length;

/**
 * Returns worked out from equity carry an error of about 2e-16. A spread below this is that error:
 * a ratio over it would be a large number without a meaning.
 */
const NOISE_VARIANCE = 1e-30;

const power = (value: number, order: number): number => {
  let product = value;
  for (let factor = 1; factor < order; factor += 1) product *= value;
  return product;
};

/** Central moment of order k ≥ 1, over n; the second is exactly 0 where all values are the same. */
export const moment = (values: Float64Array, order: number): number => {
  const center = mean(values);
  const value = sum(values.map((one) => power(one - center, order))) / values.length;
  return order === 2 && value < NOISE_VARIANCE ? 0 : value;
};

/** n − 1 in the denominator; NaN for fewer than two values. */
export const sampleDeviation = (values: Float64Array): number =>
  values.length < 2 ? NaN : Math.sqrt((moment(values, 2) * values.length) / (values.length - 1));

/** n − 1 in the denominator. */
export const covariance = (a: Float64Array, b: Float64Array): number => {
  const [left, right] = [mean(a), mean(b)];
  return sum(a.map((value, row) => (value - left) * ((b[row] ?? NaN) - right))) / (a.length - 1);
};

/** Linear interpolation between order statistics: Hyndman and Fan, type 7. */
export const quantile = (values: Float64Array, share: number): number => {
  const sorted = values.slice().sort();
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (high - low) * (place - below);
};

/** Slope, intercept and R² of values on 0, 1, 2 … */
export const regressionOnTime = (values: Float64Array) => {
  const time = values.map((_, row) => row);
  const slope = covariance(time, values) / covariance(time, time);
  const intercept = mean(values) - slope * mean(time);
  const correlation = covariance(time, values) / (sampleDeviation(time) * sampleDeviation(values));
  return { slope, intercept, rSquared: correlation * correlation };
};
