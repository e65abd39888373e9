import type { Command, Event } from '@stratvector/kernel';
import type { ClientOrderId, Money } from '@stratvector/model';
import type { ActivityCount } from './activity.ts';
import type { ControlRefusal } from './control-refusal.ts';
import type { KillScope, Latch, LatchCause, LatchEffect, LatchScope } from './latch.ts';
import type { DeskOrder, ProtectiveOrder } from './state.ts';

/** `cancel` leaves nothing behind; the others leave a latch. */
type KillKind = 'cancel' | 'cancel-block' | 'reduce-only';

/** Who lifted a latch, and why; null in an event where a new session did. */
interface Lifted {
  readonly by: string;
  readonly approvedBy: string | null;
  readonly reason: string;
  /** From which a loss limit is measured from there on. */
  readonly equity: Money;
}

/** What controls count, follow, engage and lift. */
export type ControlEvent =
  | Event<'ActivityCounted', ActivityCount>
  /** A protective order works, as it now stands. */
  | Event<'ProtectionFollowed', ProtectiveOrder>
  | Event<'ProtectionEnded', { orderId: ClientOrderId }>
  /** A rule has engaged a latch. */
  | Event<'TradingHalted', Latch>
  /** A person has; `effect` is what stands after it, null where nothing does. */
  | Event<
      'KillSwitchEngaged',
      {
        scope: KillScope;
        kind: KillKind;
        effect: LatchEffect | null;
        by: string;
        reason: string;
      }
    >
  | Event<
      'TradingResumed',
      {
        cause: LatchCause;
        scope: LatchScope;
        lifted: Lifted | null;
        /** Whose executions count anew. */
        slots: readonly number[];
      }
    >
  /** What became of an order that a person asked for: `orderIds` is empty where it was denied. */
  | Event<
      'DeskOrderReviewed',
      {
        order: DeskOrder;
        by: string;
        reason: string;
        /** Why the same content was to pass once more. */
        override: string | null;
        orderIds: readonly ClientOrderId[];
        /** So long it is remembered; null where nothing is. */
        windowMs: number | null;
      }
    >
  | Event<
      'ControlRefused',
      {
        control: 'engage' | 'resume' | 'order' | 'modify';
        scope: KillScope;
        by: string;
        refusal: ControlRefusal;
      }
    >;

/** What persons ask of the account's latches. */
export type ControlCommand =
  | Command<'EngageKillSwitch', { scope: KillScope; kind: KillKind; by: string; reason: string }>
  /** Lifts one latch; some take a second person. */
  | Command<'ResumeTrading', Lifted & { cause: LatchCause; scope: LatchScope }>;
