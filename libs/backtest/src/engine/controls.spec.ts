import { describe, expect, it } from '@jest/globals';
import type { OrderRequest, StrategyDefinition } from '@stratvector/domain-strategy';
import { fractionOfNumber } from '@stratvector/model';
import { days, fillsOf, ran, scriptedPlan } from './books.fixture.ts';
import type { Ran, Script } from './books.fixture.ts';
import { planOf } from './plan.fixture.ts';

/** Controls as a run reaches them, with figures that a calculator can follow. */

const buying = (size: number, change: Partial<OrderRequest> = {}): OrderRequest => ({
  side: 'buy',
  quantity: size,
  ...change,
});

/** What the account said of latches and orders. */
const told = ({ events }: Ran): readonly string[] =>
  events.flatMap((event) => {
    switch (event.type) {
      case 'TradingHalted':
        return [`halted ${event.data.cause}`];
      case 'TradingResumed':
        return [`resumed ${event.data.cause}`];
      case 'OrderDenied':
        return [`denied ${Object.values(event.data.reason).join(' ')}`];
      case 'OrderApproved':
        return [`${event.data.ticket.side} ${event.data.ticket.quantity}`];
      case 'CancelOrdered':
        return [`cancel ${event.data.orderId}`];
      default:
        return [];
    }
  });

const flat = (length: number, price: number) =>
  days(Array.from({ length }, () => [price, price] as const));

describe('a turn while trading is halted', () => {
  it('closes and does not open', () => {
    // 500 × 4.00 is lost of 100,000.00: more than 1 %. The turn to −50 % of it would be 1,010 shares.
    const AAA = days([
      [100, 100],
      [100, 96],
      [95, 95],
      [95, 95],
    ]);
    const run = ran(
      scriptedPlan(
        { AAA },
        { AAA: { 0: 0.5, 1: -0.5 } },
        { limits: { maxDrawdown: fractionOfNumber(0.01) } },
      ),
    );
    expect(told(run)).toEqual([
      'buy 500',
      'halted MAX_DRAWDOWN',
      'denied TRADING_HALTED MAX_DRAWDOWN account',
      'sell 500',
    ]);
    expect(fillsOf(run)).toEqual(['500 @ 100', '-500 @ 95']);
  });
});

describe('repeated executions', () => {
  const script: Script = { AAA: { 0: 0.1, 1: 0, 2: 0.1, 3: 0, 4: 0.1 }, BBB: { 4: 0.1 } };
  const once = (maxExecutionsPerSession: number, edges: readonly number[]) => {
    const sessionEdges = Uint8Array.from(edges);
    return ran(
      scriptedPlan({ AAA: flat(7, 100), BBB: flat(7, 10) }, script, {
        limits: { maxExecutionsPerSession },
        instruments: { AAA: { sessionEdges }, BBB: { sessionEdges } },
      }),
    );
  };
  const oneSession = [1, 0, 0, 0, 0, 0, 2];

  it('halt the position for good, let it close, and nothing else', () => {
    // The third fill is an entry: what it bought is sold, and that is the last.
    expect(fillsOf(once(3, oneSession))).toEqual([
      '100 @ 100',
      '-100 @ 100',
      '100 @ 100',
      '-100 @ 100',
      '1000 @ 10',
    ]);
    expect(told(once(3, oneSession))).toContain(
      'denied TRADING_HALTED MAX_EXECUTIONS position script AAA',
    );
  });

  it('are counted by session', () => {
    // Two fills in each session of the account: the fourth is not reached in any.
    const run = once(4, [3, 3, 3, 3, 3, 3, 3]);
    expect(told(run).filter((line) => line.startsWith('halted'))).toEqual([]);
    expect(fillsOf(run)).toHaveLength(6);
  });
});

