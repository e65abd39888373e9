import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber, instrumentId, quantity, strategyId } from '@stratvector/model';
import type { Fraction } from '@stratvector/model';
import { play, stock } from '@stratvector/testing';
import { createAccount } from './account.ts';
import type { AccountCommand, AccountEvent } from './events.ts';
import {
  at,
  direction,
  dollars,
  factOf,
  fillOf,
  markOf,
  OPEN,
  priced,
  review,
  signal,
  termsOf,
  weight,
} from './account.fixture.ts';
import type { AccountTerms } from './terms.ts';

const STOCKS = [stock('AAA'), stock('BBB')];

const run = (terms: AccountTerms, ...commands: readonly AccountCommand[]) =>
  play(createAccount(terms), [OPEN, ...commands]);

const of = <Type extends AccountEvent['type']>(events: readonly AccountEvent[], type: Type) =>
  events.filter((event): event is Extract<AccountEvent, { type: Type }> => event.type === type);

const orders = (events: readonly AccountEvent[]) =>
  of(events, 'OrderApproved').map(({ data: { ticket } }) => `${ticket.side} ${ticket.quantity}`);

const denials = (events: readonly AccountEvent[]) =>
  of(events, 'OrderDenied').map(({ data }) => data.reason);

const LONG = signal('AAA', direction(1));
const entry = { id: 'A-1' };

describe('a signal becomes an order', () => {
  it.each([
    ['all of 100,000.00 at 100.00', 1, 100, '1000'],
    ['15 %', 0.15, 100, '150'],
    ['rounded toward zero to whole shares', 0.15, 99.9, '150'],
    ['and never more than it pays for', 1, 333.33, '300'],
  ])('%s', (_what, share, close, shares) => {
    const { events } = run(
      termsOf(STOCKS, { share }),
      review([signal('AAA', direction(1), close)]),
    );
    expect(orders(events)).toEqual([`buy ${shares}`]);
  });

  it('takes a weight as it is, whatever the sizer', () => {
    const { events } = run(termsOf(STOCKS, { share: 0.1 }), review([signal('AAA', weight(-0.5))]));
    expect(orders(events)).toEqual(['sell 500']);
  });

  it('sizes on its share of equity, or of the capital it may use', () => {
    const half = { ...termsOf(STOCKS).strategies[0], equityShare: fractionOfNumber(0.5) };
    const strategy = {
      id: strategyId('S'),
      reentry: 'new-signal',
      protection: null,
      universe: STOCKS.map(({ id }) => id),
      ...half,
    } as const;
    const shared = run(termsOf(STOCKS, { strategies: [strategy] }), review([LONG]));
    expect(orders(shared.events)).toEqual(['buy 500']);
    const capped = run(termsOf(STOCKS, { capital: dollars(20_000) }), review([LONG]));
    expect(orders(capped.events)).toEqual(['buy 200']);
  });

  it('reserves what the order may cost at worst, as far as cash is free', () => {
    const { events } = run(termsOf(STOCKS, { share: 0.5 }), review([LONG]));
    const [approved] = of(events, 'OrderApproved');
    // 500 × 100.00, and 5 % more to the worst price.
    expect(approved?.data.reserved).toBe(dollars(52_500));
    expect(approved?.data.exposure).toBe(dollars(50_000));
    const all = run(termsOf(STOCKS), review([LONG]));
    expect(of(all.events, 'OrderApproved')[0]?.data.reserved).toBe(dollars(100_000));
  });

  it('says how it is worked over time, and until when', () => {
    const slicing = { algorithm: { kind: 'twap', bars: 5 }, timeInForce: 'GTC' } as const;
    const { events, state } = run(termsOf(STOCKS, { slicing }), review([LONG]));
    const [approved] = of(events, 'OrderApproved');
    expect(approved?.data).toMatchObject({
      algorithm: { kind: 'twap', bars: 5 },
      ticket: { type: 'market', timeInForce: 'GTC', quantity: 1000n },
    });
    expect(state.slots[0]?.orders).toMatchObject([{ id: 'A-1', sliced: true }]);
  });

  it('goes through zero in one order', () => {
    const bought = [review([LONG]), fillOf(entry, 1000, 100)];
    const held = { equity: dollars(100_000), gross: dollars(100_000), net: dollars(100_000) };
    const { events } = run(
      termsOf(STOCKS, { leverage: fractionOfNumber(2) }),
      ...bought,
      review([signal('AAA', direction(-1))], { valuation: held }),
    );
    expect(orders(events)).toEqual(['buy 1000', 'sell 2000']);
  });

  it('is asked for once while it stands', () => {
    const { events } = run(termsOf(STOCKS), review([LONG]), review([LONG]));
    expect(orders(events)).toEqual(['buy 1000']);
    expect(of(events, 'SignalIgnored')[0]?.data.reason).toBe('TARGET_UNCHANGED');
  });

  it('is asked for again, bar by bar, as long as something is missing', () => {
    const terms = termsOf(STOCKS);
    const again = review([], { marks: [markOf('AAA')] });
    const expired = factOf(entry, { kind: 'expired', cumulative: quantity(0n) });
    const { events, state } = run(terms, review([LONG]), expired, again);
    expect(orders(events)).toEqual(['buy 1000', 'buy 1000']);
    expect(state.unmet).toBe(0);
  });

  it('is asked for the missing part alone', () => {
    const canceled = factOf(entry, {
      kind: 'canceled',
      code: 'REQUESTED',
      cumulative: quantity(400n),
    });
    const held = { equity: dollars(100_000), gross: dollars(40_000), net: dollars(40_000) };
    const again = review([], { marks: [markOf('AAA')], valuation: held });
    const { events } = run(
      termsOf(STOCKS),
      review([LONG]),
      fillOf(entry, 400, 100),
      canceled,
      again,
    );
    expect(orders(events)).toEqual(['buy 1000', 'buy 600']);
  });

  it('rests after a rejection until the target changes', () => {
    const rejected = factOf(entry, {
      kind: 'rejected',
      code: 'PRICE_OFF_TICK',
      cumulative: quantity(0n),
    });
    const again = review([], { marks: [markOf('AAA')] });
    const { events } = run(termsOf(STOCKS), review([LONG]), rejected, again);
    expect(orders(events)).toEqual(['buy 1000']);
  });

  it('waits for orders of its own that work against it', () => {
    const terms = termsOf(STOCKS, { orderType: 'limit', share: 0.5 });
    const short = signal('AAA', direction(-1));
    const { events } = run(terms, review([LONG]), review([short]));
    expect(orders(events)).toEqual(['buy 500']);
    expect(of(events, 'CancelOrdered')[0]?.data.orderId).toBe('A-1');
  });
});

