import { FRACTION_ONE } from '@stratvector/model';
import type { Fraction, Money, Price, Quantity } from '@stratvector/model';
import type { AccountCommand, AccountEvent } from './events.ts';
import type { AccountContext } from './context.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account, Halt } from './state.ts';

type CheckLosses = Extract<AccountCommand, { type: 'CheckLosses' }>;

interface Breach extends Halt {
  readonly reference: Money;
  readonly limit: Fraction;
}

/** equity < reference × (1 − limit), without rounding. */
const isBelow = (equity: Money, reference: Money, limit: Fraction): boolean =>
  equity * FRACTION_ONE < reference * (FRACTION_ONE - limit);

/** A drawdown ends trading for good, so it is looked at before the loss of a day. */
const breachOf = ({ data }: CheckLosses, { terms }: AccountContext): Breach | null => {
  const { equity } = data.valuation;
  const { maxDrawdown, maxDailyLoss } = terms.limits;
  if (maxDrawdown !== null && isBelow(equity, data.peakEquity, maxDrawdown))
    return {
      cause: 'MAX_DRAWDOWN',
      until: 'resumed',
      reference: data.peakEquity,
      limit: maxDrawdown,
    };
  if (maxDailyLoss !== null && isBelow(equity, data.sessionEquity, maxDailyLoss))
    return {
      cause: 'MAX_DAILY_LOSS',
      until: 'session-end',
      reference: data.sessionEquity,
      limit: maxDailyLoss,
    };
  return null;
};

/** Entries that still work are asked to end; exits and protection stay. */
const cancelEntries = (account: Account, { index }: AccountContext, cause: string) =>
  index.all.flatMap(({ slot, strategyId, instrumentId }): AccountEvent[] =>
    (account.slots[slot] ?? EMPTY_SLOT).orders
      .filter(({ exposure, canceling }) => exposure > 0n && !canceling)
      .map(({ id }) => ({
        type: 'CancelOrdered',
        data: { slot, strategyId, instrumentId, orderId: id, cause },
      })),
  );

const flatten = (account: Account, { index }: AccountContext, cause: string) =>
  index.all.flatMap(({ slot, strategyId, instrumentId }): AccountEvent[] =>
    (account.slots[slot] ?? EMPTY_SLOT).position === 0n
      ? []
      : [
          {
            type: 'TargetSet',
            data: {
              slot,
              strategyId,
              instrumentId,
              target: 0n as Quantity,
              kind: 'rule',
              intent: 0n,
              reason: cause,
              decisionPrice: 0n as Price,
              signal: null,
            },
          },
        ],
  );

/** Halts entries when a loss limit is passed: for the session, or for the rest of the run. */
export const checkLosses = (
  command: CheckLosses,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const isFinal = account.halt?.cause === 'MAX_DRAWDOWN';
  const breach = isFinal ? null : breachOf(command, context);
  if (!breach || breach.cause === account.halt?.cause) return [];
  const { cause, until, reference, limit } = breach;
  const { equity } = command.data.valuation;
  return [
    { type: 'TradingHalted', data: { cause, until, equity, reference, limit } },
    ...cancelEntries(account, context, cause),
    ...(context.terms.limits.onBreach === 'flatten' ? flatten(account, context, cause) : []),
  ];
};

/** A new session: executions count anew, and the loss of the last one no longer halts. */
export const startSession = (equity: Money, account: Account): readonly AccountEvent[] => {
  const started: AccountEvent = { type: 'SessionStarted', data: { equity } };
  if (account.halt?.until !== 'session-end') return [started];
  return [started, { type: 'TradingResumed', data: { cause: account.halt.cause } }];
};
