import { describe, expect, it } from '@jest/globals';
import { FRACTION_ONE, fractionOfNumber, money, price } from '@stratvector/model';
import { played, priced } from './venue.fixture.ts';
import type { Asked, Ohlc } from './venue.fixture.ts';

const fills = (order: Asked, bar: Ohlc, rules = {}) =>
  played([{ orders: [order], bar }], rules).filter((fact) => !fact.startsWith('expired'));

describe('a market order', () => {
  it.each<[string, Asked, Ohlc, string]>([
    ['buys at the open', { side: 'buy' }, [10, 12, 9, 11], 'fill o 100 @ 10 open'],
    ['sells at the open', { side: 'sell' }, [10, 12, 9, 11], 'fill o 100 @ 10 open'],
    [
      'fills at any open, off the tick too',
      {},
      [10.123456, 12, 9, 11],
      'fill o 100 @ 10.123456 open',
    ],
    ['on open takes the open', { tif: 'OPG' }, [10, 12, 9, 11], 'fill o 100 @ 10 open'],
    ['on close takes the close', { tif: 'CLS' }, [10, 12, 9, 11], 'fill o 100 @ 11 close'],
    ['fills within a bar that does not move', {}, [10, 10, 10, 10], 'fill o 100 @ 10 open'],
  ])('%s', (_what, order, bar, fact) => {
    expect(fills(order, bar)).toEqual([fact]);
  });
});

describe('a limit order', () => {
  it.each<[string, Asked, Ohlc, string[]]>([
    [
      'buys at the open when that is better',
      { limit: 10 },
      [9, 11, 8, 10],
      ['fill o 100 @ 9 open'],
    ],
    [
      'buys at the open when that is the limit',
      { limit: 10 },
      [10, 11, 9, 10],
      ['fill o 100 @ 10 open'],
    ],
    [
      'buys at the limit when the bar trades through it',
      { limit: 10 },
      [11, 12, 9.99, 11],
      ['fill o 100 @ 10 inside'],
    ],
    ['rests when the bar only touches it', { limit: 10 }, [11, 12, 10, 11], []],
    ['rests when the bar stays above', { limit: 10 }, [11, 12, 10.01, 11], []],
    [
      'sells at the open when that is better',
      { side: 'sell', limit: 10 },
      [11, 12, 9, 10],
      ['fill o 100 @ 11 open'],
    ],
    [
      'sells at the open when that is the limit',
      { side: 'sell', limit: 10 },
      [10, 12, 9, 10],
      ['fill o 100 @ 10 open'],
    ],
    [
      'sells at the limit when the bar trades through it',
      { side: 'sell', limit: 10 },
      [9, 10.01, 8, 9],
      ['fill o 100 @ 10 inside'],
    ],
    ['does not sell at a touch', { side: 'sell', limit: 10 }, [9, 10, 8, 9], []],
    [
      'on open fills when the open satisfies it',
      { limit: 10, tif: 'OPG' },
      [10, 11, 9, 10],
      ['fill o 100 @ 10 open'],
    ],
    ['on open does not fill later in the bar', { limit: 10, tif: 'OPG' }, [11, 12, 9, 10], []],
    [
      'on close fills at a close that satisfies it',
      { limit: 10, tif: 'CLS' },
      [11, 12, 9, 9.5],
      ['fill o 100 @ 9.5 close'],
    ],
    ['on close does not fill inside', { limit: 10, tif: 'CLS' }, [11, 12, 9, 11], []],
  ])('%s', (_what, order, bar, facts) => {
    expect(fills({ type: 'limit', ...order }, bar)).toEqual(facts);
  });

  it.each<[string, Asked, Ohlc]>([
    ['a touch buys', { limit: 10 }, [11, 12, 10, 11]],
    ['a touch sells', { side: 'sell', limit: 10 }, [9, 10, 8, 9]],
  ])('where touching is enough, %s', (_what, order, bar) => {
    expect(fills({ type: 'limit', ...order }, bar, { limitFill: 'touch' })).toEqual([
      'fill o 100 @ 10 inside',
    ]);
  });
});

