/** A way to walk the bars of a run. */
export interface Lane {
  /** Bars worked through so far. */
  readonly bars: number;
  /** So many instants; false once the last is done. */
  advance(): boolean;
}

/** One endless loop would be compiled while it runs, and stay slower than one that is called again. */
export const CHUNK_INSTANTS = 65_536;
