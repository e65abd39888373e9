import type { AccountTerms, EndCause } from '@stratvector/domain-risk';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import type {
  BarColumns,
  Instrument,
  Money,
  ParameterValues,
  StrategyId,
} from '@stratvector/model';
import type { Halt, VenueRules } from '@stratvector/venue-simulated';
import type { AccountDays } from './account-days.ts';

/** One instrument of the run with its bars, oldest first. */
export interface PlannedInstrument {
  readonly instrument: Instrument;
  readonly columns: BarColumns;
  /** Bit 1: the session's first bar; bit 2: its last. */
  readonly sessionEdges: Uint8Array;
  /** What the books follow, in order of their rows; of one row, splits before dividends. */
  readonly actions: readonly PlannedAction[];
  /** Why it trades no longer after its last bar, where the run or its listing goes on without it. */
  readonly ends: EndCause | null;
  /** Its bars in each coarser timeframe that a strategy declares, by the timeframe's name. */
  readonly coarser: ReadonlyMap<string, BarColumns>;
  /** Bars within them that decide under `intrabar = "finer"`; null where the policy does. */
  readonly finer: BarColumns | null;
  /** When it takes no orders and fills none. */
  readonly halts: readonly Halt[];
}

/** `row` is the first bar that shows it. */
export type PlannedAction =
  | {
      readonly kind: 'split';
      readonly row: number;
      /** Each old share becomes numerator / denominator new ones. */
      readonly numerator: bigint;
      readonly denominator: bigint;
    }
  | {
      readonly kind: 'dividend';
      readonly row: number;
      /** Counts 10^-9 of the currency. */
      readonly perShare: bigint;
    };

export const FIRST_OF_SESSION = 1;
export const LAST_OF_SESSION = 2;

export interface PlannedStrategy {
  readonly id: StrategyId;
  readonly definition: StrategyDefinition;
  readonly parameters: ParameterValues;
  /** The instruments it trades: places in the run, ascending. */
  readonly universe: readonly number[];
  /** The user's own file; null for strategies that ship. */
  readonly file: string | null;
}

interface VolatilityTerms {
  /** Bars of the window. */
  readonly period: number;
  readonly periodsPerYear: number;
}

export type RebalancePeriod = 'daily' | 'weekly' | 'monthly';

/** A quotation by time on the way from a currency to the account's. */
export interface RateLeg {
  /** Milliseconds, ascending; a number that always holds has one, of minus infinity. */
  readonly closeTime: Float64Array;
  readonly close: Float64Array;
  /** It is told the other way round: what the next currency of the way is worth in this one. */
  readonly isInverse: boolean;
}

/** What a currency is worth in the account's: the product of its legs. */
export interface PlannedRate {
  readonly currency: string;
  readonly legs: readonly RateLeg[];
}

/** Everything that a run depends on: two equal plans give equal events, byte by byte. */
export interface RunPlan {
  readonly terms: AccountTerms;
  readonly cash: Money;
  readonly timeframe: string;
  /** In order of instrument id, as in the terms. */
  readonly instruments: readonly PlannedInstrument[];
  /** Those that move, in order of currency, as in the terms; without, every rate is in its instrument. */
  readonly rates?: readonly PlannedRate[];
  /** In order of strategy id, as in the terms. */
  readonly strategies: readonly PlannedStrategy[];
  readonly venue: Omit<VenueRules, 'finer' | 'halts'>;
  readonly fill: 'next-open' | 'this-close';
  /** What signals tell sizers of volatility; null where no sizer asks. */
  readonly volatility: VolatilityTerms | null;
  /** What days are: those of sessions, financing, statistics, rebalancing and returns. */
  readonly days: AccountDays;
  /** When standing targets are sized anew; null is never. */
  readonly rebalance: RebalancePeriod | null;
  /** Milliseconds; bars that close earlier only fill windows. */
  readonly start: number;
}
