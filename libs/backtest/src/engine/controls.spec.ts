import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber } from '@stratvector/model';
import { days, fillsOf, ran, scriptedPlan } from './books.fixture.ts';
import type { Ran, Script } from './books.fixture.ts';

/** Controls as a run reaches them, with figures that a calculator can follow. */

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
