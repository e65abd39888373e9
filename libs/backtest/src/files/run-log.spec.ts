import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber } from '@stratvector/model';
import { days, byDay, storyPlan } from '../engine/story.fixture.ts';
import { Engine } from '../engine/engine.ts';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { RunLog } from './run-log.ts';

describe('orders of a run', () => {
  it('that protect a position stand as they stood last, in size and level', () => {
    // 100 shares at 100, then as many at 110: 105 on average, so 99.75 and 115.50.
    const plan = storyPlan(
      { AAA: days([100, 100, 110, 110]) },
      [
        byDay({
          0: (bar, decide) => decide.weight(bar, 0.1, 'in'),
          1: (bar, decide) => decide.order(bar, { side: 'buy', quantity: 100 }, 'more'),
        }),
      ],
      {
        strategy: {
          protection: {
            stopLoss: fractionOfNumber(0.05),
            takeProfit: fractionOfNumber(0.1),
            trailingStop: null,
          },
        },
      },
    );
    const journal = new MemoryJournal();
    new Engine(plan, journal).run();
    const { orders } = new RunLog(journal.entries());
    const protection = orders.filter(({ ticket }) => ticket.reduceOnly);
    expect(protection).toMatchObject([
      { quantity: 200n, ticket: { role: 'stop-loss', stopPrice: 99_750_000n, limitPrice: null } },
      {
        quantity: 200n,
        ticket: { role: 'take-profit', limitPrice: 115_500_000n, stopPrice: null },
      },
    ]);
  });
});
