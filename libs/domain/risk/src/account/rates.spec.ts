import { describe, expect, it } from '@jest/globals';
import type { RateMark } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import {
  at,
  direction,
  dollars,
  fillOf,
  IDEA,
  OPEN,
  review,
  signal,
  termsOf,
} from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand } from './events.ts';

const EUROS = stock('AAA', { currency: 'EUR' });
const MAX_MS = 400;

const terms = termsOf([EUROS, stock('BBB')], {
  movingRates: { currencies: new Set(['EUR']), ageMsMax: MAX_MS },
});

const euro = (rate: number, time = 900): readonly RateMark[] => [
  { currency: 'EUR', rate: BigInt(Math.round(rate * 1e12)), at: at(time) },
];

const brings = (command: AccountCommand, rates: readonly RateMark[]): AccountCommand => ({
  ...command,
  rates,
});

const long = review([signal('AAA', direction(1))]);
const flat = review([signal('AAA', direction(0))]);

const played = (...commands: readonly AccountCommand[]) =>
  play(createAccount(terms), [OPEN, ...commands]);

const denials = (...commands: readonly AccountCommand[]) =>
  played(...commands).events.flatMap((event) =>
    event.type === 'OrderDenied' ? [event.data.reason] : [],
  );

describe('an account with rates that move', () => {
  it('sizes, reserves and books at the rate that each command brings', () => {
    const { events, state } = played(
      brings(long, euro(1.25)),
      brings(fillOf({ id: 'A-1' }, 800, 100), euro(1.2)),
    );
    const approved = events.flatMap((event) =>
      event.type === 'OrderApproved' ? [[event.data.ticket.quantity, event.data.exposure]] : [],
    );
    // 100,000 / (100 × 1.25); the fill is paid at 1.20.
    expect(approved).toEqual([[800n, dollars(100_000)]]);
    expect(state.cash).toBe(dollars(4000));
    expect(state.slots[0]?.cost).toBe(dollars(96_000));
  });

  it('says ahead of what it decides by which rate, and only where that is another', () => {
    const { events } = played(brings(long, euro(1.25)), brings(flat, euro(1.25)));
    expect(events.map(({ type }) => type)).toEqual([
      'AccountOpened',
      'RatesMarked',
      'TargetSet',
      'OrderApproved',
      'TargetSet',
      'CancelOrdered',
    ]);
    expect(events[1]).toEqual({ type: 'RatesMarked', data: { rates: euro(1.25) } });
  });

  it('goes on at the rates of the last decision where a command brings none', () => {
    const { events } = played(brings(long, euro(1.25)), fillOf({ id: 'A-1' }, 800, 100));
    const booked = events.flatMap((event) =>
      event.type === 'FillBooked' ? [event.data.notional] : [],
    );
    expect(booked).toEqual([dollars(100_000)]);
  });

  it.each<[string, readonly RateMark[], readonly unknown[]]>([
    ['a rate of the age allowed', euro(1.25, 1000 - MAX_MS), []],
    [
      'one a millisecond older',
      euro(1.25, 999 - MAX_MS),
      [{ code: 'EXCHANGE_RATE_STALE', currency: 'EUR', ageMs: 401, maxMs: 400 }],
    ],
    [
      'one of a time to come',
      euro(1.25, 1001),
      [{ code: 'EXCHANGE_RATE_STALE', currency: 'EUR', ageMs: -1, maxMs: 400 }],
    ],
    ['none', [], [{ code: 'EXCHANGE_RATE_MISSING', currency: 'EUR' }]],
  ])('reviews an order that opens by %s', (_what, rates, reasons) => {
    expect(denials(brings(long, rates))).toEqual(reasons);
  });

  it('leaves no target behind that was sized without a rate', () => {
    expect(played(brings(long, [])).state.slots[0]?.target).toBeNull();
  });

  it('lets go of what is held by a rate of any age', () => {
    const stale = euro(1.25, 1);
    const commands = [brings(long, euro(1.25)), brings(fillOf({ id: 'A-1' }, 800, 100), stale)];
    expect(denials(...commands, brings(flat, stale))).toEqual([]);
    expect(played(...commands, brings(flat, stale)).events.at(-1)?.type).toBe('OrderApproved');
  });

  it('asks nothing of instruments in its own currency', () => {
    expect(denials(brings(review([signal('BBB', direction(1))]), []))).toEqual([]);
  });

  it.each<[number, readonly string[]]>([
    [0.99, []],
    [1.01, ['ORDER_NOTIONAL_EXCEEDS_MAX']],
  ])('holds an idea of 100 shares at 100 to 10,000 of its own, at %d', (rate, codes) => {
    const account = createAccount({
      ...terms,
      limits: { ...terms.limits, maxOrderNotional: dollars(10_000) },
    });
    const command = review([signal('AAA', { kind: 'order', idea: IDEA })]);
    const { events } = play(account, [OPEN, brings(command, euro(rate))]);
    expect(
      events.flatMap((event) => (event.type === 'OrderDenied' ? [event.data.reason.code] : [])),
    ).toEqual(codes);
  });
});
