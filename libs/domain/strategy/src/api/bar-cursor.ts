import { nearestNames } from '@stratvector/kernel';
import type { BarColumns, InstrumentId } from '@stratvector/model';
import { DecisionRefused } from './decision-refused.ts';

/** What a cursor walks over: one instrument's bars of one timeframe, with its indicator columns. */
export interface CursorSource {
  readonly instrumentId: InstrumentId;
  /** The place of the instrument in the strategy's universe. */
  readonly index: number;
  /** The strategy's position quantities by place in the run, signed, in shares or contracts. */
  readonly positions: Float64Array;
  /** The place of the instrument in the run. */
  readonly place: number;
  readonly timeframe: string;
  readonly columns: BarColumns;
  readonly indicators: ReadonlyMap<string, Float64Array>;
  /** The cursors of the instrument by timeframe, this one among them. */
  readonly family: ReadonlyMap<string, BarCursor>;
}

/** What a bar that is not there has. */
const NOTHING = Float64Array.of(NaN);

/**
 * The bar a strategy looks at, and those before it, on the shares of its own day: numbers straight from the columns, with no object per bar. One cursor
 * is reused for every bar, so keep numbers, never the cursor.
 */
export class BarCursor {
  readonly instrumentId: InstrumentId;
  readonly index: number;
  readonly timeframe: string;
  #row = -1;
  #columns: BarColumns;
  #close: Float64Array;
  readonly #positions: Float64Array;
  readonly #place: number;
  #indicators: ReadonlyMap<string, Float64Array>;
  readonly #family: ReadonlyMap<string, BarCursor>;

  constructor(source: CursorSource) {
    this.instrumentId = source.instrumentId;
    this.index = source.index;
    this.timeframe = source.timeframe;
    this.#columns = source.columns;
    this.#close = source.columns.close;
    this.#positions = source.positions;
    this.#place = source.place;
    this.#indicators = source.indicators;
    this.#family = source.family;
  }

  /** Shows the same bars on other shares: for hosts, after a split. */
  static rebase(
    cursor: BarCursor,
    { columns, indicators }: Pick<CursorSource, 'columns' | 'indicators'>,
  ): void {
    cursor.#columns = columns;
    cursor.#close = columns.close;
    cursor.#indicators = indicators;
  }

  /** Shows the bar of a row: for hosts, which alone know how far time has come. */
  static readonly moveTo = (cursor: BarCursor, row: number): void => {
    cursor.#row = row;
  };

  /** Counts the instrument's bars from 0, warm-up included; −1 before the first. */
  get row(): number {
    return this.#row;
  }

  /** Milliseconds since the Unix epoch, inclusive. */
  get openTime(): number {
    return this.#columns.openTime[this.#row] ?? NaN;
  }

  /** Milliseconds since the Unix epoch, exclusive: the instant at which this bar is seen. */
  get closeTime(): number {
    return this.#columns.closeTime[this.#row] ?? NaN;
  }

  get open(): number {
    return this.#columns.open[this.#row] ?? NaN;
  }

  get high(): number {
    return this.#columns.high[this.#row] ?? NaN;
  }

  get low(): number {
    return this.#columns.low[this.#row] ?? NaN;
  }

  get close(): number {
    return this.#close[this.#row] ?? NaN;
  }

  get volume(): number {
    return this.#columns.volume[this.#row] ?? NaN;
  }

  /** The signed quantity that the strategy holds of this instrument. */
  get position(): number {
    return this.#positions[this.#place] ?? 0;
  }

  /** The close `bars` bars ago, of bars that exist; NaN before the first, and for bars to come. */
  closeAgo(bars: number): number {
    return this.#ago(this.#close, bars);
  }

  /**
   * A declared indicator by its name, `bars` bars ago; NaN until its window is full.
   * @throws DecisionRefused for a name that is not declared.
   */
  value(name: string, bars = 0): number {
    const column = this.#indicators.get(name) ?? this.#refuse(name);
    return this.#ago(column, bars);
  }

  /**
   * The latest bar of another timeframe of this instrument that was delivered; null before the first.
   * Finer bars come first, so at the close of a week its last day still sees the week before.
   * @throws DecisionRefused for a timeframe that the strategy does not declare.
   */
  latest(timeframe: string): BarCursor | null {
    const cursor = this.#family.get(timeframe);
    if (!cursor)
      throw new DecisionRefused(
        `bar.latest: found timeframe ${timeframe}, allowed is ${[...this.#family.keys()].join(', ')}; declare it in timeframes`,
      );
    return cursor.#row < 0 ? null : cursor;
  }

  /**
   * Either way a number is read from a column: a choice between NaN and one that was read would make a
   * number object on every bar.
   */
  #ago(column: Float64Array, bars: number): number {
    const isInside = bars >= 0 && bars <= this.#row;
    const from = isInside ? column : NOTHING;
    return from[isInside ? (this.#row - bars) | 0 : 0] as number;
  }

  #refuse(name: string): never {
    const names = [...this.#indicators.keys()];
    const [nearest] = nearestNames(name, names, 1);
    const hint = nearest === undefined ? 'declare it in indicators' : `did you mean ${nearest}?`;
    throw new DecisionRefused(
      `bar.value: there is no indicator "${name}" on bars of ${this.timeframe}; ${hint}`,
    );
  }
}
