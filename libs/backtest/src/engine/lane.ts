/** A way to walk the bars of a run. */
export interface Lane {
  /** Bars worked through so far. */
  readonly bars: number;
  /** So many instants; false once the last is done. */
  advance(): boolean;
}

/** One endless loop would be compiled while it runs, and stay slower than one that is called again. */
export const CHUNK_INSTANTS = 65_536;

/** The first place whose time is not before `start`; times ascend. */
export const firstFrom = (times: Float64Array, start: number): number => {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return low;
};
