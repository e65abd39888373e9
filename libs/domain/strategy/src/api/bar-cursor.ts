import type { BarColumns, InstrumentId } from '@stratvector/model';

/** What a cursor walks over: one instrument's bars of one timeframe, with its indicator columns. */
export interface CursorSource {
  readonly instrumentId: InstrumentId;
  /** The place of the instrument in the universe. */
  readonly index: number;
  /** The universe's position quantities by instrument, signed, in shares or contracts. */
  readonly positions: Float64Array;
  readonly timeframe: string;
  readonly columns: BarColumns;
  readonly indicators: ReadonlyMap<string, Float64Array>;
}

/**
 * The bar a strategy looks at: numbers straight from the columns, with no object per bar. One cursor
 * is reused for every bar, so keep numbers, never the cursor.
 */
export class BarCursor {
  readonly instrumentId: InstrumentId;
  readonly index: number;
  readonly timeframe: string;
  /** Counts the instrument's bars from 0, warm-up included. */
  row = 0;
  readonly #columns: BarColumns;
  readonly #close: Float64Array;
  readonly #positions: Float64Array;
  readonly #indicators: ReadonlyMap<string, Float64Array>;

  constructor(source: CursorSource) {
    this.instrumentId = source.instrumentId;
    this.index = source.index;
    this.timeframe = source.timeframe;
    this.#columns = source.columns;
    this.#close = source.columns.close;
    this.#positions = source.positions;
    this.#indicators = source.indicators;
  }

  /** Milliseconds since the Unix epoch, inclusive. */
  get openTime(): number {
    return this.#columns.openTime[this.row] ?? NaN;
  }

  /** Milliseconds since the Unix epoch, exclusive: the instant at which this bar is seen. */
  get closeTime(): number {
    return this.#columns.closeTime[this.row] ?? NaN;
  }

  get open(): number {
    return this.#columns.open[this.row] ?? NaN;
  }

  get high(): number {
    return this.#columns.high[this.row] ?? NaN;
  }

  get low(): number {
    return this.#columns.low[this.row] ?? NaN;
  }

  get close(): number {
    return this.#close[this.row] ?? NaN;
  }

  get volume(): number {
    return this.#columns.volume[this.row] ?? NaN;
  }

  /** The signed quantity that the strategy holds of this instrument. */
  get position(): number {
    return this.#positions[this.index] ?? 0;
  }

  /** The close `bars` bars ago, of bars that exist; NaN before the first, and for bars to come. */
  closeAgo(bars: number): number {
    return bars < 0 ? NaN : (this.#close[this.row - bars] ?? NaN);
  }

  /** A declared indicator by its name in `indicators`, `bars` bars ago; NaN until its window is full. */
  value(name: string, bars = 0): number {
    return bars < 0 ? NaN : (this.#indicators.get(name)?.[this.row - bars] ?? NaN);
  }
}
