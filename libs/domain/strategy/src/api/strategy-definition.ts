import type { BookingMessage } from '@stratvector/contracts';
import type { InstrumentId, ParameterDeclaration, ParameterValues } from '@stratvector/model';
import type { BarCursor } from './bar-cursor.ts';
import type { Decisions, Timer } from './decisions.ts';

/** What a strategy may know when it is made. */
export interface StrategySetup {
  readonly parameters: ParameterValues;
  /** The strategy's own universe, in the order of its places. */
  readonly instruments: readonly InstrumentId[];
  /** Of the run: the finest that it receives, and the one that its orders fill on. */
  readonly timeframe: string;
  /** Whether the account may hold short positions. */
  readonly allowShort: boolean;
}

/** One market instant: every bar of the strategy's universe that closed at it. */
export interface Instant {
  /** Milliseconds since the Unix epoch. */
  readonly closeTime: number;
  /** By place in the universe: the bar that closed now, or null where the instrument had none. */
  readonly bars: readonly (BarCursor | null)[];
  /** By place in the universe: the latest bar, also where none closed now; null before the first. */
  readonly latest: readonly (BarCursor | null)[];
}

/** Each share of an instrument has become `ratio` of them. */
export interface SplitNotice {
  /** The place of the instrument in the strategy's universe. */
  readonly index: number;
  readonly ratio: number;
}

/** A running strategy. All methods are synchronous and answer through `decide` alone. */
export interface Strategy {
  /**
   * Each bar at its close, in the order of the universe, once the warm-up is over; bars of coarser
   * timeframes follow the finer ones of the same instant (`bar.timeframe` says which it is).
   */
  onBar?(bar: BarCursor, decide: Decisions): void;
  /** Once per instant after its bars: the place for comparisons across instruments. */
  onInstant?(instant: Instant, decide: Decisions): void;
  /** A fill of this strategy, as the books hold it; what is decided here joins the same instant. */
  onFill?(fill: BookingMessage, decide: Decisions): void;
  /**
   * A split, before the first bar that shows it. Bars and indicators, those of the past too, are on new
   * shares from here on; prices that the strategy has kept itself are for it to divide by the ratio.
   */
  onSplit?(split: SplitNotice): void;
  /** A timer whose time has come, before the fills and bars of its instant. */
  onTimer?(timer: Timer, decide: Decisions): void;
}

/** Indicators by the name under which bars show them, as expressions: `{ slow: 'sma(50)' }`. */
export type DeclaredIndicators = Readonly<Record<string, string>>;

/** One strategy as its author declares it; schema, documentation and search space read this. */
export interface StrategyDefinition {
  /** Lower-case kebab, as in `[strategy] name`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The paper or book. */
  readonly source: string;
  readonly parameters: readonly ParameterDeclaration[];
  /**
   * Coarser timeframes that it also receives, each with the indicators of its own bars: `{ '1w': {
   * trend: 'sma(10)' } }`. Their bars are made from those of the run, session by session.
   */
  readonly timeframes?: (
    parameters: ParameterValues,
  ) => Readonly<Record<string, DeclaredIndicators>>;
  /** Indicators of the run's own bars. */
  readonly indicators?: (parameters: ParameterValues) => DeclaredIndicators;
  /** Bars of the run's timeframe that must exist before the first call. */
  readonly warmUp: (parameters: ParameterValues) => number;
  readonly create: (setup: StrategySetup) => Strategy;
}
