import { TIMEFRAME_MILLISECONDS, timeframeOfGap } from '../history.ts';
import type { DataFinding, FindingKind, LoadedSeries, Timeframe } from '../history.ts';
import type { InstrumentId } from '../identifiers.ts';
import { areSound } from './bar-block.ts';
import type { BarBlock } from './bar-block.ts';
import type { Broken, RowValues } from './bar-rules.ts';
import { GrowingColumns } from './growing-columns.ts';
import { isOnScale, NOISE } from './scale.ts';
import type { TableShape } from './growing-columns.ts';

const FINDINGS_MAX = 1000;
/** What most prices have at most: the sum of two such is one again to this place. */
const USUAL_SCALE = 10 ** 6;
/** Finer than any market quotes: what comes after it is the noise of somebody's arithmetic. */
const DECIMALS_MAX = 12;
const DAY_MS = 86_400_000;

export interface SeriesTerms {
  readonly source: string;
  readonly timestamp: 'open' | 'close';
}

/**
 * The double that its decimals name, where it has six of them at most; a finer price stays as it is. To
 * what an instrument counts it is rounded where the instrument is known.
 */
const normalized = (value: number): number => {
  const usual = Math.round(value * USUAL_SCALE) / USUAL_SCALE;
  return Math.abs(usual - value) <= NOISE * value ? usual : value;
};

/** In place, rows `from` up to and without `to`. */
const normalizeAll = (column: Float64Array, from: number, to: number): void => {
  for (let row = from; row < to; row += 1) column[row] = normalized(column[row] as number);
};

/** The first row, from one on, that has more decimals than a scale; the length where none has. */
const firstFiner = (column: Float64Array, from: number, scale: number): number => {
  for (let row = from; row < column.length; row += 1)
    if (!isOnScale(column[row] as number, scale)) return row;
  return column.length;
};

const decimalsOf = (value: number): number => {
  for (let decimals = 0; decimals < DECIMALS_MAX; decimals += 1)
    if (isOnScale(value, 10 ** decimals)) return decimals;
  return DECIMALS_MAX;
};

/** The gap between bars that is most common, the shorter of two. */
const commonGap = (times: Float64Array): number | null => {
  const gaps = new Map<number, number>();
  let [gap, run] = [NaN, 0];
  const count = (): void => void (run > 0 && gaps.set(gap, (gaps.get(gap) ?? 0) + run));
  for (let row = 1; row < times.length; row += 1) {
    const next = (times[row] ?? NaN) - (times[row - 1] ?? NaN);
    if (next !== gap) {
      count();
      [gap, run] = [next, 0];
    }
    run += 1;
  }
  count();
  const [common] = [...gaps].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return common?.[0] ?? null;
};

const shift = (times: Float64Array, width: number): void => {
  for (let row = 0; row < times.length; row += 1) times[row] = (times[row] ?? NaN) - width;
};

/** A row by its line and its time in milliseconds. */
interface PlacedRow {
  readonly line: number;
  readonly time: number;
}

const tooEarly = (time: number): Broken => ({
  kind: 'UNSORTED',
  what: `the time ${new Date(time).toISOString()} is before the row above; sort the file by time`,
});

/** The bars of one instrument as they come in: oldest first, or newest first throughout, which is turned round. */
export class SeriesBuilder {
  read = 0;
  readonly #instrument: InstrumentId;
  readonly #terms: SeriesTerms;
  readonly #shape: TableShape;
  readonly #columns: GrowingColumns;
  readonly #findings: DataFinding[] = [];
  readonly #tally: Partial<Record<FindingKind, number>> = {};
  #lastTime = -Infinity;
  #descends = false;
  /** The second row, where it came before the first. */
  #turned: PlacedRow | null = null;
  #repaired = 0;
  #priceDecimals = 0;
  #priceScale = 1;

  constructor(instrument: InstrumentId, terms: SeriesTerms, shape: TableShape) {
    this.#instrument = instrument;
    this.#terms = terms;
    this.#shape = shape;
    this.#columns = new GrowingColumns(shape);
  }

  follows(time: number): boolean {
    return this.#descends ? time < this.#lastTime : time > this.#lastTime;
  }

