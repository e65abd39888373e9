import type { OrderFactMessage, RiskMessage, SignalsRaised } from '@stratvector/contracts';
import type { Account, AccountCommand, AccountTerms } from '@stratvector/domain-risk';
import type { StrategyCommand } from '@stratvector/domain-strategy';
import type { Journal, Timestamp } from '@stratvector/kernel';
import type {
  InstrumentId,
  Quantity,
  RateMark,
  StrategyId,
  Venue,
  VenueFact,
} from '@stratvector/model';

/**
 * Whoever listens to what the contexts publish: the mirror of the books, strategies, counters. Of orders
 * it hears what fills; whether it hears more is the wiring's to say.
 */
export type Listener = (message: RiskMessage | OrderFactMessage) => void;

/** How the contexts hear of each other. A backtest calls, a simulation drops and doubles first. */
export interface Wiring {
  /** The account as risk has decided it so far. */
  readonly account: Account;
  connect(venue: Venue): void;
  /** The venue's word; handled once the venue has finished what it is doing. */
  readonly onVenueFact: (fact: VenueFact) => void;
  /** Hands the decisions of an instant to the strategy's stream and answers with its message. */
  decide(strategyId: StrategyId, command: StrategyCommand): SignalsRaised;
  command(command: AccountCommand): void;
  /**
   * What of the orders of the instrument has not been sent yet ends, and with it the children of those
   * that are worked over time: its data or its shares have ended.
   */
  expireQueued(instrumentId: InstrumentId, at: Timestamp): void;
  /** Works off everything that waits, until nothing does. */
  deliver(): void;
}

/** Calls back at the first instant that closes at or after a time, before its fills. */
export type Timer = (at: Timestamp, run: () => void) => void;

/** A bar that has closed, as far as orders that are worked over time look at it. */
export interface WorkedBar {
  /** Counts the bars of the instrument from 0. */
  readonly bar: number;
  /** What traded in it, in counts of the instrument; 0 where the data have no volumes. */
  readonly volume: Quantity;
  readonly endsSession: boolean;
}

/** The bars of the run for orders that are worked over time. */
export interface WorkedBars {
  /** The last one that has closed. */
  last(instrumentId: InstrumentId): WorkedBar;
  /** The volume that is expected of each of so many bars to come, by what is known by now. */
  expected(instrumentId: InstrumentId, count: number): readonly number[];
  /** Calls back once the next bar has closed and has been decided on; never where none follows. */
  next(instrumentId: InstrumentId, run: (bar: WorkedBar, at: Timestamp) => void): void;
}

/** What the contexts wait for. */
export interface Clock {
  readonly timer: Timer;
  readonly bars: WorkedBars;
  /** The exchange rates that are known at a time; without, all stand still. */
  readonly ratesAt?: (at: Timestamp) => readonly RateMark[];
}

export type Wire = (
  terms: AccountTerms,
  journal: Journal,
  listener: Listener,
  clock: Clock,
) => Wiring;