describe('targets are cut', () => {
  it('to the largest position, at the decision price', () => {
    const limits = { maxPositionSize: fractionOfNumber(0.25) };
    const { events } = run(termsOf(STOCKS, { limits }), review([LONG]));
    expect(orders(events)).toEqual(['buy 250']);
    expect(of(events, 'TargetReduced')[0]?.data).toMatchObject({
      from: 1000n,
      to: 250n,
      by: 'max_position_size',
    });
  });

  it.each([
    ['a turn to as much on the other side', -300n, 0.3, 'buy 550'],
    ['a larger weight than may be held, where more of it is held already', 300n, 0.28, 'sell 50'],
  ])('to the largest position too in %s', (_what, held, share, order) => {
    // A quarter of 100,000 at 100.00 is 250.
    const limits = { maxPositionSize: fractionOfNumber(0.25) };
    const side = held > 0n ? 'buy' : 'sell';
    const bought = fillOf({ id: 'x', side }, Math.abs(Number(held)), 100);
    const { events } = run(
      termsOf(STOCKS, { limits }),
      bought,
      review([signal('AAA', weight(share))]),
    );
    expect(orders(events)).toEqual([order]);
    expect(of(events, 'TargetReduced')[0]?.data).toMatchObject({ to: 250n });
  });

  it('to nothing where short positions are not allowed', () => {
    const { events } = run(
      termsOf(STOCKS, { limits: { allowShort: false } }),
      review([signal('AAA', direction(-1))]),
    );
    expect(orders(events)).toEqual([]);
    expect(of(events, 'TargetReduced')[0]?.data.by).toBe('allow_short');
  });

  it('by one factor, so that no symbol wins by its name', () => {
    const both = [signal('BBB', direction(1)), signal('AAA', direction(1))];
    const { events } = run(termsOf(STOCKS), review(both));
    expect(orders(events)).toEqual(['buy 500', 'buy 500']);
    expect(of(events, 'TargetReduced').map(({ data }) => data.by)).toEqual([
      'free_cash',
      'free_cash',
    ]);
  });

  it('to the gross room', () => {
    const limits = { maxGrossExposure: fractionOfNumber(0.5) };
    const { events } = run(termsOf(STOCKS, { limits }), review([LONG]));
    expect(orders(events)).toEqual(['buy 500']);
    expect(of(events, 'TargetReduced')[0]?.data.by).toBe('gross_room');
  });

  it('by what the entries are expected to cost', () => {
    const terms = termsOf(STOCKS, { commission: () => dollars(100) });
    const { events } = run(terms, review([LONG]));
    // (100,000 − 100) / 100,000 of 1,000 shares.
    expect(orders(events)).toEqual(['buy 999']);
  });
});

