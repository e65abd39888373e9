import { describe, expect, it } from '@jest/globals';
import { clientOrderId, moneyOfNumber, quantity } from '@stratvector/model';
import { factsOf, played, priced } from './venue.fixture.ts';
import type { Asked, Ohlc, Script } from './venue.fixture.ts';

const QUIET: Ohlc = [100, 101, 99, 100];
/** Far from everything. */
const CALM: Ohlc = [100, 100, 100, 100];

describe('an order that fills on the bar it was decided on', () => {
  it('takes the close', () => {
    expect(played([{ bar: QUIET, atClose: [{ side: 'sell' }] }])).toEqual([
      'fill o 100 @ 100 close',
    ]);
  });

  it('pays slippage there', () => {
    const slippage = ({ price }: { price: bigint }) => priced(Number(price) / 1e6 + 0.05);
    expect(played([{ bar: QUIET, atClose: [{}] }], { slippage })).toEqual([
      'fill o 100 @ 100.05 close',
    ]);
  });

  it('arms a pair that works from the next bar on', () => {
    const atClose: Asked[] = [{ guard: [0.005, null] }];
    expect(played([{ bar: QUIET, atClose }, { bar: [100, 100, 99, 99.6] }])).toEqual([
      'fill o 100 @ 100 close',
      'armed o.SL 100 @ 99.5',
      'fill o.SL 100 @ 99.5 inside',
    ]);
  });

  it('leaves what rests and what trails to later bars', () => {
    const atClose: Asked[] = [
      { id: 'l', type: 'limit', limit: 100 },
      { id: 't', side: 'sell', type: 'trailing-stop', trail: 0.5 },
    ];
    expect(played([{ bar: QUIET, atClose }])).toEqual([]);
  });

  it('leaves an order for an auction to its auction', () => {
    const script: Script = [
      {
        bar: QUIET,
        session: 'first',
        atClose: [
          { id: 'c', tif: 'CLS' },
          { id: 'p', tif: 'OPG' },
        ],
      },
      { bar: [101, 102, 100, 101.5], session: 'last' },
      { bar: [103, 103, 103, 103], session: 'first' },
    ];
    expect(played(script)).toEqual(['fill c 100 @ 101.5 close', 'fill p 100 @ 103 open']);
  });

  it('fills no more than the share of that bar, and what is for now alone ends with it', () => {
    const script: Script = [
      { bar: [100, 101, 99, 100, 5000] },
      { bar: [100, 101, 99, 100, 600], atClose: [{ id: 'i', tif: 'IOC' }, { id: 'd' }] },
      { bar: [102, 103, 101, 102, 5000] },
    ];
    expect(played(script, { participationMax: 0.1 })).toEqual([
      'fill i 60 @ 100 close',
      'canceled i IMMEDIATE_OR_CANCEL',
      'fill d 100 @ 102 open',
    ]);
  });
});

describe('a bar that the host has passed over', () => {
  it('gives its own volume to what was decided on it', () => {
    const script: Script = [
      { orders: [{ id: 'a', shares: 500 }], bar: [100, 101, 99, 100, 5000] },
      { bar: [100, 101, 99, 100, 1200], passed: true, atClose: [{ id: 'b', shares: 500 }] },
    ];
    expect(played(script, { participationMax: 0.1 })).toEqual([
      'fill a 500 @ 100 open',
      'fill b 120 @ 100 close',
    ]);
  });
});

describe('an order for an auction', () => {
  const stages = (order: Asked): Script => [
    { bar: [100, 101, 99, 100.5], session: 'first' },
    { orders: [order], bar: [101, 102, 100, 101.5], session: 'middle' },
    { bar: [102, 103, 101, 102.5], session: 'last' },
    { bar: [103, 104, 102, 103.5], session: 'first' },
  ];
  it.each<[string, Asked, string[]]>([
    ['on open waits for the first bar of a session', { tif: 'OPG' }, ['fill o 100 @ 103 open']],
    ['on close for the last', { tif: 'CLS' }, ['fill o 100 @ 102.5 close']],
    [
      'limit on open ends with the open that does not satisfy it',
      { tif: 'OPG', type: 'limit', limit: 102.99 },
      ['expired o'],
    ],
    ['limit on close with the close', { tif: 'CLS', type: 'limit', limit: 102.49 }, ['expired o']],
    [
      'limit on close takes a close within it',
      { tif: 'CLS', type: 'limit', limit: 102.5 },
      ['fill o 100 @ 102.5 close'],
    ],
  ])('%s', (_what, order, facts) => {
    expect(played(stages(order))).toEqual(facts);
  });

  it('on open ends with what the open had, its rest too', () => {
    const script: Script = [{ orders: [{ tif: 'OPG' }], bar: [100, 101, 99, 100, 600] }];
    expect(played(script, { participationMax: 0.1 })).toEqual([
      'fill o 60 @ 100 open',
      'expired o',
    ]);
  });
});

