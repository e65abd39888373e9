import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replay } from '@stratvector/kernel';
import { fractionOfNumber, quantity, strategyId } from '@stratvector/model';
import type { Fraction } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import {
  at,
  direction,
  dollars,
  factOf,
  fillOf,
  markOf,
  OPEN,
  review,
  signal,
  termsOf,
} from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import type { LatchCause } from './latch.ts';
import type { Limits } from './terms.ts';

const STOCKS = [stock('AAA'), stock('BBB')];
const S = strategyId('S');

const accountWith = (limits: Partial<Limits>) => {
  const strategies = ['S', 'T'].map((id) => ({
    id: strategyId(id),
    equityShare: fractionOfNumber(0.5),
    reentry: 'new-signal' as const,
    protection: null,
    universe: STOCKS.map((one) => one.id),
  }));
  return createAccount(termsOf(STOCKS, { share: 0.1, strategies, limits }));
};

const halts = (events: readonly AccountEvent[]) =>
  events.flatMap((event) => (event.type === 'TradingHalted' ? [event.data] : []));
const causes = (limits: Partial<Limits>, commands: readonly AccountCommand[]) =>
  halts(play(accountWith(limits), [OPEN, ...commands]).events).map(({ cause }) => cause);

const later = (command: AccountCommand, milliseconds: number): AccountCommand => ({
  ...command,
  at: at(milliseconds),
});

/** An order, and its end before it fills: the next one is asked for at the next review. */
const inVain = (number: number): readonly AccountCommand[] => [
  review(number === 1 ? [signal('AAA', direction(1))] : [], { marks: [markOf('AAA')] }),
  factOf({ id: `A-${number}` }, { kind: 'expired', cumulative: quantity(0n) }),
];
const sent = (orders: number) =>
  Array.from({ length: orders }, (_, place) => inVain(place + 1)).flat();
const fill = (order: number, milliseconds = 2000) =>
  later(fillOf({ id: `A-${order}` }, 1, 100), milliseconds);
const answer = (rejected: boolean): AccountCommand =>
  factOf(
    { id: 'X' },
    rejected
      ? { kind: 'rejected', code: 'PRICE_OFF_TICK', cumulative: quantity(0n) }
      : { kind: 'accepted' },
  );
const answers = (pattern: string) => [...pattern].map((letter) => answer(letter === 'r'));
const session: AccountCommand = {
  type: 'StartSession',
  at: at(4000),
  data: { equity: dollars(100_000) },
};
const lift = (cause: LatchCause): AccountCommand => ({
  type: 'ResumeTrading',
  at: at(5000),
  data: {
    cause,
    scope: { kind: 'strategy', strategyId: S },
    by: 'ann',
    approvedBy: null,
    reason: 'looked at',
    equity: dollars(100_000),
  },
});

describe('the order-to-trade ratio', () => {
  const limits = { maxOrderToTradeRatio: 3, orderToTradeMinOrders: 4 };
  const STOPPED = ['MAX_ORDER_TO_TRADE_RATIO'];
  it.each<[string, readonly AccountCommand[], readonly string[]]>([
    ['is not looked at before its minimum', sent(3), []],
    ['stops over the limit without a fill', sent(4), STOPPED],
    ['takes one fill and none alike', [fill(1), ...sent(4)], STOPPED],
    ['lets pass at the limit', [fill(1), fill(1), ...sent(6)], []],
    ['stops one order over it', [fill(1), fill(1), ...sent(7)], STOPPED],
    ['counts anew in a session', [...sent(3), session, ...sent(3)], []],
    ['stops once', sent(6), STOPPED],
  ])('%s', (_what, commands, expected) => {
    expect(causes(limits, commands)).toEqual(expected);
  });

  it('names its figures, ends what works and denies entries', () => {
    const target = review([signal('BBB', direction(1))]);
    const { events } = play(accountWith({ ...limits, orderToTradeMinOrders: 1 }), [
      OPEN,
      ...sent(3),
      review([], { marks: [markOf('AAA')] }),
      target,
    ]);
    expect(halts(events)).toMatchObject([
      { scope: { kind: 'strategy', strategyId: S }, breach: { found: 4, max: 3 } },
    ]);
    expect(events.slice(-3).map(({ type }) => type)).toEqual([
      'CancelOrdered',
      'TargetSet',
      'OrderDenied',
    ]);
    expect(events.at(-1)?.data).toMatchObject({
      reason: { code: 'TRADING_HALTED', cause: 'MAX_ORDER_TO_TRADE_RATIO', scope: 'strategy S' },
    });
  });

  it('counts a cancel of what its own target brought, and no fill of protection', () => {
    const limited = { maxOrderToTradeRatio: 2, orderToTradeMinOrders: 3 };
    const turned = [
      review([signal('AAA', direction(1))]),
      review([signal('AAA', direction(-1))]),
      review([signal('BBB', direction(1))]),
    ];
    expect(causes(limited, turned)).toEqual(STOPPED);
    const guarded = fillOf({ id: 'A-1.SL', side: 'sell', role: 'stop-loss' }, 1, 100);
    expect(causes(limited, [fill(1), fill(1), ...turned])).toEqual([]);
    expect(causes(limited, [guarded, guarded, ...turned])).toEqual(STOPPED);
  });

  it('is lifted by one named person and measured anew', () => {
    expect(causes(limits, [...sent(4), lift('MAX_ORDER_TO_TRADE_RATIO'), ...sent(3)])).toEqual(
      STOPPED,
    );
  });
});

