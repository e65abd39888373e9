import { describe, expect, it } from '@jest/globals';
import type { AccountCommand } from '@stratvector/domain-risk';
import { fractionOfNumber, moneyOfNumber } from '@stratvector/model';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { days, scriptedPlan } from './books.fixture.ts';
import { Contexts } from './contexts.ts';
import { Engine } from './engine.ts';

/** Has cash paid in or out once, when a strategy decides for the second time. */
class WithFlow extends Contexts {
  amount = 0;
  #decisions = 0;

  override decide(...said: Parameters<Contexts['decide']>): ReturnType<Contexts['decide']> {
    this.#decisions += 1;
    if (this.#decisions === 3) this.command(flowOf(this.amount, said[1].at));
    return super.decide(...said);
  }
}

const flowOf = (amount: number, at: AccountCommand['at']): AccountCommand => ({
  type: 'BookFlow',
  at,
  data: {
    kind: amount < 0 ? 'withdrawal' : 'deposit',
    strategyId: null,
    instrumentId: null,
    amount: moneyOfNumber(amount),
  },
});

const haltsWith = (amount: number, closes: readonly number[]): readonly string[] => {
  const plan = scriptedPlan(
    { AAA: days(closes.map((close) => [close, close] as const)) },
    { AAA: { 0: 0.5, 2: 0.4 } },
    { limits: { maxDrawdown: fractionOfNumber(0.1), maxDailyLoss: fractionOfNumber(0.09) } },
  );
  const journal = new MemoryJournal();
  new Engine(plan, journal, (...parts) => {
    const contexts = new WithFlow(...parts);
    contexts.amount = amount;
    return contexts;
  }).run();
  return [...journal.entries()].flatMap(({ event }) =>
    event.type === 'TradingHalted'
      ? [
          JSON.stringify(event.data, (_, value: unknown) =>
            typeof value === 'bigint' ? String(value) : value,
          ),
        ]
      : [],
  );
};

describe('what is paid in or out', () => {
  it('is no loss and no drawdown', () => {
    expect(haltsWith(-30_000, [100, 100, 100, 100, 100])).toEqual([]);
  });

  it('hides none: the references move with it', () => {
    // 100,000 and 50,000 more; at 60, four hundred shares have lost 16,000 of 150,000.
    const halts = haltsWith(50_000, [100, 100, 100, 100, 60]);
    expect(halts).toHaveLength(1);
    expect(halts[0]).toContain('"cause":"MAX_DRAWDOWN"');
    expect(halts[0]).toContain('"reference":"1500000000"');
  });
});