describe('a stop order', () => {
  it.each<[string, Asked, Ohlc, string[]]>([
    ['buys at an open beyond it', { stop: 10 }, [11, 12, 10, 11], ['fill o 100 @ 11 open']],
    ['buys at an open that is it', { stop: 10 }, [10, 12, 10, 11], ['fill o 100 @ 10 open']],
    [
      'buys at the stop when the bar touches it',
      { stop: 10 },
      [9, 10, 8, 9],
      ['fill o 100 @ 10 inside'],
    ],
    ['rests when the bar stays below', { stop: 10 }, [9, 9.99, 8, 9], []],
    [
      'sells at an open beyond it',
      { side: 'sell', stop: 10 },
      [9, 11, 8, 9],
      ['fill o 100 @ 9 open'],
    ],
    [
      'sells at the stop when the bar touches it',
      { side: 'sell', stop: 10 },
      [11, 12, 10, 11],
      ['fill o 100 @ 10 inside'],
    ],
    ['rests when the bar stays above', { side: 'sell', stop: 10 }, [11, 12, 10.01, 11], []],
  ])('%s', (_what, order, bar, facts) => {
    expect(fills({ type: 'stop', ...order }, bar)).toEqual(facts);
  });
});

describe('a stop-limit order', () => {
  it.each<[string, Asked, Ohlc, string[]]>([
    [
      'is a limit from an open beyond its stop',
      { stop: 10, limit: 10.5 },
      [11, 12, 10.4, 11],
      ['triggered o', 'fill o 100 @ 10.5 inside'],
    ],
    [
      'fills at such an open within its limit',
      { stop: 10, limit: 11.5 },
      [11, 12, 10, 11],
      ['fill o 100 @ 11 open'],
    ],
    [
      'fills at its stop when reached inside',
      { stop: 10, limit: 10.5 },
      [9, 11, 8, 10.8],
      ['fill o 100 @ 10 inside'],
    ],
    [
      'with a limit under its stop fills only at a close within it',
      { stop: 10, limit: 9.8 },
      [9, 11, 8, 9.7],
      ['fill o 100 @ 9.8 inside'],
    ],
    ['else rests as a limit', { stop: 10, limit: 9.8 }, [9, 11, 8, 10.5], ['triggered o']],
    [
      'sells mirrored',
      { side: 'sell', stop: 10, limit: 9.5 },
      [11, 12, 9, 9.2],
      ['fill o 100 @ 10 inside'],
    ],
    ['rests untouched', { stop: 10, limit: 10.5 }, [9, 9.5, 8, 9], []],
  ])('%s', (_what, order, bar, facts) => {
    expect(fills({ type: 'stop-limit', ...order }, bar)).toEqual(facts);
  });

  it('that was triggered fills as a limit on a later bar', () => {
    const orders = [{ type: 'stop-limit' as const, stop: 10, limit: 9.8 }];
    expect(played([{ orders, bar: [9, 11, 8, 10.5] }, { bar: [10.2, 10.4, 9.7, 10] }])).toEqual([
      'triggered o',
      'fill o 100 @ 9.8 inside',
    ]);
  });
});

describe('a trailing stop', () => {
  const orders: Asked[] = [{ side: 'sell', type: 'trailing-stop', trail: 0.1 }];

  it('starts from the open and uses the extremes of bars that are over', () => {
    // Open 100: level 90. The high of 120 moves it to 108 after the bar.
    expect(played([{ orders, bar: [100, 120, 91, 115] }, { bar: [110, 111, 107, 108] }])).toEqual([
      'fill o 100 @ 108 inside',
    ]);
  });

  it('uses the open of the bar at hand', () => {
    expect(played([{ orders, bar: [100, 100, 95, 98] }, { bar: [120, 120, 107, 110] }])).toEqual([
      'fill o 100 @ 108 inside',
    ]);
  });

  it('never moves back', () => {
    expect(
      played([
        { orders, bar: [100, 100, 95, 96] },
        { bar: [95, 96, 91, 92] },
        { bar: [91, 92, 89, 90] },
      ]),
    ).toEqual(['fill o 100 @ 90 inside']);
  });

  it('fills at an open beyond it', () => {
    expect(played([{ orders, bar: [100, 100, 95, 96] }, { bar: [85, 86, 80, 82] }])).toEqual([
      'fill o 100 @ 85 open',
    ]);
  });

  it('trails a short position downward', () => {
    const cover: Asked[] = [{ side: 'buy', type: 'trailing-stop', trail: 0.1 }];
    expect(played([{ orders: cover, bar: [100, 105, 80, 85] }, { bar: [86, 89, 84, 88] }])).toEqual(
      ['fill o 100 @ 88 inside'],
    );
  });
});

