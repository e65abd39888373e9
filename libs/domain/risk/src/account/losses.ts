import { FRACTION_ONE } from '@stratvector/model';
import type { Fraction, Money, Price, Quantity } from '@stratvector/model';
import type { AccountCommand, AccountEvent } from './events.ts';
import type { AccountContext } from './context.ts';
import { halt } from './halting.ts';
import type { Latch } from './latch.ts';
import { recallSliced } from './sliced.ts';
import { EMPTY_SLOT } from './state.ts';
import type { Account, OpenOrder } from './state.ts';

type CheckLosses = Extract<AccountCommand, { type: 'CheckLosses' }>;

/** equity < reference × (1 − limit), without rounding. */
const isBelow = (equity: Money, reference: Money, limit: Fraction): boolean =>
  equity * FRACTION_ONE < reference * (FRACTION_ONE - limit);

/** What a limit is measured from: since persons lifted its latch, equity at that time. */
const referenceOf = (
  { lossBaselines }: Account,
  cause: Latch['cause'],
  reference: Money,
): Money => {
  for (const baseline of lossBaselines)
    if (baseline.cause === cause && reference <= baseline.reference) return baseline.equity;
  return reference;
};

interface Limit {
  readonly cause: 'MAX_DRAWDOWN' | 'MAX_DAILY_LOSS';
  readonly until: Latch['until'];
  readonly limit: Fraction | null;
  /** As the host has followed it. */
  readonly measured: Money;
}

const latchOf = (
  { cause, until, limit, measured }: Limit,
  equity: Money,
  account: Account,
): Latch | null => {
  if (limit === null) return null;
  const reference = referenceOf(account, cause, measured);
  if (!isBelow(equity, reference, limit)) return null;
  const breach = { equity, reference, limit };
  return { cause, scope: { kind: 'account' }, effect: 'reduce-only', until, breach };
};

/** A drawdown ends trading for good, so it is looked at before the loss of a day, which it makes idle. */
const newLatch = (
  { data }: CheckLosses,
  account: Account,
  { terms: { limits } }: AccountContext,
): Latch | null => {
  const { valuation, peakEquity, sessionEquity } = data;
  const all: readonly Limit[] = [
    { cause: 'MAX_DRAWDOWN', until: 'lifted', limit: limits.maxDrawdown, measured: peakEquity },
    {
      cause: 'MAX_DAILY_LOSS',
      until: 'session-end',
      limit: limits.maxDailyLoss,
      measured: sessionEquity,
    },
  ];
  for (const limit of all) {
    if (account.latches.some(({ cause }) => cause === limit.cause)) return null;
    const latch = latchOf(limit, valuation.equity, account);
    if (latch) return latch;
  }
  return null;
};

/** An entry is the halt's to cancel. */
const isReduction = ({ exposure }: OpenOrder): boolean => exposure === 0n;

const flatten = (account: Account, { index }: AccountContext, cause: string) =>
  index.all.flatMap((place): AccountEvent[] => {
    const { slot, strategyId, instrumentId } = place;
    return (account.slots[slot] ?? EMPTY_SLOT).position === 0n
      ? []
      : [
          ...recallSliced(place, account, { cause, concerns: isReduction }),
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
        ];
  });

/** Halts entries when a loss limit is passed: for the session, or until persons lift it. */
export const checkLosses = (
  command: CheckLosses,
  account: Account,
  context: AccountContext,
): readonly AccountEvent[] => {
  const latch = newLatch(command, account, context);
  if (!latch) return [];
  const halted = halt(latch, account, context);
  return context.terms.limits.onBreach === 'flatten'
    ? [...halted, ...flatten(account, context, latch.cause)]
    : halted;
};

/** A new session: executions count anew, and what halted the last one alone no longer does. */
export const startSession = (equity: Money, account: Account): readonly AccountEvent[] => {
  const started: AccountEvent = { type: 'SessionStarted', data: { equity } };
  const ended = account.latches.filter(({ until }) => until === 'session-end');
  return [
    started,
    ...ended.map(({ cause, scope }): AccountEvent => ({
      type: 'TradingResumed',
      data: { cause, scope, lifted: null, slots: [] },
    })),
  ];
};
