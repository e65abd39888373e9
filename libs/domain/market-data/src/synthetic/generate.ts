import { assert } from '@stratvector/kernel';
import { TIMEFRAME_MILLISECONDS } from '@stratvector/model';
import type { BarColumns, Timeframe } from '@stratvector/model';
import type { Calendar } from '../calendars/calendar.ts';
import { choleskyOf } from './cholesky.ts';
import type { Matrix } from './cholesky.ts';
import { barGrid } from './grid.ts';
import type { BarGrid } from './grid.ts';
import type { Jumps } from './price-path.ts';
import { Random } from './random.ts';
import { regimePath } from './regimes.ts';
import type { Regime } from './regimes.ts';
import { SyntheticInstrument } from './synthetic-instrument.ts';
import type { VolumeTerms } from './volume-path.ts';

/** What synthetic bars are made from; the same terms give the same bytes. */
export interface SyntheticTerms {
  readonly seed: number;
  readonly symbols: readonly string[];
  /** A day at most; weeks are days resampled. */
  readonly timeframe: Exclude<Timeframe, '1w'>;
  readonly calendar: Calendar;
  /** YYYY-MM-DD: the first session is the one on or after it. */
  readonly firstDate: string;
  readonly sessions: number;
  /** At least one; a run starts in the first. */
  readonly regimes: readonly Regime[];
  readonly jumps: Jumps;
  /** Of the instruments' shocks, symmetric with ones on its diagonal, positive definite. */
  readonly correlation: Matrix;
  readonly startPrice: number;
  /** The share of a day's variance that falls between a close and the next open. */
  readonly overnightShare: number;
  readonly volume: VolumeTerms;
  /** Prices are rounded to this many decimals. */
  readonly priceDecimals: number;
}

export interface SyntheticSeries {
  readonly symbol: string;
  readonly bars: BarColumns;
}

const REGIME_STREAM = 0;
const DAYS_OF_ALWAYS = 365;
const DAYS_OF_EXCHANGE = 252;

const sessionsAYear = ({ code }: Calendar): number =>
  code === '24x7' ? DAYS_OF_ALWAYS : DAYS_OF_EXCHANGE;

/** What is wrong with terms that the types allow, in a sentence; null when they can be generated. */
export const syntheticProblem = ({
  calendar,
  firstDate,
  sessions,
  correlation,
  symbols,
}: SyntheticTerms): string | null => {
  const first = calendar.indexFrom(Date.parse(firstDate));
  const there = calendar.columns.length - first;
  if (firstDate < calendar.firstDate || there < sessions)
    return `${sessions} sessions of ${calendar.code} from ${firstDate} on are asked for, and its sessions are known from ${calendar.firstDate} to ${calendar.lastDate}; start there and ask for fewer`;
  if (correlation.length !== symbols.length || choleskyOf(correlation) === null)
    return `the correlation of ${symbols.length} instruments is no correlation matrix of that size (symmetric and positive definite); lower it`;
  return null;
};

const shocksOf = (
  lower: readonly Float64Array[],
  instruments: readonly SyntheticInstrument[],
  into: Float64Array,
): void => {
  const own = instruments.map((instrument) => instrument.ownShock());
  lower.forEach((weights, row) => {
    into[row] = weights.reduce(
      (sum, weight, column) => (column <= row ? sum + weight * (own[column] ?? 0) : sum),
      0,
    );
  });
};

const yearsOf = (grid: BarGrid, terms: SyntheticTerms): Float64Array => {
  const year = sessionsAYear(terms.calendar);
  const hasNights = terms.calendar.code !== '24x7';
  const trading = hasNights ? 1 - terms.overnightShare : 1;
  return grid.share.map((share) => (share * trading) / year);
};

/**
 * Bars of correlated instruments on the sessions of a calendar: geometric Brownian motion with jumps
 * under a common Markov regime, gaps at the open, and volume that follows the day and the price.
 * Pure: the seed decides everything. An instrument's path does not change when others are appended.
 * Made piece by piece, so that whoever wants them may do something else in between.
 */
export class BarGeneration {
  readonly #terms: SyntheticTerms;
  readonly #lower: readonly Float64Array[];
  readonly #grid: BarGrid;
  readonly #regimes: ReturnType<typeof regimePath>;
  readonly #instruments: readonly SyntheticInstrument[];
  readonly #years: Float64Array;
  readonly #night: number;
  readonly #shocks: Float64Array;
  #bar = 0;

  constructor(terms: SyntheticTerms) {
    const { calendar, symbols, seed, sessions } = terms;
    const problem = syntheticProblem(terms);
    assert(problem === null, problem ?? '');
    const first = calendar.indexFrom(Date.parse(terms.firstDate));
    const grid = barGrid(calendar, first, sessions, TIMEFRAME_MILLISECONDS[terms.timeframe]);
    this.#terms = terms;
    this.#lower = choleskyOf(terms.correlation) ?? [];
    this.#grid = grid;
    this.#regimes = regimePath(terms.regimes, sessions, new Random(seed, REGIME_STREAM));
    this.#instruments = symbols.map(
      (_, place) => new SyntheticInstrument(terms, grid, new Random(seed, place + 1)),
    );
    this.#years = yearsOf(grid, terms);
    this.#night = terms.overnightShare / sessionsAYear(calendar);
    this.#shocks = new Float64Array(symbols.length);
  }

  /** Makes so many bars more, of all instruments together; false once all are made. */
  advance(bars: number): boolean {
    const rows = Math.max(1, Math.floor(bars / this.#instruments.length));
    const end = Math.min(this.#grid.share.length, this.#bar + rows);
    for (; this.#bar < end; this.#bar += 1) this.#step(this.#bar);
    return end < this.#grid.share.length;
  }

  /** What was made; whole once `advance` has said so. */
  series(): readonly SyntheticSeries[] {
    return this.#instruments.map((instrument, place) => ({
      symbol: this.#terms.symbols[place] ?? '',
      bars: instrument.columns,
    }));
  }

  #step(bar: number): void {
    const regime = this.#terms.regimes[this.#regimes[this.#grid.session[bar] ?? 0] ?? 0];
    assert(regime !== undefined, 'there is a regime for every session');
    if (this.#grid.afterClose[bar] === 1)
      this.#move((instrument, shock) => {
        instrument.gap({ years: this.#night, regime, shock });
      });
    this.#move((instrument, shock) => {
      instrument.bar(bar, { years: this.#years[bar] ?? 0, regime, shock });
    });
  }

  #move(to: (instrument: SyntheticInstrument, shock: number) => void): void {
    shocksOf(this.#lower, this.#instruments, this.#shocks);
    this.#instruments.forEach((instrument, place) => {
      to(instrument, this.#shocks[place] ?? 0);
    });
  }
}

/** All bars of a generation at once. */
export const generateBars = (terms: SyntheticTerms): readonly SyntheticSeries[] => {
  const generation = new BarGeneration(terms);
  generation.advance(Infinity);
  return generation.series();
};
