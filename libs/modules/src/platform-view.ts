import type { AnalyticsCore, EquityPoint } from '@stratvector/contexts';
import type { Timestamp } from '@stratvector/kernel';
import type { AccountId, BarLog, Instrument, StrategyId } from '@stratvector/model';
import type { OrderBoard } from './order-board.ts';

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
  abstract readonly health: PlatformHealth;
  /** Null until the account has its state back. */
  abstract readonly analytics: Pick<AnalyticsCore, 'account' | 'curve' | 'trades'> | null;
}

/** The last point of the curve. */
export const latest = ({ analytics }: PlatformView): EquityPoint | null =>
  analytics?.curve.at(-1) ?? null;
