import type { Signal, SignalsRaised } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import type { AccountId, StrategyId } from '@stratvector/model';
import type { StrategyEvent } from './runner/strategy.ts';

/** What risk hears of an instant of a strategy: all it has decided, also where that is nothing. */
export const publishedDecisions = (
  events: readonly StrategyEvent[],
  about: { readonly accountId: AccountId; readonly strategyId: StrategyId },
  closeTime: Timestamp,
): SignalsRaised => {
  const signals: Signal[] = [];
  for (const event of events) if (event.type === 'SignalRaised') signals.push(event.data.signal);
  const { accountId, strategyId } = about;
  return { topic: 'strategy.signal.v1', accountId, strategyId, closeTime, signals };
};
