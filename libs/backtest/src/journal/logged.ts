import type { OrderEvent, ParentOrderEvent } from '@stratvector/domain-execution';
import type { AccountEvent } from '@stratvector/domain-risk';
import type { StrategyEvent } from '@stratvector/domain-strategy';

/** What the log of a run holds: what these deciders decided, and nothing else. */
export type LoggedEvent = AccountEvent | OrderEvent | ParentOrderEvent | StrategyEvent;

export type LoggedType = LoggedEvent['type'];

/** The data of one type of event, no field of it left out, not even one that events may lack. */
export type DataOf<Type extends LoggedType> = Required<
  Extract<LoggedEvent, { type: Type }>['data']
>;

/** What happens a few times in a run is kept as it is; everything else becomes columns. */
export type KeptType =
  | 'AccountOpened'
  | 'SplitBooked'
  | 'InstrumentEnded'
  | 'OrderSendRefused'
  | 'ModificationApproved'
  | 'ModificationDenied'
  | 'ModificationSettled'
  | 'OrderModifyRequested'
  | 'OrderModified'
  | 'OrderModifyRejected'
  | 'OrderUnknown'
  | 'OrderNotAtVenue'
  | 'OrderDone'
  | 'OrderResolved'
  | 'OrderFillsMissing'
  | 'OrderFillBusted'
  | 'OrderCharged'
  | 'ParentOrderAccepted'
  | 'ChildOrderResized'
  | 'ChildOrderCancelRequested'
  | 'ChildOrderEnded'
  | 'ParentOrderReduced'
  | 'ParentOrderEndRequested'
  | 'ParentOrderCanceled'
  | 'ParentOrderExpired'
  | 'ParentOrderRejected'
  | 'TradingHalted'
  | 'TradingResumed'
  | 'KillSwitchEngaged'
  | 'ControlRefused'
  | 'DeskOrderReviewed'
  | 'StrategyStarted'
  | 'StrategyStopped'
  | 'TimerSet'
  | 'TimerElapsed';