describe('exits come first', () => {
  const held = { equity: dollars(100_000), gross: dollars(100_000), net: dollars(100_000) };
  const swap = review([signal('AAA', direction(0)), signal('BBB', direction(1))], {
    valuation: held,
  });

  it('and what they bring pays for entries', () => {
    const { events } = run(termsOf(STOCKS), review([LONG]), fillOf(entry, 1000, 100), swap);
    expect(orders(events)).toEqual(['buy 1000', 'sell 1000', 'buy 1000']);
  });

  it('less what sales cost in regulatory fees, at the rates of the decision', () => {
    const terms = termsOf(STOCKS, {
      fees: ({ side }, time) => dollars(side === 'sell' && time === 1000 ? 100 : 0),
    });
    const { events } = run(terms, review([LONG]), fillOf(entry, 1000, 100), swap);
    expect(orders(events)).toEqual(['buy 1000', 'sell 1000', 'buy 999']);
    const short = run(terms, review([signal('AAA', direction(-1))]));
    expect(orders(short.events)).toEqual(['sell 999']);
  });

  it('and free no exposure for entries until they have filled', () => {
    const limited = termsOf(STOCKS, { limits: { maxGrossExposure: fractionOfNumber(1) } });
    const free = { equity: dollars(100_000), gross: dollars(0), net: dollars(0) };
    const { events } = run(
      limited,
      review([LONG]),
      fillOf(entry, 1000, 100),
      swap,
      fillOf({ id: 'A-2', side: 'sell', role: 'exit' }, 1000, 100),
      review([], { marks: [markOf('BBB')], valuation: free }),
    );
    expect(denials(events)).toMatchObject([{ code: 'GROSS_EXPOSURE_EXCEEDS_MAX' }]);
    expect(orders(events)).toEqual(['buy 1000', 'sell 1000', 'buy 1000']);
  });

  it('are sliced by an order cap, while an entry is denied by it', () => {
    const terms = termsOf(STOCKS, { limits: { maxOrderNotional: dollars(40_000) } });
    const part = review([signal('AAA', weight(0.4))]);
    const more = { equity: dollars(100_000), gross: dollars(40_000), net: dollars(40_000) };
    const rest = review([signal('AAA', direction(1))], { valuation: more });
    const { events } = run(terms, part, fillOf(entry, 400, 100), rest);
    expect(denials(events)).toMatchObject([{ code: 'ORDER_NOTIONAL_EXCEEDS_MAX' }]);
    const grown = { equity: dollars(160_000), gross: dollars(100_000), net: dollars(100_000) };
    const out = review([signal('AAA', direction(0), 250)], { valuation: grown });
    const exit = run(terms, part, fillOf(entry, 400, 100), out);
    expect(orders(exit.events)).toEqual(['buy 400', 'sell 160', 'sell 160', 'sell 80']);
  });
});

