import type { BookingMessage } from '@stratvector/contracts';
import type { InstrumentId, ParameterDeclaration, ParameterValues } from '@stratvector/model';
import type { BarCursor } from './bar-cursor.ts';
import type { Decisions } from './decisions.ts';

/** What a strategy may know when it is made. */
export interface StrategySetup {
  readonly parameters: ParameterValues;
  readonly instruments: readonly InstrumentId[];
  readonly timeframe: string;
  /** Whether the account may hold short positions. */
  readonly allowShort: boolean;
}

/** One market instant: every bar of the universe that closed at it. */
export interface Instant {
  /** Milliseconds since the Unix epoch. */
  readonly closeTime: number;
  /** By place in the universe: the bar that closed now, or null where the instrument had none. */
  readonly bars: readonly (BarCursor | null)[];
  /** By place in the universe: the latest bar, also where none closed now; null before the first. */
  readonly latest: readonly (BarCursor | null)[];
}

/** A running strategy. All methods are synchronous and answer through `decide` alone. */
export interface Strategy {
  /** Each bar at its close, in the order of the universe, once the warm-up is over. */
  onBar?(bar: BarCursor, decide: Decisions): void;
  /** Once per instant after its bars: the place for comparisons across instruments. */
  onInstant?(instant: Instant, decide: Decisions): void;
  /** A fill of this strategy, as the books hold it. */
  onFill?(fill: BookingMessage, decide: Decisions): void;
}

/** One strategy as its author declares it; schema, documentation and search space read this. */
export interface StrategyDefinition {
  /** Lower-case kebab, as in `[strategy] name`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The paper or book. */
  readonly source: string;
  readonly parameters: readonly ParameterDeclaration[];
  /** Coarser timeframes that it also receives, finest first, for example `['1w']`. */
  readonly timeframes?: (parameters: ParameterValues) => readonly string[];
  /** Indicators by the name under which bars show them, as expressions: `{ slow: 'sma(50)' }`. */
  readonly indicators?: (parameters: ParameterValues) => Readonly<Record<string, string>>;
  /** Bars of the run's timeframe that must exist before the first call. */
  readonly warmUp: (parameters: ParameterValues) => number;
  readonly create: (setup: StrategySetup) => Strategy;
}
