import { describe, expect, it } from '@jest/globals';
import type { OrderIdea } from '@stratvector/contracts';
import { fractionOfNumber, price } from '@stratvector/model';
import type { Price } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import {
  at,
  direction,
  dollars,
  fillOf,
  IDEA,
  markOf,
  OPEN,
  priced,
  review,
  signal,
  termsOf,
  weight,
} from './account.fixture.ts';
import { createAccount } from './account.ts';
import type { AccountCommand, Mark } from './events.ts';
import type { Limits } from './terms.ts';

const STOCKS = [stock('AAA'), stock('BBB')];

const idea = (change: Partial<OrderIdea>, mark: Partial<Mark> = {}) =>
  review([signal('AAA', { kind: 'order', idea: { ...IDEA, ...change } })], {
    marks: [markOf('AAA', 100, mark)],
  });
const limit = (limitPrice: number, mark: Partial<Mark> = {}, side: 'buy' | 'sell' = 'buy') =>
  idea({ type: 'limit', side, limitPrice: priced(limitPrice) }, mark);
const windowed = (windowPrice: number | null): Partial<Mark> => ({
  windowPrice: windowPrice === null ? null : priced(windowPrice),
});

const codes = (limits: Partial<Limits>, ...commands: readonly AccountCommand[]) =>
  play(createAccount(termsOf(STOCKS, { limits })), [OPEN, ...commands]).events.flatMap((event) =>
    event.type === 'OrderDenied' ? [event.data.reason.code] : [],
  );

const COLLAR = { priceCollar: fractionOfNumber(0.05) };
const WINDOW = { ...COLLAR, priceCollarWindowMs: 60_000 };

describe('a check at its limit, a tick over it and a tick under it', () => {
  it.each<[string, Partial<Limits>, AccountCommand, readonly string[]]>([
    ['a mark of the age allowed', { markAgeMsMax: 5 }, idea({}, { at: at(995) }), []],
    [
      'a mark one millisecond older',
      { markAgeMsMax: 5 },
      idea({}, { at: at(994) }),
      ['MARK_STALE'],
    ],
    ['shares at the most', { maxOrderQuantity: 100 }, idea({}), []],
    ['a share more', { maxOrderQuantity: 99 }, idea({}), ['ORDER_QUANTITY_EXCEEDS_MAX']],
    ['a notional at the most', { maxOrderNotional: dollars(10_000) }, idea({}), []],
    [
      'a notional one count more',
      { maxOrderNotional: dollars(9999.9999) },
      idea({}),
      ['ORDER_NOTIONAL_EXCEEDS_MAX'],
    ],
    ['a basket at the most', { maxBasketNotional: dollars(10_000) }, idea({}), []],
    [
      'a basket one count more',
      { maxBasketNotional: dollars(9999.9999) },
      idea({}),
      ['BASKET_NOTIONAL_EXCEEDS_MAX'],
    ],
    ['a limit on the collar', COLLAR, limit(105), []],
    ['a limit a tick beyond it', COLLAR, limit(105.01), ['PRICE_OUTSIDE_COLLAR']],
    ['a limit to sell on the collar', COLLAR, limit(95, {}, 'sell'), []],
    [
      'a limit to sell a tick beyond it',
      COLLAR,
      limit(94.99, {}, 'sell'),
      ['PRICE_OUTSIDE_COLLAR'],
    ],
    ['the gross limit', { maxGrossExposure: fractionOfNumber(0.1) }, idea({}), []],
    ['net exposure at its limit', { maxNetExposure: fractionOfNumber(0.1) }, idea({}), []],
    [
      'net exposure over it',
      { maxNetExposure: fractionOfNumber(0.099999999) },
      idea({}),
      ['NET_EXPOSURE_EXCEEDS_MAX'],
    ],
    // 105 is 5 % over 100, which was the price at the window's start.
    ['a limit on the collar of the window', WINDOW, limit(105, windowed(100)), []],
    [
      'a limit beyond it, though not beyond the last price',
      WINDOW,
      limit(104, windowed(99)),
      ['PRICE_OUTSIDE_WINDOW_COLLAR'],
    ],
    // 100 is 5 % over 95.2381 and less.
    ['a market order where the price has run so far', WINDOW, idea({}, windowed(95.2381)), []],
    [
      'a market order where it has run further',
      WINDOW,
      idea({}, windowed(95.238)),
      ['PRICE_OUTSIDE_WINDOW_COLLAR'],
    ],
    ['a purchase after a fall', WINDOW, idea({}, windowed(200)), []],
    [
      'a short sale after a fall',
      WINDOW,
      idea({ side: 'sell' }, windowed(105.264)),
      ['PRICE_OUTSIDE_WINDOW_COLLAR'],
    ],
    ['a short sale after less of a fall', WINDOW, idea({ side: 'sell' }, windowed(105.263)), []],
  ])('%s', (_what, limits, command, expected) => {
    expect(codes(limits, command)).toEqual(expected);
  });

  it('an exit passes the collar of the window, whatever the market has done', () => {
    const out = review([signal('AAA', direction(0))], {
      marks: [markOf('AAA', 100, windowed(300))],
    });
    const held = [
      review([signal('AAA', weight(0.1))], { marks: [markOf('AAA', 100, windowed(100))] }),
      fillOf({ id: 'A-1' }, 100, 100),
    ];
    expect(codes(WINDOW, ...held, out)).toEqual([]);
  });

  it('names the numbers of the window', () => {
    const account = createAccount(termsOf(STOCKS, { limits: WINDOW }));
    const { events } = play(account, [OPEN, limit(104, windowed(99))]);
    expect(events.at(-1)?.data).toMatchObject({
      reason: { price: priced(104), bound: priced(103.95), reference: priced(99) },
    });
  });
});

describe('a check that lacks what it needs denies', () => {
  const noPrice = (value: bigint): Partial<Mark> => ({ price: value as Price });
  it.each<[string, Partial<Limits>, AccountCommand, readonly string[]]>([
    [
      'no mark',
      {},
      review([signal('AAA', { kind: 'order', idea: IDEA })], { marks: [] }),
      ['MARK_MISSING'],
    ],
    ['a mark of nothing', {}, idea({}, noPrice(0n)), ['MARK_MISSING']],
    ['a mark below nothing', {}, idea({}, noPrice(-1n)), ['MARK_MISSING']],
    ['a mark of a time to come', { markAgeMsMax: 5 }, idea({}, { at: at(1001) }), ['MARK_STALE']],
    ['no price at the start of the window', WINDOW, idea({}, windowed(null)), ['MARK_MISSING']],
    ['none that is one', WINDOW, idea({}, { windowPrice: price(0n) }), ['MARK_MISSING']],
    ['a decision at no price', {}, review([signal('AAA', direction(1), 0)]), ['MARK_MISSING']],
    [
      'a decision at less than none',
      {},
      review([signal('AAA', weight(0.5), -1)]),
      ['MARK_MISSING'],
    ],
    [
      'a limit that is no number',
      { maxOrderQuantity: -1 },
      idea({}),
      ['ORDER_QUANTITY_EXCEEDS_MAX'],
    ],
    ['an age that is no number', { markAgeMsMax: NaN }, idea({}), ['MARK_STALE']],
  ])('%s', (_what, limits, command, expected) => {
    expect(codes(limits, command)).toEqual(expected);
  });
});
