import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import {
  at,
  direction,
  dollars,
  fillOf,
  markOf,
  OPEN,
  review,
  signal,
  termsOf,
} from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import type { Account } from './state.ts';
import type { Limits } from './terms.ts';

const STOCKS = [stock('AAA'), stock('BBB')];
const LIMITS = { maxDailyLoss: fractionOfNumber(0.03), maxDrawdown: fractionOfNumber(0.2) };

const check = (equity: number, session = 100_000, peak = 100_000): AccountCommand => ({
  type: 'CheckLosses',
  at: at(3000),
  data: {
    valuation: { equity: dollars(equity), gross: dollars(0), net: dollars(0) },
    sessionEquity: dollars(session),
    peakEquity: dollars(peak),
  },
});
const session = (equity = 100_000): AccountCommand => ({
  type: 'StartSession',
  at: at(4000),
  data: { equity: dollars(equity) },
});

const run = (limits: Partial<Limits>, ...commands: readonly AccountCommand[]) =>
  play(createAccount(termsOf(STOCKS, { limits: { ...LIMITS, ...limits } })), [OPEN, ...commands]);

const names = (events: readonly AccountEvent[]) => events.slice(1).map(({ type }) => type);

const latchesOf = ({ latches }: Account) => latches.map(({ cause }) => cause);

describe('loss limits', () => {
  it('flatten at once what an algorithm would take its time over', () => {
    const slicing = { algorithm: { kind: 'twap', bars: 5 }, timeInForce: 'GTC' } as const;
    const terms = termsOf(STOCKS, { slicing, limits: { ...LIMITS, onBreach: 'flatten' } });
    const { events } = play(createAccount(terms), [
      OPEN,
      review([signal('AAA', direction(1))]),
      fillOf({ id: 'A-1' }, 1000, 100),
      review([signal('AAA', direction(0))]),
      check(90_000),
    ]);
    expect(events.slice(-3)).toMatchObject([
      { type: 'TradingHalted', data: { cause: 'MAX_DAILY_LOSS' } },
      { type: 'CancelOrdered', data: { orderId: 'A-2', cause: 'MAX_DAILY_LOSS' } },
      { type: 'TargetSet', data: { target: 0n, kind: 'rule' } },
    ]);
  });

  it.each([
    ['a loss under the limit', check(97_000.01), []],
    ['a loss at the limit', check(97_000), []],
    ['a loss beyond the limit of the day', check(96_999.99), ['MAX_DAILY_LOSS']],
    ['a drawdown at its limit', check(80_000, 80_000, 100_000), []],
    ['a drawdown beyond its limit', check(79_999.99, 79_999.99, 100_000), ['MAX_DRAWDOWN']],
    ['both at once, where the drawdown counts', check(70_000), ['MAX_DRAWDOWN']],
  ])('%s', (_what, command, causes) => {
    const halted = run({}, command).events.flatMap((event) =>
      event.type === 'TradingHalted' ? [event.data.cause] : [],
    );
    expect(halted).toEqual(causes);
  });

  it('halt once', () => {
    expect(names(run({}, check(90_000), check(89_000)).events)).toEqual(['TradingHalted']);
  });

  it('deny entries while they hold, and let exits pass', () => {
    const halted = run(
      {},
      review([signal('AAA', direction(1))]),
      fillOf({ id: 'A-1' }, 1000, 100),
      check(90_000),
      review([signal('BBB', direction(1)), signal('AAA', direction(0))]),
    );
    const tail = halted.events.filter(
      ({ type }) => type === 'OrderApproved' || type === 'OrderDenied',
    );
    expect(tail.map(({ type }) => type)).toEqual(['OrderApproved', 'OrderDenied', 'OrderApproved']);
    expect(tail[1]?.data).toMatchObject({
      reason: { code: 'TRADING_HALTED', cause: 'MAX_DAILY_LOSS', scope: 'account' },
    });
  });

  it('of a day end with the session, of a drawdown never', () => {
    expect(names(run({}, check(90_000), session()).events)).toEqual([
      'TradingHalted',
      'SessionStarted',
      'TradingResumed',
    ]);
    expect(latchesOf(run({}, check(90_000), session()).state)).toEqual([]);
    expect(latchesOf(run({}, check(70_000), session()).state)).toEqual(['MAX_DRAWDOWN']);
  });

  it('grow from a day to a drawdown', () => {
    const both = run({}, check(90_000), check(70_000)).state;
    expect(latchesOf(both)).toEqual(['MAX_DAILY_LOSS', 'MAX_DRAWDOWN']);
    const later = run({}, check(90_000), check(70_000), session()).state;
    expect(latchesOf(later)).toEqual(['MAX_DRAWDOWN']);
  });

  it('cancel entries that work', () => {
    const { events } = run({}, review([signal('AAA', direction(1))]), check(90_000));
    expect(events.at(-1)).toMatchObject({
      type: 'CancelOrdered',
      data: { orderId: 'A-1', cause: 'MAX_DAILY_LOSS' },
    });
  });

  it('flatten where that is asked for', () => {
    const { events } = run(
      { onBreach: 'flatten' },
      review([signal('AAA', direction(1))]),
      fillOf({ id: 'A-1' }, 1000, 100),
      check(90_000),
      review([], { marks: [markOf('AAA')] }),
    );
    const last = events.at(-1);
    expect(last?.type === 'OrderApproved' && last.data.ticket).toMatchObject({
      side: 'sell',
      quantity: 1000n,
      reason: 'MAX_DAILY_LOSS',
    });
  });

  it('are not looked at where there are none', () => {
    expect(names(run({ maxDailyLoss: null, maxDrawdown: null }, check(1)).events)).toEqual([]);
  });
});
