import type { OrderFactMessage, RiskMessage, SignalsRaised } from '@stratvector/contracts';
import type { Account, AccountCommand, AccountTerms } from '@stratvector/domain-risk';
import type { StrategyCommand } from '@stratvector/domain-strategy';
import type { Journal, Timestamp } from '@stratvector/kernel';
import type { InstrumentId, StrategyId, Venue, VenueFact } from '@stratvector/model';

/** Whoever listens to what the contexts publish: the mirror of the books, strategies, counters. */
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
  /** Orders of the instrument that have not been sent yet end: its data or its shares have. */
  expireQueued(instrumentId: InstrumentId, at: Timestamp): void;
  /** Works off everything that waits, until nothing does. */
  deliver(): void;
}

/** Calls back at the first instant that closes at or after a time, before its fills. */
export type Timer = (at: Timestamp, run: () => void) => void;

export type Wire = (
  terms: AccountTerms,
  journal: Journal,
  listener: Listener,
  timer: Timer,
) => Wiring;