describe('time in force', () => {
  const away = { type: 'limit', limit: 50 } as const;

  it('DAY lives through the session that holds its first bar', () => {
    const script: Script = [
      { orders: [{ ...away, tif: 'DAY' }], bar: QUIET, session: 'first' },
      { bar: QUIET, session: 'middle' },
      { bar: QUIET, session: 'last' },
    ];
    expect(played(script.slice(0, 2))).toEqual([]);
    expect(played(script)).toEqual(['expired o']);
  });

  it('DAY of an order that comes too late for the bars of a session belongs to the next', () => {
    const script: Script = [
      { orders: [{ ...away, tif: 'DAY' }], bar: QUIET, session: 'last' },
      { bar: QUIET, session: 'first' },
      { bar: QUIET, session: 'last' },
    ];
    const late = { latencyMs: 60_001 };
    expect(played(script.slice(0, 2), late)).toEqual([]);
    expect(played(script, late)).toEqual(['expired o']);
    expect(
      played([{ orders: [{ tif: 'DAY' }], bar: QUIET, session: 'last' }, { bar: QUIET }], late),
    ).toEqual(['fill o 100 @ 100 open']);
  });

  it('CLS that comes too late for the close of a session takes the next', () => {
    const script: Script = [
      { orders: [{ tif: 'CLS' }], bar: QUIET, session: 'last' },
      { bar: [101, 102, 100, 101.5], session: 'last' },
    ];
    expect(played(script, { latencyMs: 60_001 })).toEqual(['fill o 100 @ 101.5 close']);
  });

  it('DAY decided at the close of a session belongs to the next', () => {
    const script: Script = [
      { bar: QUIET, session: 'last' },
      { orders: [{ ...away, tif: 'DAY' }], bar: QUIET, session: 'first' },
      { bar: QUIET, session: 'last' },
    ];
    expect(played(script.slice(0, 2))).toEqual([]);
    expect(played(script)).toEqual(['expired o']);
  });

  it('GTD that ended over a gap does not fill at the open after it', () => {
    const order: Asked = { type: 'limit', limit: 98, tif: 'GTD', goodTillDay: 0.9999 };
    // Good until nine seconds before midnight, a day's bar closes a minute before it.
    expect(played([{ orders: [order], bar: QUIET }, { bar: [97, 98, 96, 97] }])).toEqual([
      'expired o',
    ]);
  });

  it('GTD still fills in the bar in which it ends', () => {
    const order: Asked = { type: 'limit', limit: 98, tif: 'GTD', goodTillDay: 1.5 };
    expect(played([{ orders: [order], bar: QUIET }, { bar: [97, 98, 96, 97] }])).toEqual([
      'fill o 100 @ 97 open',
    ]);
  });

  it('IOC waits out a latency: its first bar is the first that it works in', () => {
    const script: Script = [
      { orders: [{ tif: 'IOC' }], bar: QUIET },
      { bar: [102, 103, 101, 102] },
    ];
    expect(played(script, { latencyMs: 60_001 })).toEqual(['fill o 100 @ 102 open']);
  });

  it('IOC may fill inside its first bar', () => {
    const order: Asked = { type: 'limit', limit: 99.5, tif: 'IOC' };
    expect(played([{ orders: [order], bar: QUIET }])).toEqual(['fill o 100 @ 99.5 inside']);
  });

  it('FOK fills all of it where the bar has as much', () => {
    const rules = { participationMax: 0.1 };
    expect(played([{ orders: [{ tif: 'FOK' }], bar: [10, 11, 9, 10, 1000] }], rules)).toEqual([
      'fill o 100 @ 10 open',
    ]);
  });
});

