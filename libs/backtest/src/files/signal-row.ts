import type { Signal } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import type { Quantity, StrategyId } from '@stratvector/model';

/** One signal and what risk made of it. */
export interface SignalRow {
  readonly strategyId: StrategyId;
  readonly closeTime: Timestamp;
  readonly signal: Signal;
  target: Quantity | null;
  /** The order it became or changed, `denied: CODE`, `ignored: CODE`, `met` where it was held already, or `unmet`; a change of what stands so already is `unchanged`. */
  became: string;
}
