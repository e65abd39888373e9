/**
 * Of the response surfaces of MacKinnon, "Critical values for cointegration tests", Queen's Economics
 * Department working paper 1227 (2010), table 2, as statsmodels has them: two series, a constant, no trend.
 */
const SURFACES = {
  '1%': [-3.89644, -10.9519, -33.527],
  '5%': [-3.33613, -6.1101, -6.823],
  '10%': [-3.04445, -4.2412, -2.72],
} as const;

export type Significance = keyof typeof SURFACES;

/** Under this the residuals of so many pairs of values return to their mean, at that level. */
export const cointegrationBound = (level: Significance, values: number): number => {
  const [limit, first, second] = SURFACES[level];
  const steps = values - 1;
  return limit + first / steps + second / steps ** 2;
};

/** The last so many pairs of two series, and the test of Engle and Granger on them. */
export class CointegrationWindow {
  readonly #left: Float64Array;
  readonly #right: Float64Array;
  #count = 0;

  constructor(size: number) {
    this.#left = new Float64Array(size);
    this.#right = new Float64Array(size);
  }

  push(left: number, right: number): void {
    const place = this.#count % this.#left.length;
    this.#left[place] = left;
    this.#right[place] = right;
    this.#count += 1;
  }

  /**
   * The t statistic of the Dickey-Fuller regression without lags on the residuals of the left series on the
   * right: Δe(t) = γ e(t−1). The more negative, the surer they return. NaN until the window is full, or
   * where one of the series stands still or they are one line.
   */
  get statistic(): number {
    const size = this.#left.length;
    if (this.#count < size) return NaN;
    const residuals = this.#residuals();
    let [products, squares] = [0, 0];
    for (let step = 1; step < size; step += 1) {
      const before = residuals[step - 1] as number;
      products += before * ((residuals[step] as number) - before);
      squares += before * before;
    }
    const slope = products / squares;
    let errors = 0;
    for (let step = 1; step < size; step += 1) {
      const before = residuals[step - 1] as number;
      errors += ((residuals[step] as number) - before - slope * before) ** 2;
    }
    return slope / Math.sqrt(errors / (size - 2) / squares);
  }

  /** In the order of time. */
  #residuals(): Float64Array {
    const [left, right] = [this.#left, this.#right];
    const size = left.length;
    const [meanLeft, meanRight] = [mean(left), mean(right)];
    let [covariance, variance] = [0, 0];
    for (let place = 0; place < size; place += 1) {
      const x = (right[place] as number) - meanRight;
      covariance += x * ((left[place] as number) - meanLeft);
      variance += x * x;
    }
    const ratio = covariance / variance;
    const eldest = this.#count % size;
    return Float64Array.from(left, (_, step) => {
      const place = (eldest + step) % size;
      return (left[place] as number) - meanLeft - ratio * ((right[place] as number) - meanRight);
    });
  }
}

const mean = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
