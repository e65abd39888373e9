import type { AnalyticsCore, PersonCommand } from '@stratvector/contexts';
import type { Timestamp } from '@stratvector/kernel';
import type { AccountId, BarLog, Instrument, StrategyId } from '@stratvector/model';
import type { OrderBoard } from './order-board.ts';
import type { RiskBoard } from './risk-board.ts';

export interface ShownStrategy {
  readonly id: StrategyId;
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly instruments: readonly string[];
}

export interface PlatformHealth {
  /** Every context has its state and listens. */
  readonly isReady: boolean;
  /** What stands in the way, a sentence each; none where all is well. */
  readonly problems: readonly string[];
  /** Closes that everybody has done their part of. */
  readonly closes: number;
  readonly lastClose: Timestamp | null;
}

/** What a host shows of itself. It is the injection token as well. */
export abstract class PlatformView {
  abstract readonly accountId: AccountId;
  abstract readonly currency: string;
  abstract readonly feed: string;
  abstract readonly instruments: readonly Instrument[];
  abstract readonly strategies: readonly ShownStrategy[];
  abstract readonly bars: BarLog;
  abstract readonly board: OrderBoard;
  abstract readonly risk: RiskBoard;
  /** What a person asks of the account; kept once it is decided and stored, once for each id. */
  abstract command(command: PersonCommand, id: string): Promise<void>;
  abstract readonly health: PlatformHealth;
  /** Null until the account has its state back. */
  abstract readonly analytics: Pick<AnalyticsCore, 'account' | 'curve' | 'trades'> | null;
}