describe('the review denies, and the first check that fails wins', () => {
  const all = review([LONG, signal('BBB', direction(1))]);
  const limited = (limits: Parameters<typeof termsOf>[1]) => termsOf(STOCKS, limits);
  it.each([
    [
      'a restricted instrument',
      { limits: { restricted: new Set(['AAA']) } },
      'INSTRUMENT_RESTRICTED',
    ],
    ['a stale mark', { limits: { markAgeMsMax: 0 } }, 'MARK_STALE'],
    [
      'too many shares in an order',
      { limits: { maxOrderQuantity: 499 } },
      'ORDER_QUANTITY_EXCEEDS_MAX',
    ],
    [
      'too large an order',
      { limits: { maxOrderNotional: dollars(49_999) } },
      'ORDER_NOTIONAL_EXCEEDS_MAX',
    ],
    [
      'too large a basket',
      { limits: { maxBasketNotional: dollars(99_999) } },
      'BASKET_NOTIONAL_EXCEEDS_MAX',
    ],
    ['too many positions', { limits: { maxPositions: 1 } }, 'POSITIONS_EXCEED_MAX'],
    [
      'too much net exposure',
      { limits: { maxNetExposure: fractionOfNumber(0.6) } },
      'NET_EXPOSURE_EXCEEDS_MAX',
    ],
  ])('%s', (_what, change, code) => {
    const terms = limited(change);
    const late = { ...all, at: at(1001) };
    expect(denials(run(terms, late).events).map((reason) => reason.code)).toContain(code);
  });

  it('an entry that nothing is free for, and tells it once', () => {
    const spent = { equity: dollars(100_000), gross: dollars(100_000), net: dollars(100_000) };
    const again = review([], { marks: [markOf('AAA')], valuation: spent });
    const { events } = run(termsOf(STOCKS), review([LONG], { valuation: spent }), again);
    expect(denials(events)).toEqual([
      { code: 'NOTIONAL_EXCEEDS_FREE_BALANCE', notional: dollars(100_000), free: dollars(0) },
    ]);
  });

  it('a limit beyond the collar', () => {
    const idea = { ...buyIdea(10n), type: 'limit' as const, limitPrice: priced(106) };
    const terms = termsOf(STOCKS, { limits: { priceCollar: fractionOfNumber(0.05) } });
    const { events } = run(terms, review([signal('AAA', { kind: 'order', idea })]));
    expect(denials(events)).toEqual([
      { code: 'PRICE_OUTSIDE_COLLAR', price: priced(106), bound: priced(105) },
    ]);
  });

  it('an order that could trade with one of ours', () => {
    const strategies = ['S', 'T'].map((id) => ({
      id: strategyId(id),
      equityShare: fractionOfNumber(0.5),
      reentry: 'new-signal' as const,
      protection: null,
      universe: STOCKS.map(({ id }) => id),
    }));
    const terms = termsOf(STOCKS, { strategies });
    const opposite = review([signal('AAA', direction(-1))], { strategy: 'T' });
    const { events } = run(terms, review([LONG]), opposite);
    expect(denials(events)).toEqual([{ code: 'SELF_TRADE', against: 'A-1' }]);
  });

  it('one strategy and instrument that executes too often', () => {
    const terms = termsOf(STOCKS, { limits: { maxExecutionsPerSession: 1 }, share: 0.1 });
    const held = { equity: dollars(100_000), gross: dollars(10_000), net: dollars(10_000) };
    const more = review([signal('AAA', weight(0.5))], { valuation: held });
    const { events } = run(terms, review([LONG]), fillOf(entry, 100, 100), more);
    expect(denials(events)).toEqual([
      { code: 'TRADING_HALTED', cause: 'MAX_EXECUTIONS', scope: 'position S AAA' },
    ]);
  });
});

const buyIdea = (shares: bigint) => ({
  side: 'buy' as const,
  type: 'market' as const,
  quantity: quantity(shares),
  riskFraction: null,
  limitPrice: null,
  stopPrice: null,
  trail: null,
  timeInForce: 'DAY' as const,
  goodTill: null,
  bracketStop: null,
  bracketTarget: null,
});

