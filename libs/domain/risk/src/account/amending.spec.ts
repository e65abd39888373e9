import { describe, expect, it } from '@jest/globals';
import type { OrderFact } from '@stratvector/contracts';
import { money, quantity, tradeId } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import { createAccount } from './account.ts';
import {
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
import type { AccountCommand } from './events.ts';
import type { AccountTerms } from './terms.ts';

const STOCKS = [stock('AAA')];
const entry = { id: 'A-1' };
const buys = review([signal('AAA', direction(1))]);

const busted = (shares: bigint, price: number, commission = 0): AccountCommand =>
  factOf(entry, {
    kind: 'busted',
    cumulative: quantity(0n),
    fill: {
      tradeId: tradeId('A-1/1'),
      quantity: quantity(shares),
      price: priced(price),
      commission: dollars(commission),
      fees: money(0n),
      slippage: money(0n),
      moment: 'open',
      barOpenTime: buys.at,
      policyDecided: false,
    },
  });
const charged = factOf(entry, {
  kind: 'charged',
  tradeId: tradeId('A-1/1'),
  commission: dollars(7),
  fees: dollars(1),
});
const closed = (code: Extract<OrderFact, { kind: 'closed' }>['code']): AccountCommand =>
  factOf(entry, { kind: 'closed', code, cumulative: quantity(0n) });

const books = (terms: AccountTerms, ...commands: readonly AccountCommand[]) => {
  const { cash, slots, reserved } = play(createAccount(terms), [OPEN, buys, ...commands]).state;
  const [slot] = slots;
  return { cash, position: slot?.position, cost: slot?.cost, lots: slot?.lots.length, reserved };
};

describe.each(['average', 'fifo'] as const)('what is amended, at %s cost', (costBasis) => {
  const terms = { ...termsOf(STOCKS), costBasis };
  const lots = (count: number) => (costBasis === 'fifo' ? count : 0);

  it('a fill that never was leaves the books as they were', () => {
    expect(books(terms, fillOf(entry, 1000, 101), busted(1000n, 101))).toMatchObject({
      cash: dollars(100_000),
      position: 0n,
      cost: 0n,
      lots: 0,
    });
  });

  it('a part of what is held goes at its own price', () => {
    const after = books(terms, fillOf(entry, 400, 100), fillOf(entry, 600, 100), busted(400n, 100));
    expect(after).toMatchObject({
      cash: dollars(40_000),
      position: 600n,
      cost: dollars(60_000),
      lots: lots(1),
    });
  });

  it('and one that takes its place stands alone', () => {
    const after = books(
      terms,
      fillOf(entry, 1000, 100),
      busted(1000n, 100),
      fillOf(entry, 999, 100),
    );
    expect(after).toMatchObject({ cash: dollars(100), position: 999n, cost: dollars(99_900) });
  });

  it('costs are given back with their fill', () => {
    const { cash } = books(terms, charged, fillOf(entry, 10, 100), busted(10n, 100, 8));
    expect(cash).toBe(dollars(100_000));
  });

  it('costs that come apart from their fill are costs, before it and after it', () => {
    const expected = { cash: dollars(-8), position: 1000n, cost: dollars(100_000), lots: lots(1) };
    expect(books(terms, fillOf(entry, 1000, 100), charged)).toMatchObject(expected);
    expect(books(terms, charged, fillOf(entry, 1000, 100))).toMatchObject(expected);
  });

  it.each(['NOT_AT_VENUE', 'FILLED', 'RESOLVED'] as const)('%s: nothing is held back', (code) => {
    expect(books(terms).reserved).toBeGreaterThan(0n);
    expect(books(terms, closed(code)).reserved).toBe(0n);
  });

  it('what nobody knows of holds what it held', () => {
    const unknown = factOf(entry, { kind: 'unknown', cause: 'UNANSWERED' });
    expect(books(terms, unknown)).toEqual(books(terms));
  });
});
