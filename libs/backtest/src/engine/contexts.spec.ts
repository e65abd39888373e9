import { describe, expect, it } from '@jest/globals';
import type { OrderEvent } from '@stratvector/domain-execution';
import type { AccountCommand } from '@stratvector/domain-risk';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import { moneyOfNumber, price, quantity } from '@stratvector/model';
import type { Venue } from '@stratvector/model';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { Contexts } from './contexts.ts';
import type { Clock } from './wiring.ts';
import { planOf, randomBars } from './plan.fixture.ts';

const ORDERS = 2000;
const PER_SECOND = 5;

/** The far end of the wire: what reaches it, in order. */
class Wire implements Venue {
  readonly heard: string[] = [];
  submit({ clientOrderId }: Parameters<Venue['submit']>[0]): void {
    this.heard.push(`submit ${clientOrderId}`);
  }
  cancel(orderId: string): void {
    this.heard.push(`cancel ${orderId}`);
  }
  modify(orderId: string): void {
    this.heard.push(`modify ${orderId}`);
  }
}

/** Nothing here is worked over time. */
const NO_BARS: Clock['bars'] = {
  last: () => ({ bar: 0, volume: quantity(0n), endsSession: false }),
  expected: () => [],
  next: () => undefined,
};

const at = (milliseconds: number): Timestamp => timestampOfMilliseconds(milliseconds);

/** As many limit orders as one decision can ask for, none of which fills. */
const flood = (plan: ReturnType<typeof planOf>): AccountCommand => {
  const [{ id: instrumentId } = { id: undefined }] = plan.terms.instruments;
  const [{ id: strategyId } = { id: undefined }] = plan.terms.strategies;
  if (!instrumentId || !strategyId) throw new Error('the plan has an instrument and a strategy');
  const idea = {
    side: 'buy',
    type: 'limit',
    quantity: quantity(1n),
    riskFraction: null,
    limitPrice: price(1_000_000n),
    stopPrice: null,
    trail: null,
    timeInForce: 'GTC',
    goodTill: null,
    bracketStop: null,
    bracketTarget: null,
  } as const;
  const signal = {
    instrumentId,
    intent: { kind: 'order', idea },
    reason: 'flood',
    decisionPrice: price(1_000_000n),
    barSequence: 1,
    volatility: null,
    validUntil: null,
  } as const;
  const mark = {
    instrumentId,
    price: price(1_000_000n),
    windowPrice: null,
    at: at(1000),
    high: 1,
    low: 1,
    volume: 1,
  };
  const none = moneyOfNumber(0);
  return {
    type: 'ReviewTargets',
    at: at(1000),
    data: {
      signals: [
        {
          topic: 'strategy.signal.v1',
          accountId: plan.terms.id,
          strategyId,
          closeTime: at(1000),
          signals: Array.from({ length: ORDERS }, () => signal),
        },
      ],
      marks: [mark],
      valuation: { equity: moneyOfNumber(100_000), gross: none, net: none },
      statistics: null,
      volatilities: new Map(),
      rebalance: false,
    },
  };
};

const KILL: AccountCommand = {
  type: 'EngageKillSwitch',
  at: at(1001),
  data: { scope: { kind: 'account' }, kind: 'cancel-block', by: 'ann', reason: 'flood' },
};

describe('a kill behind a flood of orders', () => {
  const plan = planOf({ AAA: randomBars(2, 1) });
  const limits = { ...plan.terms.limits, ordersPerSecond: PER_SECOND };
  const terms = { ...plan.terms, limits };
  const journal = new MemoryJournal();
  const timers: (() => void)[] = [];
  const wire = new Wire();
  const contexts = new Contexts(terms, journal, () => undefined, {
    timer: (_at, run) => timers.push(run),
    bars: NO_BARS,
  });
  contexts.connect(wire);
  contexts.command({ type: 'OpenAccount', at: at(0), data: { cash: moneyOfNumber(100_000) } });
  contexts.command(flood(plan));
  const sent = Array.from({ length: PER_SECOND }, (_, place) => `A-${place + 1}`);

  it('finds as many on the wire as the rate allows, and the others waiting', () => {
    expect(wire.heard).toEqual(sent.map((id) => `submit ${id}`));
    expect(timers).toHaveLength(ORDERS - PER_SECOND);
  });

  it('reaches the wire next, and no order after it', () => {
    contexts.command(KILL);
    for (const run of timers) run();
    contexts.deliver();
    expect(wire.heard.slice(PER_SECOND)).toEqual(sent.map((id) => `cancel ${id}`));
  });

  it('ends at once what waited, unsent', () => {
    const ended = [...journal.entries()].flatMap(({ at: time, event }) =>
      // The log holds what these deciders decided.
      (event as OrderEvent).type === 'OrderCanceled' ? [time] : [],
    );
    expect(ended).toEqual(Array.from({ length: ORDERS - PER_SECOND }, () => at(1001)));
  });
});
