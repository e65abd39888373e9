import { describe, expect, it } from '@jest/globals';
import type { BookingMessage, FlowMessage, SplitMessage } from '@stratvector/contracts';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import {
  accountId,
  clientOrderId,
  instrumentId,
  instrumentOf,
  moneyOfNumber,
  priceOfNumber,
  strategyId,
} from '@stratvector/model';
import type { Price, Quantity } from '@stratvector/model';
import { AccountProjection } from './account-projection.ts';
import type { BooksMessage } from './account-projection.ts';
import { markedAccount } from './marked.ts';
import { TradeLog } from './trade-log.ts';

const ACCOUNT = accountId('A');
const AAA = instrumentId('AAA');
const about = {
  at: timestampOfMilliseconds(5_000),
  accountId: ACCOUNT,
  strategyId: strategyId('S'),
  instrumentId: AAA,
};
const money = moneyOfNumber;

/** 10 at 100 for 2 of costs, from an account of 5,000. */
const bought: BookingMessage = {
  ...about,
  topic: 'risk.booking.v1',
  orderId: clientOrderId('A-1'),
  quantity: 10n as Quantity,
  price: priceOfNumber(100, 6),
  commission: money(1.5),
  fees: money(0.5),
  realized: money(0),
  positionAfter: 10n as Quantity,
  costAfter: money(1_000),
  cashAfter: money(3_998),
};

/** 4 of them at 110 for 1. */
const sold: BookingMessage = {
  ...bought,
  orderId: clientOrderId('A-2'),
  quantity: -4n as Quantity,
  price: priceOfNumber(110, 6),
  commission: money(1),
  fees: money(0),
  realized: money(40),
  positionAfter: 6n as Quantity,
  costAfter: money(600),
  cashAfter: money(4_437),
};

const dividend: FlowMessage = {
  ...about,
  topic: 'risk.flow.v1',
  kind: 'dividend',
  amount: money(3),
  cashAfter: money(4_440),
};

/** One for four: 6 become 1 and a half, and the half is paid with 220. */
const split: SplitMessage = {
  ...about,
  topic: 'risk.split.v1',
  numerator: 1n,
  denominator: 4n,
  positionAfter: 1n as Quantity,
  costAfter: money(400),
  cashInLieu: money(220),
  realized: money(20),
  cashAfter: money(4_660),
};

const booksAfter = (...messages: readonly BooksMessage[]): AccountProjection => {
  const books = new AccountProjection(ACCOUNT, money(5_000));
  for (const message of messages) books.hear(message);
  return books;
};

const instrument = instrumentOf({
  id: AAA,
  type: 'stock',
  currency: 'USD',
  exchange: 'XNYS',
  priceDecimals: 6,
  quantityDecimals: 0,
  tick: 10_000n as Price,
  lot: 1n as Quantity,
  multiplier: '1',
});

describe('an account as analytics holds it', () => {
  it('follows bookings, flows and splits', () => {
    const books = booksAfter(bought, sold, dividend, split);
    expect(books.account).toMatchObject({ cash: money(4_660), flows: { dividend: money(3) } });
    expect(books.positions).toMatchObject([
      {
        quantity: 1n,
        cost: money(400),
        realized: money(60),
        commission: money(2.5),
        fees: money(0.5),
        income: money(3),
        fills: 2,
      },
    ]);
  });

  it.each([
    ['bought', [bought]],
    ['sold', [bought, sold]],
    ['paid a dividend', [bought, sold, dividend]],
    ['split', [bought, sold, dividend, split]],
  ])('adds up once it has %s', (_what, messages) => {
    expect(booksAfter(...messages).imbalance).toBe(0n);
  });

  it('does not add up where a message is missing', () => {
    expect(booksAfter(sold).imbalance).not.toBe(0n);
    expect(booksAfter(bought, sold, split).imbalance).toBe(money(3));
  });

  it('is worth its cash and what it holds at the last close', () => {
    const close = { price: priceOfNumber(120.5, 6), at: about.at };
    const account = markedAccount(booksAfter(bought, sold), {
      instrument: () => instrument,
      close: () => close,
    });
    expect(account).toMatchObject({
      equity: money(4_437 + 723),
      net: money(723),
      gross: money(723),
      positions: [{ value: money(723), unrealized: money(123), profit: money(40 + 123 - 3) }],
    });
  });

  it('is worth what it paid where no bar has come', () => {
    const account = markedAccount(booksAfter(bought), {
      instrument: () => instrument,
      close: () => undefined,
    });
    expect(account).toMatchObject({ equity: money(4_998), positions: [{ mark: null }] });
  });
});

describe('its round trips', () => {
  const logOf = (...messages: readonly (BookingMessage | SplitMessage)[]): TradeLog => {
    const log = new TradeLog(() => instrument);
    for (const message of messages) log.hear(message);
    return log;
  };

  it('say why they were begun, also where that is told after the fill', () => {
    const log = logOf(bought);
    expect(log.trades).toMatchObject([{ entryReason: '', exitTime: null }]);
    log.learn(bought.orderId, { role: 'entry', reason: 'trend' });
    expect(log.trades).toMatchObject([{ side: 'long', quantity: 10, entryReason: 'trend' }]);
  });

  it('keep what was told of an order first', () => {
    const log = logOf(bought);
    log.learn(bought.orderId, { role: 'entry', reason: 'trend' });
    log.learn(bought.orderId, { role: 'entry', reason: 'other' });
    expect(log.trades).toMatchObject([{ entryReason: 'trend' }]);
  });

  it('go on through a split', () => {
    expect(logOf(bought, sold, split).trades).toMatchObject([
      { quantity: 2.5, exitTime: null, costs: 3 },
    ]);
  });

  it('leave out an instrument that is not known', () => {
    const log = new TradeLog(() => undefined);
    log.hear(bought);
    expect(log.trades).toEqual([]);
  });
});
