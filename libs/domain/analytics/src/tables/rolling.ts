interface Moments {
  readonly mean: number;
  /** n − 1 in the denominator; exactly 0 for a window of equal values. */
  readonly variance: number;
}

const momentsOf = (values: Float64Array): Moments => {
  let total = 0;
  let same = true;
  for (const value of values) {
    total += value;
    same &&= value === values[0];
  }
  const mean = total / values.length;
  if (same) return { mean, variance: 0 };
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, variance: squares / (values.length - 1) };
};

const covarianceOf = (a: Float64Array, b: Float64Array): number => {
  const [left, right] = [momentsOf(a).mean, momentsOf(b).mean];
  let products = 0;
  for (let row = 0; row < a.length; row += 1)
    products += ((a[row] ?? NaN) - left) * ((b[row] ?? NaN) - right);
  return products / (a.length - 1);
};

const finite = (value: number): number => (Number.isFinite(value) ? value : NaN);

/**
 * A figure of the last `window` values at each row, NaN before the window is full and where it has no
 * value. Each window is summed afresh: running sums would carry the error of one crash through all
 * later rows.
 */
const rolling = (
  length: number,
  window: number,
  figure: (from: number, to: number) => number,
): Float64Array =>
  new Float64Array(length).map((_, row) =>
    window < 2 || row + 1 < window ? NaN : finite(figure(row + 1 - window, row + 1)),
  );

export interface RollingTerms {
  /** Periods. */
  readonly window: number;
  readonly periodsPerYear: number;
  /** Per period. */
  readonly riskFree: number;
}

/** s√P of each window. */
export const rollingVolatility = (
  returns: Float64Array,
  { window, periodsPerYear }: Omit<RollingTerms, 'riskFree'>,
): Float64Array =>
  rolling(returns.length, window, (from, to) =>
    Math.sqrt(momentsOf(returns.subarray(from, to)).variance * periodsPerYear),
  );

/** mean(r − rf)/s·√P of each window. */
export const rollingSharpe = (returns: Float64Array, terms: RollingTerms): Float64Array =>
  rolling(returns.length, terms.window, (from, to) => {
    const { mean, variance } = momentsOf(returns.subarray(from, to));
    return ((mean - terms.riskFree) / Math.sqrt(variance)) * Math.sqrt(terms.periodsPerYear);
  });

/** cov(r, b)/var(b) of each window. */
export const rollingBeta = (
  returns: Float64Array,
  benchmark: Float64Array,
  window: number,
): Float64Array =>
  rolling(returns.length, window, (from, to) => {
    const market = benchmark.subarray(from, to);
    return covarianceOf(returns.subarray(from, to), market) / momentsOf(market).variance;
  });
