import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber, instrumentId, money } from '@stratvector/model';
import type { Fraction } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import { at, dollars, fillOf, OPEN, termsOf } from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand, AccountEvent } from './events.ts';

const STOCKS = [stock('AAA'), stock('BBB')];
const RATES = {
  cashRate: fractionOfNumber(0.02),
  marginRate: fractionOfNumber(0.06),
  borrowRate: fractionOfNumber(0.01),
};
const terms = termsOf(STOCKS, { financing: RATES });
const short = { id: 'A-1', side: 'sell' } as const;

const dividend = (perShare: bigint): AccountCommand => ({
  type: 'BookDividend',
  at: at(3000),
  data: { instrumentId: instrumentId('AAA'), perShare },
});

const accrue = (days: number, cash: number, shortValue = 0): AccountCommand => ({
  type: 'AccrueFinancing',
  at: at(3000),
  data: {
    days,
    cash: dollars(cash),
    shorts:
      shortValue === 0 ? [] : [{ instrumentId: instrumentId('AAA'), value: dollars(shortValue) }],
  },
});

const run = (...commands: readonly AccountCommand[]) =>
  play(createAccount(terms), [OPEN, ...commands]);

const flows = (events: readonly AccountEvent[]) =>
  events.flatMap((event) =>
    event.type === 'FlowBooked' ? [[event.data.kind, event.data.amount]] : [],
  );

describe('a cash dividend', () => {
  it('pays every share that is held', () => {
    const { events, state } = run(fillOf({ id: 'A-1' }, 500, 100), dividend(400_000_000n));
    expect(flows(events)).toEqual([['dividend', dollars(200)]]);
    expect(state.cash).toBe(dollars(50_200));
  });

  it('is paid by whoever is short', () => {
    expect(flows(run(fillOf(short, 500, 100), dividend(400_000_000n)).events)).toEqual([
      ['dividend', dollars(-200)],
    ]);
  });

  it.each([
    ['0.000050000 a share of one: half a count, to the even 0', 1, 50_000n, []],
    ['0.000150000 a share of one: one and a half, to the even 2', 1, 150_000n, [['dividend', 2n]]],
    ['0.123456789 a share of 1,000', 1000, 123_456_789n, [['dividend', 1_234_568n]]],
  ])('is rounded half to even: %s', (_what, shares, perShare, expected) => {
    const { events } = run(fillOf({ id: 'A-1' }, shares, 100), dividend(perShare));
    expect(flows(events)).toEqual(expected);
  });

  it('is nothing to whoever holds none', () => {
    expect(flows(run(dividend(400_000_000n)).events)).toEqual([]);
  });
});

describe('financing', () => {
  it.each([
    // 105,000 × 0.02 × 3 / 365 = 17.26027…
    ['interest on cash over a weekend', accrue(3, 105_000), [['cash-interest', 172_603n]]],
    // 5,000 × 0.06 / 365 = 0.82191…
    ['interest on a loan of a night', accrue(1, -5_000), [['margin-interest', -8_219n]]],
    [
      // 5,200 × 0.01 × 3 / 365 = 0.42739…
      'a fee on what is short beside it',
      accrue(3, 105_000, 5_200),
      [
        ['cash-interest', 172_603n],
        ['borrow-fee', -4_274n],
      ],
    ],
    ['nothing on nothing', accrue(3, 0), []],
  ])('charges %s', (_what, command, expected) => {
    expect(flows(run(command).events)).toEqual(expected);
  });

  it('rounds half to even', () => {
    // 0.0365 × 0.5 / 365 × 1 day is half a count: to the even 0; three times that to the even 2.
    const half = termsOf(STOCKS, { financing: { ...RATES, cashRate: fractionOfNumber(0.5) } });
    const charged = (cash: number) =>
      flows(play(createAccount(half), [OPEN, accrue(1, cash)]).events);
    expect(charged(0.0365)).toEqual([]);
    expect(charged(0.1095)).toEqual([['cash-interest', money(2n)]]);
  });

  it('follows negative rates', () => {
    const negative = termsOf(STOCKS, {
      financing: { ...RATES, cashRate: (0n - fractionOfNumber(0.005)) as Fraction },
    });
    const { events } = play(createAccount(negative), [OPEN, accrue(1, 73_000)]);
    expect(flows(events)).toEqual([['cash-interest', dollars(-1)]]);
  });
});

describe('a flow', () => {
  const deposit = (amount: number): AccountCommand => ({
    type: 'BookFlow',
    at: at(3000),
    data: { kind: 'deposit', strategyId: null, instrumentId: null, amount: dollars(amount) },
  });

  it('moves cash, and one of nothing is none', () => {
    const { events, state } = run(deposit(0), deposit(500));
    expect(flows(events)).toEqual([['deposit', dollars(500)]]);
    expect(state.cash).toBe(dollars(100_500));
  });

  it('waits for an account', () => {
    expect(play(createAccount(terms), [deposit(1)]).events).toEqual([]);
  });
});
