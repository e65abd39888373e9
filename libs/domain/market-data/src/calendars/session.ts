/** One session of an exchange. Times are milliseconds since the Unix epoch, UTC. */
export interface Session {
  /** YYYY-MM-DD, the date at the exchange. */
  readonly date: string;
  /** Inclusive. */
  readonly open: number;
  /** Exclusive. */
  readonly close: number;
  /** The pause at midday, where there is one: start inclusive, end exclusive. */
  readonly breakStart: number | null;
  readonly breakEnd: number | null;
  /** Closes before the regular hour. */
  readonly early: boolean;
}

/** Sessions as columns, oldest first; NaN in the break columns where there is none. */
export interface SessionColumns {
  readonly length: number;
  /** Days since 1970-01-01. */
  readonly day: Int32Array;
  readonly open: Float64Array;
  readonly close: Float64Array;
  readonly breakStart: Float64Array;
  readonly breakEnd: Float64Array;
  readonly early: Uint8Array;
}