describe('liquidity', () => {
  it('of a bar without volume, in data that has volumes, is none', () => {
    expect(played([{ orders: [{}], bar: QUIET, still: true }, { bar: QUIET }])).toEqual([
      'fill o 100 @ 100 open',
    ]);
    expect(played([{ orders: [{}], bar: QUIET, still: true }])).toEqual([]);
  });

  it('rounds down to whole lots', () => {
    // A tenth of 1,999 is 199.9.
    expect(
      played([{ orders: [{ shares: 500 }], bar: [10, 11, 9, 10, 1999] }], {
        participationMax: 0.1,
      }),
    ).toEqual(['fill o 199 @ 10 open']);
  });

  it('is shared between what fills at the open and what fills inside', () => {
    const orders: Asked[] = [
      { id: 'limit', type: 'limit', limit: 9.5 },
      { id: 'market', shares: 80 },
    ];
    expect(played([{ orders, bar: [10, 11, 9, 10, 1000] }], { participationMax: 0.1 })).toEqual([
      'fill market 80 @ 10 open',
      'fill limit 20 @ 9.5 inside',
    ]);
  });

  it('the rest of a triggered stop pays what a market order pays', () => {
    const slippage = ({ price, stop }: { price: bigint; stop: boolean }) =>
      priced(Number(price) / 1e6 - (stop ? 0.2 : 0.1));
    const script: Script = [
      { orders: [{ side: 'sell', type: 'stop', stop: 95 }], bar: [100, 101, 94, 96, 600] },
      { bar: [99, 100, 98, 99, 600] },
    ];
    expect(played(script, { participationMax: 0.1, slippage })).toEqual([
      'fill o 60 @ 94.8 inside',
      'fill o 40 @ 98.9 open',
    ]);
  });
});

describe('a cancel', () => {
  it('ends an order before its next bar', () => {
    const script: Script = [
      { orders: [{ type: 'limit', limit: 95 }], bar: QUIET },
      { bar: [90, 91, 89, 90], before: (venue, at) => venue.cancel(clientOrderId('o'), at) },
    ];
    expect(played(script)).toEqual(['canceled o REQUESTED']);
  });

  it('of what does not work is rejected', () => {
    const script: Script = [
      { orders: [{}], bar: QUIET },
      { bar: QUIET, before: (venue, at) => venue.cancel(clientOrderId('o'), at) },
    ];
    expect(played(script).at(-1)).toBe('rejected o ORDER_UNKNOWN');
  });

  it('reaches half of a pair, too', () => {
    const script: Script = [
      { orders: [{ guard: [0.05, 0.1] }], bar: CALM },
      { bar: [94, 94, 94, 94], before: (venue, at) => venue.cancel(clientOrderId('o.SL'), at) },
      { bar: [111, 111, 111, 111] },
    ];
    expect(played(script).slice(3)).toEqual([
      'canceled o.SL REQUESTED',
      'fill o.TP 100 @ 111 open',
    ]);
  });
});