describe('order ideas', () => {
  it('come with a quantity of their own and are asked for once', () => {
    const idea = { kind: 'order' as const, idea: buyIdea(10n) };
    const expired = factOf(entry, { kind: 'expired', cumulative: quantity(0n) });
    const again = review([], { marks: [markOf('AAA')] });
    const { events } = run(termsOf(STOCKS), review([signal('AAA', idea)]), expired, again);
    expect(orders(events)).toEqual(['buy 10']);
  });

  it('or with a risk between the price and the stop', () => {
    const idea = {
      ...buyIdea(0n),
      quantity: null,
      riskFraction: fractionOfNumber(0.01),
      bracketStop: priced(95),
    };
    const { events } = run(termsOf(STOCKS), review([signal('AAA', { kind: 'order', idea })]));
    // 1 % of 100,000.00 over 5.00 a share.
    expect(orders(events)).toEqual(['buy 200']);
  });

  it('are denied where the size has no meaning', () => {
    const idea = { ...buyIdea(0n), quantity: null, riskFraction: 0n as Fraction };
    const { events } = run(termsOf(STOCKS), review([signal('AAA', { kind: 'order', idea })]));
    expect(denials(events)).toEqual([{ code: 'SIZE_UNDEFINED', missing: 'STOP_LOSS' }]);
  });
});

describe('the books', () => {
  it('pay for what is bought, and its costs', () => {
    const { state } = run(termsOf(STOCKS), review([LONG]), fillOf(entry, 1000, 99, 5));
    expect(state.cash).toBe(dollars(995));
    expect(state.reserved).toBe(0n);
    expect(state.slots[0]).toMatchObject({ position: 1000n, cost: dollars(99_000), working: 0n });
  });

  it('free the part of a reservation that a fill uses', () => {
    const { state } = run(termsOf(STOCKS), review([LONG]), fillOf(entry, 400, 100));
    expect(state.reserved).toBe(dollars(60_000));
    expect(state.exposureReserved).toBe(dollars(60_000));
    expect(state.slots[0]?.working).toBe(600n);
  });

  it('realize against average cost', () => {
    const { events } = run(
      termsOf(STOCKS),
      review([LONG]),
      fillOf(entry, 600, 90),
      fillOf(entry, 400, 110),
      fillOf({ id: 'x', side: 'sell', role: 'exit' }, 500, 100),
    );
    // Average 98.00, so 500 × 2.00.
    expect(of(events, 'FillBooked').at(-1)?.data).toMatchObject({
      realized: dollars(1000),
      costAfter: dollars(49_000),
    });
  });

  it('or against the oldest lots', () => {
    const { events } = run(
      termsOf(STOCKS, { costBasis: 'fifo' }),
      review([LONG]),
      fillOf(entry, 600, 90),
      fillOf(entry, 400, 110),
      fillOf({ id: 'x', side: 'sell', role: 'exit' }, 700, 100),
    );
    // 600 × 10.00 − 100 × 10.00; left are 300 at 110.00.
    expect(of(events, 'FillBooked').at(-1)?.data).toMatchObject({
      realized: dollars(5000),
      costAfter: dollars(33_000),
    });
  });

  it('split a fill through zero into a closing and an opening part', () => {
    const { events } = run(
      termsOf(STOCKS),
      review([LONG]),
      fillOf(entry, 1000, 100),
      fillOf({ id: 'x', side: 'sell' }, 1500, 110),
    );
    expect(of(events, 'FillBooked').at(-1)?.data).toMatchObject({
      realized: dollars(10_000),
      positionAfter: -500n,
      costAfter: dollars(-55_000),
    });
  });
});

describe('a turn whose opening part is denied', () => {
  it('closes what is held all the same', () => {
    const limits = { maxNetExposure: fractionOfNumber(0.4) };
    const { events } = run(
      termsOf(STOCKS, { limits }),
      review([signal('AAA', weight(0.3))]),
      fillOf(entry, 300, 100),
      review([signal('AAA', weight(-0.9))]),
    );
    expect(orders(events)).toEqual(['buy 300', 'sell 300']);
    expect(of(events, 'OrderApproved')[1]?.data.ticket.reduceOnly).toBe(true);
    expect(denials(events).map(({ code }) => code)).toEqual(['NET_EXPOSURE_EXCEEDS_MAX']);
  });
});

