import type { InstrumentId } from './identifiers.ts';

/**
 * Rows of one instrument as a file has them, in its order, before any rule is applied: NaN where a
 * cell is no number. Times are milliseconds UTC, as the file means them (opens or closes).
 */
export interface RawBars {
  readonly instrument: InstrumentId;
  readonly length: number;
  /** The line of the file, from 1, or the row of a table. */
  readonly line: Float64Array;
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly adjusted: Float64Array;
  readonly hasVolume: boolean;
  readonly hasAdjusted: boolean;
}