describe('fills in a minute', () => {
  const limits = { maxFillsPerMinute: 3 };
  const STOPPED = ['MAX_FILLS_PER_MINUTE'];
  const fills = (...times: readonly number[]) => times.map((time) => fill(1, time));
  it.each<[string, readonly AccountCommand[], readonly string[]]>([
    ['at the limit pass', fills(0, 0, 0), []],
    ['over it stop', fills(0, 0, 0, 0), STOPPED],
    ['one millisecond inside the minute stop', fills(0, 0, 0, 59_999), STOPPED],
    ['a whole minute apart pass', fills(0, 0, 0, 60_000), []],
    ['go over the edge of a session', [...fills(0, 0, 0), session, ...fills(1000)], STOPPED],
    ['from a clock that went back stop', fills(99_000, 99_000, 99_000, 1000), STOPPED],
  ])('%s', (_what, commands, expected) => {
    expect(causes(limits, commands)).toEqual(expected);
  });

  it('count those of protection too', () => {
    const guarded = fillOf({ id: 'A-1.SL', side: 'sell', role: 'stop-loss' }, 1, 100);
    expect(causes(limits, [guarded, guarded, guarded, guarded])).toEqual(STOPPED);
  });
});

describe('the reject rate', () => {
  const limits = {
    maxRejectRate: fractionOfNumber(0.5),
    rejectRateWindow: 6,
    rejectRateMinOrders: 4,
  };
  const STOPPED = ['MAX_REJECT_RATE'];
  it.each<[string, string, readonly string[]]>([
    ['is not looked at before its minimum', 'rrr', []],
    ['stops from there on', 'rrrr', STOPPED],
    ['lets pass at the limit', 'rara', []],
    ['stops over it', 'arrrr', STOPPED],
    ['forgets what has left its window', 'aaaaaarrr', []],
    ['and stops on what is in it', 'aaaaaarrrr', STOPPED],
  ])('%s', (_what, pattern, expected) => {
    expect(causes(limits, answers(pattern))).toEqual(expected);
  });

  it('of none allowed stops at the first', () => {
    expect(causes({ ...limits, maxRejectRate: 0n as Fraction }, answers('aaar'))).toEqual(STOPPED);
  });
});

describe('a limit that is no number', () => {
  it('stops, for nothing is known to be under it', () => {
    expect(causes({ maxFillsPerMinute: NaN }, [fill(1)])).toEqual(['MAX_FILLS_PER_MINUTE']);
    const limits = { maxOrderToTradeRatio: NaN, orderToTradeMinOrders: 1 };
    expect(causes(limits, sent(1))).toEqual(['MAX_ORDER_TO_TRADE_RATIO']);
  });
});

describe('an account without such limits', () => {
  it('counts nothing', () => {
    const { events, state } = play(accountWith({}), [OPEN, ...sent(3), fill(1), answer(true)]);
    expect(events.filter(({ type }) => type === 'ActivityCounted')).toEqual([]);
    expect(state.activities).toEqual([]);
  });
});

describe('whatever a strategy does', () => {
  const steps = fc.array(
    fc.oneof(
      fc.constantFrom(...sent(2), session, answer(true), answer(false)),
      fc.nat(200_000).map((time) => fill(1, time)),
      fc
        .constantFrom<LatchCause>('MAX_FILLS_PER_MINUTE', 'MAX_REJECT_RATE', 'MAX_EXECUTIONS')
        .map(lift),
    ),
    { maxLength: 40 },
  );
  const decider = accountWith({
    maxOrderToTradeRatio: 2,
    orderToTradeMinOrders: 3,
    maxFillsPerMinute: 4,
    maxRejectRate: fractionOfNumber(0.4),
    rejectRateMinOrders: 3,
    maxExecutionsPerSession: 6,
  });

  it('a replay has counted the same and decides the same; what is halted enters nothing', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const log: AccountEvent[] = [];
        let state = decider.initialState;
        for (const command of [OPEN, ...script]) {
          const events = decider.decide(command, state);
          expect(decider.decide(command, replay(decider, log))).toEqual(events);
          const stood = state.latches.some(({ scope }) => scope.kind === 'strategy');
          const entered = events.some(
            (event) => event.type === 'OrderApproved' && event.data.ticket.role === 'entry',
          );
          expect(stood && entered).toBe(false);
          log.push(...events);
          state = events.reduce(decider.evolve, state);
        }
        expect(replay(decider, log)).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });
});