describe('slippage', () => {
  const slippage = ({
    price: before,
    side,
    stop,
  }: {
    price: bigint;
    side: string;
    stop: boolean;
  }) => {
    const share = (before * fractionOfNumber(stop ? 0.02 : 0.01)) / FRACTION_ONE;
    return price(side === 'buy' ? before + share : before - share);
  };
  it.each<[string, Asked, Ohlc, string]>([
    ['worsens a market buy', {}, [10, 12, 9, 11], 'fill o 100 @ 10.1 open'],
    ['worsens a market sale', { side: 'sell' }, [10, 12, 9, 11], 'fill o 100 @ 9.9 open'],
    [
      'worsens a stop by the stop figure',
      { type: 'stop', stop: 10 },
      [9, 11, 8, 9],
      'fill o 100 @ 10.2 inside',
    ],
    [
      'leaves a limit alone',
      { type: 'limit', limit: 10 },
      [11, 12, 9, 11],
      'fill o 100 @ 10 inside',
    ],
    [
      'leaves a limit at a better open alone',
      { type: 'limit', limit: 10 },
      [9, 12, 8, 11],
      'fill o 100 @ 9 open',
    ],
    ['leaves the opening auction alone', { tif: 'OPG' }, [10, 12, 9, 11], 'fill o 100 @ 10 open'],
    ['leaves the closing auction alone', { tif: 'CLS' }, [10, 12, 9, 11], 'fill o 100 @ 11 close'],
  ])('%s', (_what, order, bar, fact) => {
    expect(fills(order, bar, { slippage })).toEqual([fact]);
  });
});

describe('commission', () => {
  it('is a minimum for the order and its day, however many fills it takes', () => {
    const paid: bigint[] = [];
    const rules = {
      participationMax: 0.5,
      commission: ({ quantity }: { quantity: bigint }) => {
        const total = quantity * 100n < 10_000n ? 10_000n : quantity * 100n;
        paid.push(total);
        return money(total);
      },
    };
    const facts = played(
      [{ orders: [{}], bar: [10, 11, 9, 10, 120] }, { bar: [10, 11, 9, 10, 200] }],
      rules,
    );
    expect(facts).toEqual(['fill o 60 @ 10 open', 'fill o 40 @ 10 open']);
    // 60 shares on the first day and, counted anew, 40 on the second.
    expect(paid).toEqual([10_000n, 10_000n]);
  });
});

describe('a share of the volume', () => {
  it('is counted in fixed point: 0.29 of 100 is 29', () => {
    const bar = [10, 11, 9, 10, 100] as const;
    expect(played([{ orders: [{}], bar }], { participationMax: 0.29 })).toEqual([
      'fill o 29 @ 10 open',
    ]);
  });
});

describe('latency', () => {
  it('costs a bar that opens before the order arrives', () => {
    const script = [{ orders: [{}], bar: [10, 11, 9, 10] }, { bar: [12, 13, 11, 12] }] as const;
    expect(played(script, { latencyMs: 60_000 })).toEqual(['fill o 100 @ 10 open']);
    expect(played(script, { latencyMs: 60_001 })).toEqual(['fill o 100 @ 12 open']);
  });
});

describe('the price of a stop', () => {
  it('is compared exactly', () => {
    expect(priced(0.1) + priced(0.2)).toBe(priced(0.3));
    expect(fills({ type: 'stop', stop: 0.3 }, [0.2, 0.3, 0.1, 0.2])).toEqual([
      'fill o 100 @ 0.3 inside',
    ]);
  });
});
