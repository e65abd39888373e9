/**
 * Bars of one instrument and timeframe as columns, oldest first. Times are milliseconds since the
 * Unix epoch, UTC; `openTime` is inclusive, `closeTime` exclusive. Prices are finite and positive;
 * `volume` is 0 throughout where the data has none (`hasVolume` says which).
 */
export interface BarColumns {
  readonly length: number;
  readonly openTime: Float64Array;
  readonly closeTime: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly hasVolume: boolean;
}

/** One bar as plain numbers. Producers reuse one object, so a reader must not keep it. */
export interface BarValues {
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  /** The close of a second instrument, for indicators of two series; else NaN. */
  other: number;
  /** A number that the bars of one session share. */
  session: number;
}