  /** Whether a row may follow the ones before it. */
  orderProblem({ line, time }: PlacedRow): Broken | null {
    if (this.follows(time) || this.#turns({ line, time })) return null;
    const shown = new Date(time).toISOString();
    return time === this.#lastTime
      ? { kind: 'DUPLICATE_TIME', what: `the time ${shown} stands twice` }
      : this.#descends
        ? {
            kind: 'UNSORTED',
            what: `the time ${shown} is after the row above, although the file begins newest first; sort the file by time`,
          }
        : tooEarly(time);
  }

  /** Whether this is the second row, and before the first: then all that follow have to be before it. */
  #turns(row: PlacedRow): boolean {
    const isSecond = this.read === 2 && this.#columns.length === 1;
    if (!isSecond || !(row.time < this.#lastTime)) return false;
    this.#descends = true;
    this.#turned = row;
    return true;
  }

  /**
   * Where the third row goes up again, it was the second that stood in a wrong place: it is taken out, and
   * what is wrong with it comes back.
   */
  straightened(time: number): (PlacedRow & Broken) | null {
    const row = this.#turned;
    this.#turned = null;
    if (!row || this.read !== 3 || time <= row.time) return null;
    this.#descends = false;
    const columns = this.#columns;
    if (columns.length < 2) return null;
    columns.length = 1;
    this.#lastTime = columns.time[0] ?? NaN;
    return { ...row, ...tooEarly(row.time) };
  }

  /** A row that keeps the rules; its prices are freed of noise in place. */
  add(time: number, row: RowValues): void {
    row.open = this.#price(row.open);
    row.high = this.#price(row.high);
    row.low = this.#price(row.low);
    row.close = this.#price(row.close);
    this.#columns.push(time, row);
    this.#lastTime = time;
  }

  /** Takes a block if all of its rows keep the rules and their order, else nothing of it. */
  addAll(block: BarBlock): boolean {
    if (this.#descends || !areSound(block, this.#lastTime)) return false;
    const { rows, time } = block;
    const columns = this.#columns;
    const from = columns.length;
    columns.append(block);
    for (const column of [columns.open, columns.high, columns.low, columns.close])
      this.#priceAll(column, from);
    this.read += rows;
    this.#lastTime = time[rows - 1] ?? this.#lastTime;
    return true;
  }

  repaired(line: number, time: number, kind: FindingKind, sentence: string): void {
    this.#repaired += 1;
    this.#find({ kind, row: line, time, sentence });
  }

  skipped(line: number, kind: FindingKind, sentence: string): void {
    this.#find({ kind, row: line, time: null, sentence });
  }

  /** Whether there were rows and none was good. */
  get isLost(): boolean {
    return this.read > 0 && this.#columns.length === 0;
  }

  lostSentence(): string {
    const [first] = this.#findings;
    const example = first ? `row ${first.row ?? 0}: ${first.sentence}` : '';
    return `none of the ${this.read} rows of "${this.#instrument}" can be used (${example}); take it out of the file`;
  }

  /** No series where no row was good. `timeframe` where it is known; else the gaps tell. */
  finish(isDated: boolean, timeframe: Timeframe | null): readonly LoadedSeries[] {
    const columns = this.#columns;
    const used = columns.length;
    if (used === 0) return [];
    if (this.#descends) {
      columns.reverse();
      const sentence = 'the file is newest first and was turned round';
      this.#find({ kind: 'NEWEST_FIRST', row: null, time: null, sentence });
    }
    const frame = timeframe ?? (isDated ? '1d' : this.#timeframe());
    const width = TIMEFRAME_MILLISECONDS[frame];
    const openTime = columns.taken(columns.time);
    if (this.#terms.timestamp === 'close' && !isDated) shift(openTime, width);
    const closeTime = this.#closeTimes(openTime, width);
    const { hasVolume, hasAdjusted } = this.#shape;
    return [
      {
        instrument: this.#instrument,
        timeframe: frame,
        bars: {
          length: used,
          openTime,
          closeTime,
          open: columns.taken(columns.open),
          high: columns.taken(columns.high),
          low: columns.taken(columns.low),
          close: columns.taken(columns.close),
          volume: columns.taken(columns.volume),
          hasVolume,
        },
        sessionDates: isDated,
        adjustedClose: hasAdjusted ? columns.taken(columns.adjusted) : null,
        priceDecimals: this.#priceDecimals,
        source: this.#terms.source,
        findings: this.#findings,
        tally: this.#tally,
        counts: { read: this.read, used, skipped: this.read - used, repaired: this.#repaired },
      },
    ];
  }

  /** The table's own where it has them and they are later than the opens; else one timeframe later. */
  #closeTimes(openTime: Float64Array, width: number): Float64Array {
    const given = this.#columns.taken(this.#columns.closeTime);
    if (given.length === 0) return this.#columns.closes(width);
    for (let row = 0; row < openTime.length; row += 1) {
      const open = openTime[row] ?? NaN;
      if (!((given[row] ?? NaN) > open)) given[row] = open + width;
    }
    return given;
  }

  #timeframe(): Timeframe {
    return timeframeOfGap(commonGap(this.#columns.taken(this.#columns.time)) ?? DAY_MS) ?? '1d';
  }

  #price(value: number): number {
    const price = normalized(value);
    // Most prices have no more decimals than those before them, so one product decides.
    if (this.#priceDecimals < DECIMALS_MAX && !isOnScale(price, this.#priceScale))
      this.#refine(price);
    return price;
  }

  /** The same for a column from a row on. */
  #priceAll(column: Float64Array, from: number): void {
    const { length } = this.#columns;
    normalizeAll(column, from, length);
    let row = from;
    while (this.#priceDecimals < DECIMALS_MAX) {
      row = firstFiner(column.subarray(0, length), row, this.#priceScale);
      if (row === length) return;
      this.#refine(column[row] ?? NaN);
      row += 1;
    }
  }

  #refine(price: number): void {
    this.#priceDecimals = Math.max(this.#priceDecimals, decimalsOf(price));
    this.#priceScale = 10 ** this.#priceDecimals;
  }

  #find(finding: DataFinding): void {
    this.#tally[finding.kind] = (this.#tally[finding.kind] ?? 0) + 1;
    if (this.#findings.length < FINDINGS_MAX) this.#findings.push(finding);
  }
}