describe('what a strategy does too often, too fast or in vain', () => {
  const BBB = flat(7, 10);
  const far = buying(100, { limit: 9 });

  it('is stopped by its ratio of orders to fills', () => {
    const waiting = { BBB: { 0: far, 1: far, 2: far, 3: far } };
    const limits = { maxOrderToTradeRatio: 2, orderToTradeMinOrders: 2 };
    const sessionEdges = Uint8Array.from([1, 0, 0, 0, 0, 0, 2]);
    const instruments = { BBB: { sessionEdges } };
    // One order a day, none of which fills or ends with the session: the third is one more than two to a fill.
    expect(told(ran(scriptedPlan({ BBB }, waiting, { limits, instruments })))).toEqual([
      'buy 100',
      'buy 100',
      'buy 100',
      'halted MAX_ORDER_TO_TRADE_RATIO',
      'cancel A-1',
      'cancel A-2',
      'cancel A-3',
      'denied TRADING_HALTED MAX_ORDER_TO_TRADE_RATIO strategy script',
    ]);
  });

  it('is stopped by its fills of a minute', () => {
    const both: Script = { AAA: { 0: 0.1, 2: 0 }, BBB: { 0: 0.1, 2: 0.2 } };
    const bars = { AAA: flat(7, 100), BBB };
    const run = (maxFillsPerMinute: number) =>
      ran(scriptedPlan(bars, both, { limits: { maxFillsPerMinute } }));
    // Both fill at the open of one day.
    expect(fillsOf(run(2))).toEqual(['100 @ 100', '1000 @ 10', '-100 @ 100', '1000 @ 10']);
    expect(fillsOf(run(1))).toEqual(['100 @ 100', '1000 @ 10', '-100 @ 100']);
    expect(told(run(1))).toContain('halted MAX_FILLS_PER_MINUTE');
  });

  it('is stopped by what the venue rejects', () => {
    const off = buying(100, { timeInForce: 'GTD', goodTill: 1 });
    const script = { BBB: { 0: far, 1: far, 2: off, 3: off, 4: far } };
    const rejected = (most: number) =>
      told(
        ran(
          scriptedPlan({ BBB }, script, {
            limits: { maxRejectRate: fractionOfNumber(most), rejectRateMinOrders: 2 },
          }),
        ),
      );
    // Of the orders answered 0 of 2, then 1 of 3, then 2 of 4 are rejected.
    expect(rejected(0.5)).toEqual(Array.from({ length: 5 }, () => 'buy 100'));
    expect(rejected(0.49)).toEqual([
      'buy 100',
      'buy 100',
      'buy 100',
      'buy 100',
      'halted MAX_REJECT_RATE',
      'denied TRADING_HALTED MAX_REJECT_RATE strategy script',
    ]);
  });
});

describe('strategies that share an account', () => {
  const AAA = flat(6, 100);
  /** The first buys, so that its target stands at 104.00; the second wants to buy two days later. */
  const second = (priceCollar: number) => {
    const buys = (name: string, row: number): StrategyDefinition => ({
      name,
      title: name,
      description: 'Buys once.',
      source: 'this spec',
      parameters: [],
      warmUp: () => 1,
      create: () => ({
        onBar: (bar, decide) => {
          if (bar.row === row) decide.weight(bar, 0.1, name);
        },
      }),
    });
    const plan = planOf({ AAA }, {}, [buys('a', 0), buys('b', 2)]);
    const { terms } = plan;
    const strategies = terms.strategies.map((one) => ({
      ...one,
      equityShare: fractionOfNumber(0.5),
      protection: {
        stopLoss: null,
        takeProfit: fractionOfNumber(0.04),
        trailingStop: null,
      },
    }));
    const limits = { ...terms.limits, priceCollar: fractionOfNumber(priceCollar) };
    return told(ran({ ...plan, terms: { ...terms, limits, strategies } }));
  };

  it('do not trade with the protection of each other', () => {
    // The first pays 100.005, half a cent of slippage, so that its target stands at 104.01.
    expect(second(0.04)).toEqual(['buy 50', 'buy 49']);
    expect(second(0.0401)).toEqual(['buy 50', 'denied SELF_TRADE A-1.TP']);
  });
});

describe('a collar over a window', () => {
  const AAA = days([
    [100, 100],
    [104, 104],
    [109, 109],
    [109, 109],
  ]);
  const entered = (windowDays: number) =>
    told(
      ran(
        scriptedPlan(
          { AAA },
          { AAA: { 2: 0.5 } },
          {
            limits: {
              priceCollar: fractionOfNumber(0.05),
              priceCollarWindowMs: windowDays * 86_400_000,
            },
          },
        ),
      ),
    );

  it('denies an entry after a price that has run away', () => {
    // 5 % over 104.00 is 109.20, over 100.00 it is 105.00.
    expect(entered(1)).toEqual(['buy 458']);
    // A day later the window starts at 104.00.
    expect(entered(2)).toEqual([
      'denied PRICE_OUTSIDE_WINDOW_COLLAR 109000000 105000000 100000000',
      'buy 458',
    ]);
  });
});
