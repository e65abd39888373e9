import { describe, expect, it } from '@jest/globals';
import { instrumentId, quantity } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import fc from 'fast-check';
import {
  at,
  direction,
  dollars,
  factOf,
  fillOf,
  OPEN,
  priced,
  review,
  signal,
  termsOf,
} from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import { EMPTY_SLOT } from './state.ts';
import type { AccountTerms } from './terms.ts';

const STOCKS = [stock('AAA'), stock('BBB')];
const entry = { id: 'A-1' };
const exit = { id: 'A-2', side: 'sell', role: 'exit' } as const;

const split = (numerator: number, denominator: number, close = 100): AccountCommand => ({
  type: 'BookSplit',
  at: at(3000),
  data: {
    instrumentId: instrumentId('AAA'),
    numerator: BigInt(numerator),
    denominator: BigInt(denominator),
    price: priced(close),
  },
});

const run = (terms: AccountTerms, ...commands: readonly AccountCommand[]) =>
  play(createAccount(terms), [OPEN, ...commands]);

const booked = (events: readonly AccountEvent[]) =>
  events.flatMap((event) => (event.type === 'SplitBooked' ? [event.data] : []));

describe('a split', () => {
  it('changes what is held and leaves its cost', () => {
    const { state } = run(termsOf(STOCKS), fillOf(entry, 500, 100), split(3, 2));
    expect(state.slots[0]).toMatchObject({ position: 750n, cost: dollars(50_000) });
    expect(state.cash).toBe(dollars(50_000));
  });

  it('pays cash for the fraction, at the last close of the old shares', () => {
    // 501 × 3/2 = 751.5; half a share at 104 × 2/3 is 34.6667, and cost 50,100 / 1,503 = 33.3333.
    const { state, events } = run(termsOf(STOCKS), fillOf(entry, 501, 100), split(3, 2, 104));
    expect(booked(events)[0]).toMatchObject({
      positionAfter: 751n,
      cashInLieu: 346_667n,
      realized: 13_334n,
      costAfter: 500_666_667n,
      cashAfter: dollars(49_900) + 346_667n,
    });
    expect(state.cash).toBe(dollars(49_900) + 346_667n);
  });

  it('takes cash for the fraction of a short', () => {
    const { events } = run(
      termsOf(STOCKS),
      fillOf({ ...entry, side: 'sell' }, 501, 100),
      split(3, 2, 104),
    );
    expect(booked(events)[0]).toMatchObject({
      positionAfter: -751n,
      cashInLieu: -346_667n,
      realized: -13_334n,
    });
  });

  it('pays out a position that comes to less than a share', () => {
    const { state } = run(termsOf(STOCKS), fillOf(entry, 9, 100), split(1, 10, 110));
    expect(state.slots[0]).toMatchObject({ position: 0n, cost: 0n });
    expect(state.held).toBe(0);
    expect(state.cash).toBe(dollars(100_000 - 900 + 990));
  });

  it('keeps lots, the oldest giving the fraction', () => {
    const { events } = run(
      termsOf(STOCKS, { costBasis: 'fifo' }),
      fillOf(entry, 3, 100),
      fillOf({ id: 'A-2' }, 4, 110),
      split(1, 2, 120),
    );
    // 3.5 new shares: 3 stay, half a share at 240 is paid out of the lot at 100 an old share.
    expect(booked(events)[0]).toMatchObject({
      positionAfter: 3n,
      cashInLieu: dollars(120),
      realized: dollars(20),
      lotsAfter: [
        { quantity: 1n, cost: dollars(200) },
        { quantity: 2n, cost: dollars(440) },
      ],
    });
  });

  it('changes what is wanted and what works, at adjusted prices', () => {
    const limited = termsOf(STOCKS, { orderType: 'limit' });
    const { state } = run(limited, review([signal('AAA', direction(1), 99)]), split(3, 1, 99));
    expect(state.slots[0]).toMatchObject({ target: 3030n, working: 3030n });
    expect(state.slots[0]?.orders[0]).toMatchObject({ remaining: 3030n, limitPrice: priced(33) });
    expect(state.unmet).toBe(0);
  });

  it('lets the rest of an order fill on new shares and frees all it had set aside', () => {
    const { state } = run(
      termsOf(STOCKS),
      review([signal('AAA', direction(1))]),
      fillOf(entry, 400, 100),
      split(2, 1),
      fillOf(entry, 1200, 50),
    );
    expect(state.slots[0]).toMatchObject({ position: 2000n, working: 0n, orders: [] });
    expect(state.reserved).toBe(0n);
    expect(state.exposureReserved).toBe(0n);
  });

  it('is nothing to an account that has nothing of it', () => {
    expect(booked(run(termsOf(STOCKS), split(2, 1)).events)).toEqual([]);
  });

  const ratio = fc.integer({ min: 1, max: 50 });
  const held = fc.record({
    fills: fc.array(fc.record({ shares: fc.integer({ min: 1, max: 999 }), cents: ratio }), {
      minLength: 1,
      maxLength: 5,
    }),
    numerator: ratio,
    denominator: ratio,
    costBasis: fc.constantFrom('average' as const, 'fifo' as const),
    side: fc.constantFrom('buy' as const, 'sell' as const),
  });

  it('keeps the books whole whatever is held', () => {
    fc.assert(
      fc.property(held, ({ fills, numerator, denominator, costBasis, side }) => {
        const { state, events } = run(
          termsOf(STOCKS, { costBasis }),
          ...fills.map(({ shares, cents }, place) =>
            fillOf({ id: `A-${place}`, side }, shares, 50 + cents / 100),
          ),
          split(numerator, denominator, 50),
        );
        const [{ position, cost, lots } = EMPTY_SLOT] = state.slots;
        expect(state.cash + cost).toBe(dollars(100_000) + (booked(events)[0]?.realized ?? 0n));
        if (costBasis === 'average') return;
        expect(lots.reduce((sum, lot) => sum + lot.quantity, 0n)).toBe(position);
        expect(lots.reduce((sum, lot) => sum + lot.cost, 0n)).toBe(cost);
      }),
    );
  });

  it('cuts an exit to what is left, and one of nothing waits for its end', () => {
    const { state } = run(
      termsOf(STOCKS),
      review([signal('AAA', direction(1))]),
      fillOf(entry, 1000, 100),
      review([signal('AAA', direction(0))]),
      split(1, 3000),
      factOf(exit, { kind: 'canceled', code: 'POSITION_CLOSED', cumulative: quantity(0n) }),
    );
    expect(state.slots[0]).toMatchObject({ position: 0n, working: 0n, orders: [], target: 0n });
  });
});
