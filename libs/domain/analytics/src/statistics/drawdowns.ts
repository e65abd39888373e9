/** One fall of a curve from a high to its recovery. */
export interface Drawdown {
  /** Rows of the curve. */
  readonly peak: number;
  readonly trough: number;
  /** Null while it lasts. */
  readonly recovery: number | null;
  /** A fraction under 0. */
  readonly depth: number;
}

/** curve / running maximum − 1, at every row; a curve starts at its first value. */
export const drawdownColumn = (curve: Float64Array): Float64Array => {
  const fall = new Float64Array(curve.length);
  let peak = -Infinity;
  for (let row = 0; row < curve.length; row += 1) {
    const value = curve[row] ?? NaN;
    if (value > peak) peak = value;
    fall[row] = value / peak - 1;
  }
  return fall;
};

/** All falls of the curve, deepest first; of equally deep ones the earlier first. */
export const drawdownsOf = (curve: Float64Array): readonly Drawdown[] => {
  const found: Drawdown[] = [];
  let peak = 0;
  let trough = 0;
  const at = (row: number): number => curve[row] ?? NaN;
  const close = (recovery: number | null): void => {
    if (at(trough) < at(peak))
      found.push({ peak, trough, recovery, depth: at(trough) / at(peak) - 1 });
  };
  for (let row = 1; row < curve.length; row += 1) {
    if (at(row) >= at(peak)) {
      close(row);
      peak = row;
      trough = row;
    } else if (at(row) < at(trough)) trough = row;
  }
  close(null);
  return found.sort((a, b) => a.depth - b.depth || a.peak - b.peak);
};