describe('a change', () => {
  const modified = (change: { shares?: number; limit?: number; stop?: number }): Script => [
    { orders: [{ type: 'limit', limit: 95 }], bar: CALM },
    {
      bar: [97, 97, 97, 97],
      before: (venue, at) =>
        venue.modify(
          clientOrderId('o'),
          {
            quantity: quantity(BigInt(change.shares ?? 100)),
            limitPrice: change.limit === undefined ? null : priced(change.limit),
            stopPrice: change.stop === undefined ? null : priced(change.stop),
          },
          at,
        ),
    },
  ];
  it.each<[string, Parameters<typeof modified>[0], string[]]>([
    ['takes hold at once', { limit: 98, shares: 50 }, ['updated o 50 @ 98', 'fill o 50 @ 97 open']],
    [
      'off the tick is rejected, and the order stays',
      { limit: 98.005 },
      ['rejected o PRICE_OFF_TICK'],
    ],
    ['to nothing is rejected', { limit: 98, shares: 0 }, ['rejected o QUANTITY_NOT_POSITIVE']],
    ['without the price is rejected', {}, ['rejected o PRICE_MISSING']],
  ])('%s', (_what, change, facts) => {
    expect(played(modified(change))).toEqual(facts);
  });

  it('of an order that trails leaves its level where the market has taken it', () => {
    const script: Script = [
      { orders: [{ side: 'sell', type: 'trailing-stop', trail: 0.1 }], bar: [100, 120, 99, 119] },
      {
        bar: [119, 119, 107, 110],
        before: (venue, at) =>
          venue.modify(
            clientOrderId('o'),
            { quantity: quantity(40n), limitPrice: null, stopPrice: null },
            at,
          ),
      },
    ];
    expect(played(script)).toEqual(['updated o 40 @ 108', 'fill o 40 @ 108 inside']);
  });

  /** Two buys at one limit, and of 60 shares that trade there the earlier takes what it can. */
  const raced = (shares: number, limit = 98): readonly string[] =>
    played(
      [
        {
          orders: [
            { id: 'first', type: 'limit', limit: 98, shares: 50, tif: 'GTC' },
            { id: 'second', type: 'limit', limit: 98, shares: 50, tif: 'GTC' },
          ],
          bar: [100, 101, 99, 100, 1000],
        },
        {
          bar: [97, 99, 97, 98, 60],
          before: (venue, at) =>
            venue.modify(
              clientOrderId('first'),
              { quantity: quantity(BigInt(shares)), limitPrice: priced(limit), stopPrice: null },
              at,
            ),
        },
      ],
      { participationMax: 1 },
    ).slice(1);
  it.each([
    ['less of it keeps its place', 40, 98, ['fill first 40 @ 97 open', 'fill second 20 @ 97 open']],
    ['the same terms keep it too', 50, 98, ['fill first 50 @ 97 open', 'fill second 10 @ 97 open']],
    ['more of it goes behind', 60, 98, ['fill second 50 @ 97 open', 'fill first 10 @ 97 open']],
    ['another price goes behind', 50, 99, ['fill second 50 @ 97 open', 'fill first 10 @ 97 open']],
  ])('in the queue %s', (_what, shares, limit, facts) => {
    expect(raced(shares, limit)).toEqual(facts);
  });
});

describe('costs', () => {
  const money = (amount: number) => moneyOfNumber(amount);
  const fillsOf = (script: Script, rules: Parameters<typeof factsOf>[1]) =>
    factsOf(script, rules).filter((fact) => fact.type === 'OrderFilled');

  it('regulatory fees are of the order and its day: a fill pays what they grow by', () => {
    const days: [bigint, number][] = [];
    // A cent a share, at most 0.70 a day.
    const fees = ({ quantity: sold }: { quantity: bigint }, time: number) => {
      days.push([sold, time]);
      return money(Math.min(0.7, Number(sold) / 100));
    };
    const order: Asked = { side: 'sell', shares: 150, type: 'limit', limit: 10 };
    const script: Script = [
      { orders: [order], bar: [10, 11, 9, 10, 600] },
      { bar: [10, 11, 9, 10, 5000] },
    ];
    const paid = fillsOf(script, { participationMax: 0.1, fees }).map(
      ({ quantity: sold, fees: fee }) => [sold, fee],
    );
    expect(paid).toEqual([
      [60n, money(0.6)],
      [90n, money(0.7)],
    ]);
    expect(days).toEqual([
      [60n, 0],
      [90n, 86_400_000],
    ]);
  });

  it('there are none without a schedule', () => {
    expect(fillsOf([{ orders: [{}], bar: QUIET }], {}).map(({ fees }) => fees)).toEqual([0n]);
  });

  it('schedules are told what the month has traded before the day', () => {
    const seen: number[] = [];
    const commission = ({ monthQuantity }: { monthQuantity: number }) => {
      seen.push(monthQuantity);
      return money(0);
    };
    const buy = (id: string, shares: number): Asked => ({ id, shares });
    const stages: Script = Array.from({ length: 33 }, (_, day) => ({
      bar: QUIET,
      orders:
        day === 0
          ? [buy('a', 100), buy('b', 50)]
          : day === 3 || day === 31
            ? [buy(`c${String(day)}`, 70)]
            : [],
    }));
    fillsOf(stages, { commission });
    // Two on January 1st, one on the 4th, one on February 1st.
    expect(seen).toEqual([0, 0, 150, 0]);
  });

  it('what slippage costs is told: quantity × what the price is worse by', () => {
    const slippage = ({ price }: { price: bigint }) => priced(Number(price) / 1e6 + 0.05);
    const [fill] = fillsOf([{ orders: [{}], bar: QUIET }], { slippage });
    expect(fill).toMatchObject({ price: priced(100.05), slippage: money(5) });
  });
});
