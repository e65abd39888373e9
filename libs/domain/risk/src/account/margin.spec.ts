import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber, instrumentId, quantity } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import {
  at,
  direction,
  factOf,
  dollars,
  fillOf,
  markOf,
  OPEN,
  priced,
  review,
  signal,
  termsOf,
} from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand, AccountEvent } from './events.ts';

const STOCKS = [stock('AAA'), stock('BBB')];
const terms = termsOf(STOCKS, {
  leverage: fractionOfNumber(2),
  maintenance: fractionOfNumber(0.25),
});
const second = { id: 'A-2', instrument: 'BBB' };

/** Checks at these closes, with equity and gross exposure as they follow from them. */
const check = (equity: number, gross: number, a: number, b = 100): AccountCommand => ({
  type: 'CheckMargin',
  at: at(3000),
  data: {
    valuation: { equity: dollars(equity), gross: dollars(gross), net: dollars(gross) },
    prices: [
      { instrumentId: instrumentId('AAA'), price: priced(a) },
      { instrumentId: instrumentId('BBB'), price: priced(b) },
    ],
  },
});

const run = (...commands: readonly AccountCommand[]) =>
  play(createAccount(terms), [OPEN, ...commands]);

const calls = (events: readonly AccountEvent[]) =>
  events.flatMap((event) =>
    event.type === 'TargetSet' && event.data.reason === 'MARGIN_CALL'
      ? [`${event.data.instrumentId} ${event.data.target}`]
      : [],
  );

describe('a margin account', () => {
  it('calls back what an algorithm works, so that the call goes out whole', () => {
    const slicing = { algorithm: { kind: 'twap', bars: 5 }, timeInForce: 'GTC' } as const;
    const { events } = play(createAccount({ ...terms, slicing }), [
      OPEN,
      review([signal('AAA', direction(1))]),
      fillOf({ id: 'A-1' }, 400, 100),
      check(5_000, 40_000, 100),
      review([], { marks: [markOf('AAA')] }),
      factOf({ id: 'A-1' }, { kind: 'canceled', code: 'REQUESTED', cumulative: quantity(400n) }),
      review([], { marks: [markOf('AAA')] }),
    ]);
    const called = events.find(({ type }) => type === 'CancelOrdered');
    expect(called?.data).toMatchObject({ orderId: 'A-1', cause: 'MARGIN_CALL' });
    expect(events.at(-1)).toMatchObject({
      type: 'OrderApproved',
      data: { algorithm: null, ticket: { side: 'sell', quantity: 200n, timeInForce: 'DAY' } },
    });
  });

  it('may hold its leverage', () => {
    const twice = termsOf(STOCKS, {
      leverage: fractionOfNumber(2),
      limits: { maxPositionSize: fractionOfNumber(3) },
      share: 3,
    });
    const { events } = play(createAccount(twice), [OPEN, review([signal('AAA', direction(1))])]);
    const order = events.find(({ type }) => type === 'OrderApproved');
    expect(order?.type === 'OrderApproved' && order.data.ticket.quantity).toBe(2000n);
  });

  it.each([
    // 2,000 shares at 66.67: equity 33,340 over 133,340 of exposure is 25.004 %.
    ['above maintenance is left alone', check(33_340, 133_340, 66.67), []],
    ['at maintenance is left alone', check(30_000, 120_000, 60), []],
    // 120,000 of exposure where 20,000 cover 80,000: 40,000 at 60.00 are 666.67 shares.
    ['below is reduced until it is restored', check(20_000, 120_000, 60), ['AAA 1333']],
    ['without equity is closed', check(-5_000, 95_000, 47.5), ['AAA 0']],
  ])('%s', (_what, command, expected) => {
    expect(calls(run(fillOf({ id: 'A-1' }, 2000, 100), command).events)).toEqual(expected);
  });

  it('reduces the largest loser, longs and shorts alike', () => {
    const short = { ...second, side: 'sell' } as const;
    // AAA lost 10,000; BBB, short at 100, lost 30,000 at 130.
    const { events } = run(
      fillOf({ id: 'A-1' }, 1000, 100),
      fillOf(short, 1000, 100),
      check(40_000, 220_000, 90, 130),
    );
    // 40,000 cover 160,000: 60,000 too many, at 130.00 461.5 shares.
    expect(calls(events)).toEqual(['BBB -538']);
  });

  it('sells for the call at the next open, under its name, whatever orders are otherwise', () => {
    const { events } = play(createAccount({ ...terms, orderType: 'limit' }), [
      OPEN,
      fillOf({ id: 'A-1' }, 2000, 100),
      check(20_000, 120_000, 60),
      review([], { marks: [markOf('AAA', 60)] }),
    ]);
    const last = events.at(-1);
    expect(last?.type === 'OrderApproved' && last.data.ticket).toMatchObject({
      side: 'sell',
      quantity: 667n,
      type: 'market',
      role: 'exit',
      reason: 'MARGIN_CALL',
    });
  });

  it('is called once while the call is under way', () => {
    const { events } = run(
      fillOf({ id: 'A-1' }, 2000, 100),
      check(20_000, 120_000, 60),
      check(10_000, 110_000, 55),
    );
    expect(calls(events)).toHaveLength(1);
  });

  it('is not talked out of it by a strategy, which may want less', () => {
    const want = (value: 0 | 1) =>
      run(
        fillOf({ id: 'A-1' }, 2000, 100),
        check(20_000, 120_000, 60),
        review([signal('AAA', direction(value), 60)]),
      );
    const ignored = want(1).events.find(({ type }) => type === 'SignalIgnored');
    expect(ignored?.data).toMatchObject({ reason: 'RULE_IN_FORCE' });
    expect(want(0).state.slots[0]?.target).toBe(0n);
  });

  it('does not exist in a cash account', () => {
    const { events } = play(createAccount(termsOf(STOCKS)), [
      OPEN,
      fillOf({ id: 'A-1' }, 2000, 100),
      check(20_000, 120_000, 60),
    ]);
    expect(calls(events)).toEqual([]);
  });
});
