import { mean, quantile, sampleDeviation } from '../statistics/statistics.ts';

/** Counts of returns by equally wide classes; `edges` has one number more than `counts`. */
export interface Histogram {
  /** Ascending; a class holds its lower edge, the last one both. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** A loss as a positive fraction. */
  readonly var95: number;
}

const CLASSES_MIN = 5;
/** Returns worked out from equity carry an error of about 2e-16: closer ones are equal. */
const NOISE = 1e-15;

/** Freedman and Diaconis, "On the histogram as a density estimator" (1981): width 2·IQR·n^(−1/3). */
const classesOf = (values: Float64Array, range: number, most: number): number => {
  const spread = quantile(values, 0.75) - quantile(values, 0.25);
  const wanted = Math.ceil((range * Math.cbrt(values.length)) / (2 * spread));
  // Without a spread the width is zero and every number of classes is as good as the most.
  return Number.isFinite(wanted) ? Math.min(most, Math.max(CLASSES_MIN, wanted)) : most;
};

/** Null where fewer than two returns exist or all are equal: there is no distribution to show. */
export const histogramOf = (returns: Float64Array, classesMax: number): Histogram | null => {
  let [low, high] = [Infinity, -Infinity];
  for (const value of returns) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high - low > NOISE)) return null;
  const classes = classesOf(returns, high - low, classesMax);
  const width = (high - low) / classes;
  const counts = new Array<number>(classes).fill(0);
  const edges = Array.from({ length: classes + 1 }, (_, edge) =>
    edge === classes ? high : low + edge * width,
  );
  for (const value of returns) {
    const place = Math.min(classes - 1, Math.floor((value - low) / width));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return {
    edges,
    counts,
    mean: mean(returns),
    deviation: sampleDeviation(returns),
    var95: -quantile(returns, 0.05),
  };
};