describe('after a protective exit', () => {
  const stopped = fillOf({ id: 'A-1.SL', side: 'sell', role: 'stop-loss' }, 1000, 95);
  const again = review([], { marks: [markOf('AAA')] });

  it.each([
    ['flat', 0],
    ['the opposite', -1],
  ] as const)(
    'the direction need not wait where the strategy had said %s before the exit',
    (_what, said) => {
      const { events } = run(
        termsOf(STOCKS),
        review([LONG]),
        fillOf(entry, 1000, 100),
        review([signal('AAA', direction(said), 95)]),
        stopped,
        review([signal('AAA', direction(1), 95)]),
      );
      expect(of(events, 'SignalIgnored')).toEqual([]);
      expect(of(events, 'TargetSet').map(({ data }) => data.intent)).toEqual([
        1n,
        BigInt(said),
        1n,
      ]);
    },
  );

  it('a turn that works closes no more what the exit has closed: nothing is asked for anew', () => {
    const { events } = run(
      termsOf(STOCKS),
      review([LONG]),
      fillOf(entry, 1000, 100),
      review([signal('AAA', weight(-0.5), 100)]),
      fillOf({ id: 'A-1.SL', side: 'sell', role: 'stop-loss' }, 400, 100),
      again,
      fillOf({ id: 'A-2', side: 'sell' }, 1100, 100),
      again,
    );
    expect(orders(events)).toEqual(['buy 1000', 'sell 1500']);
    expect(of(events, 'CancelOrdered')).toEqual([]);
    expect(of(events, 'FillBooked').at(-1)?.data.positionAfter).toBe(-500n);
  });

  it('an exit that works closes no more what another has closed: it is neither canceled nor asked for anew', () => {
    const { events } = run(
      termsOf(STOCKS),
      review([LONG]),
      fillOf(entry, 1000, 100),
      review([signal('AAA', weight(0), 100)]),
      fillOf({ id: 'A-2', side: 'sell', role: 'exit' }, 200, 100),
      fillOf({ id: 'A-1.TP', side: 'sell', role: 'take-profit' }, 500, 110),
      again,
      fillOf({ id: 'A-2', side: 'sell', role: 'exit' }, 300, 110),
      again,
    );
    expect(orders(events)).toEqual(['buy 1000', 'sell 1000']);
    expect(of(events, 'CancelOrdered')).toEqual([]);
    expect(of(events, 'FillBooked').at(-1)?.data.positionAfter).toBe(0n);
  });

  it('the direction waits for a new signal', () => {
    const { events } = run(
      termsOf(STOCKS),
      review([LONG]),
      fillOf(entry, 1000, 100),
      stopped,
      again,
      review([LONG]),
    );
    expect(orders(events)).toEqual(['buy 1000']);
    expect(of(events, 'SignalIgnored')[0]?.data.reason).toBe('REENTRY_NEEDS_NEW_SIGNAL');
  });

  it('and may be taken once the strategy has been flat', () => {
    const less = { equity: dollars(95_000), gross: dollars(0), net: dollars(0) };
    const flatThenLong = [
      review([signal('AAA', direction(0))], { valuation: less }),
      review([LONG], { valuation: less }),
    ];
    const { events } = run(
      termsOf(STOCKS),
      review([LONG]),
      fillOf(entry, 1000, 100),
      stopped,
      ...flatThenLong,
    );
    expect(orders(events)).toEqual(['buy 1000', 'buy 950']);
  });

  it('or is entered again at the next bar where the strategy says so', () => {
    const terms = termsOf(STOCKS);
    const strategies = terms.strategies.map((strategy) => ({
      ...strategy,
      reentry: 'next-bar' as const,
    }));
    const { events } = run(
      { ...terms, strategies },
      review([LONG]),
      fillOf(entry, 1000, 100),
      stopped,
      again,
    );
    expect(orders(events)).toEqual(['buy 1000', 'buy 1000']);
  });
});

describe('what it does not know', () => {
  it('it denies before it is opened', () => {
    const { events } = play(createAccount(termsOf(STOCKS)), [review([LONG])]);
    expect(events).toEqual([]);
  });

  it('it opens once', () => {
    expect(run(termsOf(STOCKS), OPEN).events).toHaveLength(1);
  });

  it('it passes over facts of instruments that are not its own', () => {
    const { events } = run(termsOf(STOCKS), fillOf({ id: 'x', instrument: 'ZZZ' }, 1, 1));
    expect(events).toHaveLength(1);
    expect(instrumentId('ZZZ')).toBe('ZZZ');
  });
});
