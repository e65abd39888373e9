import type {
  BadBarPolicy,
  DataProblem,
  FindingKind,
  LoadedHistory,
  Timeframe,
} from '../history.ts';
import { instrumentId } from '../identifiers.ts';
import type { BarBlock } from './bar-block.ts';
import { brokenRule, isSound, repaired } from './bar-rules.ts';
import type { CellText, RowValues } from './bar-rules.ts';
import type { TableShape } from './growing-columns.ts';
import { Refusals } from './refusals.ts';
import { SeriesBuilder } from './series-builder.ts';
import type { SeriesTerms } from './series-builder.ts';
import { mannerProblem, TimeManners } from './time-manner.ts';
import type { TimeManner } from './time-manner.ts';

const TIME_SHOWN = 40;

/** How a file of bars is to be read. */
export interface ReadOptions {
  /** What a row that breaks a rule does. */
  readonly onBadBar: BadBarPolicy;
  /** What a time in the file means. */
  readonly timestamp: 'open' | 'close';
  /** Of times without an offset: "UTC", or a zone of the tz database. */
  readonly timezone: string;
  /** The instrument of a file without a symbol column. */
  readonly symbol: string;
}

export interface BarTableTerms extends SeriesTerms {
  readonly onBadBar: BadBarPolicy;
  /** Where it is known; else the gaps between the bars tell. */
  readonly timeframe: Timeframe | null;
}

interface DoubtfulRow {
  readonly line: number;
  readonly time: number;
  readonly cell: CellText | undefined;
}

/**
 * A table of bars as any reader brings it, row by row: rows are checked, kept apart by instrument,
 * and become series, or the list of what is wrong with them.
 */
export class BarTable {
  /** The row at hand; a reader writes it and calls `row`. */
  readonly values: RowValues = {
    open: NaN,
    high: NaN,
    low: NaN,
    close: NaN,
    volume: 0,
    adjusted: NaN,
    closeTime: NaN,
  };
  readonly #terms: BarTableTerms;
  readonly #shape: TableShape;
  readonly #series = new Map<string, SeriesBuilder>();
  readonly #refusals: Refusals;
  #selected: SeriesBuilder | null = null;
  readonly #manners = new TimeManners();

  constructor(terms: BarTableTerms, shape: TableShape) {
    this.#terms = terms;
    this.#shape = shape;
    this.#refusals = new Refusals(terms.source);
  }

  /** The instrument of the rows that follow. */
  select(symbol: string): void {
    this.#selected = this.#series.get(symbol) ?? this.#begin(symbol);
  }

  /** Whether times are still written as the first one was; the first decides. */
  accepts(manner: TimeManner): boolean {
    return this.#manners.accepts(manner);
  }

  /**
   * The values at hand as a bar of this time (milliseconds, UTC). `line` is named if it is bad, with
   * what `cell` shows of it.
   */
  row(line: number, time: number, cell?: CellText): void {
    const builder = this.#builder();
    builder.read += 1;
    if (builder.follows(time) && isSound(this.values)) builder.add(time, this.values);
    else this.#doubtful(builder, { line, time, cell });
  }

  /**
   * Many rows at once, the columns of a block: taken whole, or not at all where one of them breaks a
   * rule. Then the reader shows them row by row, so that each is told of or mended by itself.
   */
  rows(block: BarBlock): boolean {
    return this.#builder().addAll(block);
  }

  /** A row that cannot even be read. */
  refuse(line: number, kind: FindingKind, what: string): void {
    const builder = this.#builder();
    builder.read += 1;
    this.#refuse(builder, line, { kind, what });
  }

  /** A row whose time cannot be read. */
  refuseTime(line: number, text: string): void {
    const shown = text.slice(0, TIME_SHOWN);
    this.refuse(
      line,
      'BAD_TIME',
      `"${shown}" is no time such as 2024-03-28 or 2024-03-28T14:30:00Z`,
    );
  }

  /** A row whose time is not written as the times before it. */
  refuseManner(line: number, text: string): void {
    this.refuse(line, 'BAD_TIME', mannerProblem(text));
  }

  finish(): LoadedHistory {
    const isDated = this.#manners.first?.isDate ?? false;
    const builders = [...this.#series.values()];
    const series = builders.flatMap((one) => one.finish(isDated, this.#terms.timeframe));
    const refused = this.#refusals.problems(builders.reduce((sum, { read }) => sum + read, 0));
    const problems = [...refused, ...this.#summary(builders, series.length + refused.length)];
    return problems.length > 0 ? { series: [], problems } : { series, problems };
  }

  /** What is to be said of the whole. */
  #summary(builders: readonly SeriesBuilder[], found: number): readonly DataProblem[] {
    const sentences: string[] = [];
    // Rows may be left out, but an instrument is not lost without a word.
    if (this.#terms.onBadBar !== 'error')
      sentences.push(...builders.filter(({ isLost }) => isLost).map((one) => one.lostSentence()));
    if (found + sentences.length === 0)
      sentences.push('there are no bars in it; a header alone is no data');
    return sentences.map((sentence) => ({ source: this.#terms.source, row: null, sentence }));
  }

  #builder(): SeriesBuilder {
    if (this.#selected) return this.#selected;
    throw new Error('no instrument is selected');
  }

  #begin(symbol: string): SeriesBuilder {
    const fresh = new SeriesBuilder(instrumentId(symbol), this.#terms, this.#shape);
    this.#series.set(symbol, fresh);
    return fresh;
  }

  #doubtful(builder: SeriesBuilder, { line, time, cell }: DoubtfulRow): void {
    const misplaced = builder.straightened(time);
    if (misplaced) this.#refuse(builder, misplaced.line, misplaced);
    const problem = builder.orderProblem({ line, time });
    const broken = problem ?? brokenRule(this.values, cell);
    const mended =
      problem === null && this.#terms.onBadBar === 'repair' ? repaired(this.values) : null;
    if (!broken) builder.add(time, this.values);
    else if (mended) {
      builder.add(time, mended);
      builder.repaired(line, time, broken.kind, `${broken.what}; stretched to its prices`);
    } else this.#refuse(builder, line, broken);
  }

  /** Leaves the row out where that is allowed, else reports it. */
  #refuse(
    builder: SeriesBuilder,
    line: number,
    { kind, what }: { readonly kind: FindingKind; readonly what: string },
  ): void {
    if (this.#terms.onBadBar !== 'error') {
      builder.skipped(line, kind, `${what}; left out`);
      return;
    }
    this.#refusals.add({ row: line, kind, what });
  }
}
