import type { ClientOrderId, Fraction, InstrumentId, Money, StrategyId } from '@stratvector/model';
import type { SlotTerms } from './slot-index.ts';

export type LatchCause =
  | 'MAX_DAILY_LOSS'
  | 'MAX_DRAWDOWN'
  | 'MAX_EXECUTIONS'
  | 'MAX_ORDER_TO_TRADE_RATIO'
  | 'MAX_FILLS_PER_MINUTE'
  | 'MAX_REJECT_RATE'
  | 'KILL_SWITCH';

/**
 * What a latch stands over. Desks and firms own several accounts: theirs is a decision of the firm's
 * stream, and reaches each account of theirs as a latch over that account.
 */
export type LatchScope =
  | { readonly kind: 'account' }
  | { readonly kind: 'strategy'; readonly strategyId: StrategyId }
  /** What one strategy does in one instrument. */
  | {
      readonly kind: 'position';
      readonly strategyId: StrategyId;
      readonly instrumentId: InstrumentId;
    };

/** What a kill switch is pulled for. An order is named with its place: the account may not know it. */
export type KillScope =
  | LatchScope
  | {
      readonly kind: 'order';
      readonly strategyId: StrategyId;
      readonly instrumentId: InstrumentId;
      readonly orderId: ClientOrderId;
    };

/** `reduce-only` lets pass what only reduces; `block` lets nothing pass. */
export type LatchEffect = 'reduce-only' | 'block';

/** The numbers of the rule that engaged a latch. */
export type Breach =
  | { readonly equity: Money; readonly reference: Money; readonly limit: Fraction }
  | { readonly found: number; readonly max: number };

/** Something that keeps orders back until it is lifted; an account has at most one by cause and scope. */
export interface Latch {
  readonly cause: LatchCause;
  readonly scope: LatchScope;
  readonly effect: LatchEffect;
  readonly until: 'session-end' | 'lifted';
  /** Null for what a person engaged. */
  readonly breach: Breach | null;
}

/** How many named persons it takes to lift a latch by hand: to raise a limit in effect takes two. */
export const PERSONS_TO_LIFT: Readonly<Record<LatchCause, 1 | 2>> = {
  MAX_DAILY_LOSS: 2,
  MAX_DRAWDOWN: 2,
  MAX_EXECUTIONS: 1,
  MAX_ORDER_TO_TRADE_RATIO: 1,
  MAX_FILLS_PER_MINUTE: 1,
  MAX_REJECT_RATE: 1,
  KILL_SWITCH: 2,
};

/** One word for a scope, by which scopes are compared too. */
export const scopeName = (scope: KillScope): string => {
  switch (scope.kind) {
    case 'account':
      return 'account';
    case 'strategy':
      return `strategy ${scope.strategyId}`;
    case 'position':
      return `position ${scope.strategyId} ${scope.instrumentId}`;
    case 'order':
      return `order ${scope.orderId}`;
  }
};

/** An order that comes again has another id, so what is to stay blocked is its position. */
export const latchScopeOf = (scope: KillScope): LatchScope => {
  if (scope.kind !== 'order') return scope;
  const { strategyId, instrumentId } = scope;
  return { kind: 'position', strategyId, instrumentId };
};

type Place = Pick<SlotTerms, 'strategyId' | 'instrumentId'>;

export const covers = (scope: LatchScope, { strategyId, instrumentId }: Place): boolean => {
  switch (scope.kind) {
    case 'account':
      return true;
    case 'strategy':
      return scope.strategyId === strategyId;
    case 'position':
      return scope.strategyId === strategyId && scope.instrumentId === instrumentId;
  }
};

/** The latch of a cause over exactly this scope. */
export const latchAt = (
  latches: readonly Latch[],
  cause: LatchCause,
  scope: LatchScope,
): Latch | undefined => {
  const name = scopeName(scope);
  return latches.find((latch) => latch.cause === cause && scopeName(latch.scope) === name);
};

/** The eldest latch that keeps this place from opening or adding. */
export const latchOver = (latches: readonly Latch[], place: Place): Latch | undefined =>
  latches.find(({ scope }) => covers(scope, place));

/** The eldest latch that keeps this place from sending anything. */
export const blockOver = (latches: readonly Latch[], place: Place): Latch | undefined =>
  latches.find(({ scope, effect }) => effect === 'block' && covers(scope, place));
