import { describe, expect, it } from '@jest/globals';
import type { Price } from '@stratvector/model';
import { played } from './venue.fixture.ts';
import type { Asked, Ohlc, Script } from './venue.fixture.ts';

const ENTRY: Asked = { id: 'e', guard: [0.05, 0.1] };
const QUIET: Ohlc = [100, 101, 99, 100];
const ARMED = ['fill e 100 @ 100 open', 'armed e.SL 100 @ 95', 'armed e.TP 100 @ 110'];

const after = (script: Script, rules = {}) => played(script, rules).slice(ARMED.length);

describe('a protective pair', () => {
  it('is armed by the fill at its average, and rests', () => {
    expect(played([{ orders: [ENTRY], bar: QUIET }])).toEqual(ARMED);
  });

  it('is rounded to the nearest tick, half up', () => {
    const order: Asked = { id: 'e', guard: [0.0001, 0.0001] };
    // 33.335 × 0.9999 = 33.3316665, × 1.0001 = 33.3383335.
    expect(played([{ orders: [order], bar: [33.335, 33.335, 33.335, 33.335] }]).slice(1)).toEqual([
      'armed e.SL 100 @ 33.33',
      'armed e.TP 100 @ 33.34',
    ]);
  });

  it('is mirrored for a short position', () => {
    const short: Asked = { ...ENTRY, side: 'sell' };
    expect(played([{ orders: [short], bar: QUIET }]).slice(1)).toEqual([
      'armed e.SL 100 @ 105',
      'armed e.TP 100 @ 90',
    ]);
  });

  it('may be a stop alone, or a target alone', () => {
    expect(played([{ orders: [{ id: 'e', guard: [0.05, null] }], bar: QUIET }]).slice(1)).toEqual([
      'armed e.SL 100 @ 95',
    ]);
    expect(played([{ orders: [{ id: 'e', guard: [null, 0.1] }], bar: QUIET }]).slice(1)).toEqual([
      'armed e.TP 100 @ 110',
    ]);
  });

  it.each(['pessimistic', 'optimistic', 'path'] as const)(
    'fills where the market stands when slippage has put its stop beyond the open: %s',
    (intrabar) => {
      // Bought at 100 × 1.1 = 110, so the stop is at 104.50, over the open of 100.
      const slippage = ({ price, side }: { price: Price; side: 'buy' | 'sell' }) =>
        side === 'buy' ? (((price * 11n) / 10n) as Price) : price;
      const order: Asked = { id: 'e', guard: [0.05, null] };
      expect(
        played([{ orders: [order], bar: [100, 120, 99, 119] }], { intrabar, slippage }),
      ).toEqual(['fill e 100 @ 110 open', 'armed e.SL 100 @ 104.5', 'fill e.SL 100 @ 100 inside']);
    },
  );

  it.each<[string, Ohlc, string[]]>([
    [
      'its stop fills in the bar of an entry at the open',
      [100, 101, 94, 96],
      ['fill e.SL 100 @ 95 inside', 'canceled e.TP OCO_FILLED'],
    ],
    [
      'its target too',
      [100, 110.01, 99, 105],
      ['fill e.TP 100 @ 110 inside', 'canceled e.SL OCO_FILLED'],
    ],
    [
      'the worse of both first',
      [100, 111, 94, 100],
      ['fill e.SL 100 @ 95 inside by policy', 'canceled e.TP OCO_FILLED'],
    ],
  ])('%s', (_what, bar, facts) => {
    expect(after([{ orders: [ENTRY], bar }])).toEqual(facts);
  });

  it.each<[string, Ohlc, string[]]>([
    [
      'a gap under the stop fills at the open',
      [90, 92, 88, 91],
      ['fill e.SL 100 @ 90 open', 'canceled e.TP OCO_FILLED'],
    ],
    [
      'a gap over the target fills at the open',
      [115, 116, 112, 113],
      ['fill e.TP 100 @ 115 open', 'canceled e.SL OCO_FILLED'],
    ],
    [
      'an open at the stop is the stop',
      [95, 99, 94, 96],
      ['fill e.SL 100 @ 95 open', 'canceled e.TP OCO_FILLED'],
    ],
    ['a touch of the target rests', [100, 110, 99, 105], []],
  ])('on a later bar, %s', (_what, bar, facts) => {
    expect(after([{ orders: [ENTRY], bar: QUIET }, { bar }])).toEqual(facts);
  });

  it('optimistic takes the target first', () => {
    const script: Script = [{ orders: [ENTRY], bar: QUIET }, { bar: [100, 111, 94, 100] }];
    expect(after(script, { intrabar: 'optimistic' })).toEqual([
      'fill e.TP 100 @ 110 inside by policy',
      'canceled e.SL OCO_FILLED',
    ]);
  });

  it.each<[string, Ohlc, string]>([
    [
      'the nearer extreme, above, first',
      [104, 111, 94, 100],
      'fill e.TP 100 @ 110 inside by policy',
    ],
    [
      'the nearer extreme, below, first',
      [100, 112, 94, 100],
      'fill e.SL 100 @ 95 inside by policy',
    ],
    ['the worse at equal distance', [102.5, 111, 94, 100], 'fill e.SL 100 @ 95 inside by policy'],
  ])('path takes %s', (_what, bar, fact) => {
    const script: Script = [{ orders: [ENTRY], bar: QUIET }, { bar }];
    expect(after(script, { intrabar: 'path' })[0]).toBe(fact);
  });

  it('follows a second entry to the new average and quantity', () => {
    const more: Asked = { id: 'f', guard: [0.05, 0.1] };
    expect(
      after([
        { orders: [ENTRY], bar: QUIET },
        { orders: [more], bar: [102, 103, 101, 102] },
      ]),
    ).toEqual(['fill f 100 @ 102 open', 'updated e.SL 200 @ 95.95', 'updated e.TP 200 @ 111.1']);
  });

  it('shrinks with an exit and ends with it', () => {
    const half: Asked = { id: 'x', side: 'sell', role: 'exit', shares: 40 };
    const rest: Asked = { id: 'y', side: 'sell', role: 'exit', shares: 60 };
    const script: Script = [
      { orders: [ENTRY], bar: QUIET },
      { orders: [half], bar: QUIET },
      { orders: [rest], bar: QUIET },
    ];
    expect(after(script)).toEqual([
      'fill x 40 @ 100 open',
      'updated e.SL 60 @ 95',
      'updated e.TP 60 @ 110',
      'fill y 60 @ 100 open',
      'canceled e.SL POSITION_CLOSED',
      'canceled e.TP POSITION_CLOSED',
    ]);
  });

  it('is reduced to nothing by an exit at an open that has jumped over its stop', () => {
    const exit: Asked = { id: 'x', side: 'sell', role: 'exit' };
    expect(
      after([
        { orders: [ENTRY], bar: QUIET },
        { orders: [exit], bar: [90, 92, 88, 91] },
      ]),
    ).toEqual([
      'fill x 100 @ 90 open',
      'canceled e.SL POSITION_CLOSED',
      'canceled e.TP POSITION_CLOSED',
    ]);
  });

  it('gives way to a new pair when the position turns', () => {
    const turn: Asked = { id: 't', side: 'sell', shares: 150, guard: [0.05, 0.1] };
    expect(
      after([
        { orders: [ENTRY], bar: QUIET },
        { orders: [turn], bar: QUIET },
      ]),
    ).toEqual([
      'fill t 150 @ 100 open',
      'canceled e.SL POSITION_CLOSED',
      'canceled e.TP POSITION_CLOSED',
      'armed t.SL 50 @ 105',
      'armed t.TP 50 @ 90',
    ]);
  });

  it('belongs to one strategy', () => {
    const other: Asked = { id: 'o', strategy: 'other', guard: [0.02, null] };
    expect(after([{ orders: [ENTRY, other], bar: QUIET }, { bar: [100, 101, 97, 99] }])).toEqual([
      'fill o 100 @ 100 open',
      'armed o.SL 100 @ 98',
      'fill o.SL 100 @ 98 inside',
    ]);
  });
});

describe('after an entry inside the bar', () => {
  const limit: Asked = { id: 'e', type: 'limit', limit: 98, guard: [0.05, 0.01] };
  const stop: Asked = { id: 'e', type: 'stop', stop: 102, guard: [0.05, 0.01] };

  it('a limit entry is stopped by a low under its stop', () => {
    expect(played([{ orders: [limit], bar: [100, 101, 93, 99] }])).toEqual([
      'fill e 100 @ 98 inside',
      'armed e.SL 100 @ 93.1',
      'armed e.TP 100 @ 98.98',
      'fill e.SL 100 @ 93.1 inside',
      'canceled e.TP OCO_FILLED',
    ]);
  });

  it('its target waits for the next bar', () => {
    const script: Script = [
      { orders: [limit], bar: [100, 101, 97, 100] },
      { bar: [98.5, 99, 98, 98.5] },
    ];
    expect(played(script).slice(3)).toEqual([
      'fill e.TP 100 @ 98.98 inside',
      'canceled e.SL OCO_FILLED',
    ]);
  });

  it('a stop entry is stopped as well, where the policy is pessimistic', () => {
    const script: Script = [{ orders: [stop], bar: [100, 103, 96, 101] }];
    expect(played(script)).toContain('fill e.SL 100 @ 96.9 inside');
    expect(played(script, { intrabar: 'optimistic' })).not.toContain('fill e.SL 100 @ 96.9 inside');
  });
});

describe('a trailing stop of the account', () => {
  const guarded: Asked = { id: 'e', guard: [0.2, null, 0.05] };

  it('is the stop where it is tighter', () => {
    expect(played([{ orders: [guarded], bar: QUIET }])[1]).toBe('armed e.SL 100 @ 95');
  });

  it('moves with highs of bars that are over', () => {
    const script: Script = [
      { orders: [guarded], bar: [100, 110, 99, 109] },
      { bar: [109, 109, 104, 105] },
    ];
    // 110 × 0.95 = 104.50.
    expect(played(script).at(-1)).toBe('fill e.SL 100 @ 104.5 inside');
  });
});

describe('liquidity', () => {
  it('fills a share of the volume and leaves the rest working', () => {
    const script: Script = [
      { orders: [{}], bar: [10, 11, 9, 10, 600] },
      { bar: [10, 11, 9, 10, 300] },
      { bar: [10, 11, 9, 10, 5000] },
    ];
    expect(played(script, { participationMax: 0.1 })).toEqual([
      'fill o 60 @ 10 open',
      'fill o 30 @ 10 open',
      'fill o 10 @ 10 open',
    ]);
  });

  it('is shared in the order of arrival', () => {
    const orders: Asked[] = [{ id: 'a' }, { id: 'b' }];
    expect(played([{ orders, bar: [10, 11, 9, 10, 1500] }], { participationMax: 0.1 })).toEqual([
      'fill a 100 @ 10 open',
      'fill b 50 @ 10 open',
    ]);
  });

  it('arms for what was filled, and follows', () => {
    const script: Script = [
      { orders: [ENTRY], bar: [100, 101, 99, 100, 600] },
      { bar: [100, 101, 99, 100, 600] },
    ];
    expect(played(script, { participationMax: 0.1 })).toEqual([
      'fill e 60 @ 100 open',
      'armed e.SL 60 @ 95',
      'armed e.TP 60 @ 110',
      'fill e 40 @ 100 open',
      'updated e.SL 100 @ 95',
      'updated e.TP 100 @ 110',
    ]);
  });

  it('a protective fill cancels what still works of the entry', () => {
    const entry: Asked = { ...ENTRY, type: 'limit', limit: 100 };
    const script: Script = [
      { orders: [entry], bar: [99, 101, 97, 100, 300] },
      { bar: [101, 102, 94, 95, 1000] },
    ];
    // 99 × 0.95 = 94.05; the entry's rest of 40 would fill at 100 in the same bar.
    expect(played(script, { participationMax: 0.2 }).slice(3)).toEqual([
      'fill e.SL 60 @ 94.05 inside by policy',
      'canceled e.TP OCO_FILLED',
      'canceled e PROTECTION_FILLED',
    ]);
  });

  it('a stop is triggered though an entry took all that the bar could fill', () => {
    const script: Script = [
      { orders: [ENTRY], bar: [100, 101, 94, 96, 600] },
      { bar: [99, 100, 98, 99, 600] },
    ];
    // The low is under 95; the next bar opens over it, and the stop's rest goes before the entry's.
    expect(played(script, { participationMax: 0.1 }).slice(3)).toEqual([
      'triggered e.SL',
      'fill e.SL 60 @ 99 open',
      'canceled e.TP OCO_FILLED',
      'canceled e PROTECTION_FILLED',
    ]);
  });

  it('and ends what was asked for anew of the entry before it could fill', () => {
    const day: Asked = { ...ENTRY, tif: 'DAY' };
    const script: Script = [
      { orders: [day], bar: [100, 101, 94, 96, 600] },
      { orders: [{ ...day, id: 'again', shares: 40 }], bar: [99, 100, 98, 99, 1000] },
    ];
    expect(played(script, { participationMax: 0.1 }).slice(3)).toEqual([
      'triggered e.SL',
      'expired e',
      'fill e.SL 60 @ 99 open',
      'canceled e.TP OCO_FILLED',
      'canceled again PROTECTION_FILLED',
    ]);
  });

  it('a bar without volume triggers nothing', () => {
    const script: Script = [
      {
        orders: [{ id: 's', side: 'sell', type: 'stop', stop: 95 }],
        bar: [100, 101, 94, 96],
        still: true,
      },
      { bar: [99, 100, 98, 99, 600] },
    ];
    expect(played(script)).toEqual([]);
  });

  it('the rest of a triggered stop is a market order from the next bar', () => {
    const exit: Asked = { id: 's', side: 'sell', type: 'stop', stop: 95 };
    const script: Script = [
      { orders: [exit], bar: [100, 101, 94, 96, 600] },
      { bar: [99, 100, 98, 99, 600] },
    ];
    expect(played(script, { participationMax: 0.1 })).toEqual([
      'fill s 60 @ 95 inside',
      'fill s 40 @ 99 open',
    ]);
  });
});

describe('time in force', () => {
  const away: Asked = { type: 'limit', limit: 5 };
  const two: Ohlc = [10, 11, 9, 10];
  it.each<[string, Asked, string[]]>([
    ['DAY ends with the session', { ...away, tif: 'DAY' }, ['expired o']],
    ['GTC stays', { ...away, tif: 'GTC' }, []],
    ['IOC ends after its first bar', { ...away, tif: 'IOC' }, ['canceled o IMMEDIATE_OR_CANCEL']],
    ['FOK too', { ...away, tif: 'FOK' }, ['canceled o FILL_OR_KILL']],
    ['OPG ends after the open', { ...away, tif: 'OPG' }, ['expired o']],
    ['CLS ends after the close', { ...away, tif: 'CLS' }, ['expired o']],
    ['GTD lives until its time', { ...away, tif: 'GTD', goodTillDay: 5 }, []],
    ['GTD ends at its time', { ...away, tif: 'GTD', goodTillDay: 1.5 }, ['expired o']],
  ])('%s', (_what, order, facts) => {
    expect(played([{ orders: [order], bar: two }, { bar: two }])).toEqual(facts);
  });

  it('IOC keeps what filled', () => {
    expect(
      played([{ orders: [{ tif: 'IOC' }], bar: [10, 11, 9, 10, 600] }], { participationMax: 0.1 }),
    ).toEqual(['fill o 60 @ 10 open', 'canceled o IMMEDIATE_OR_CANCEL']);
  });

  it('FOK fills nothing rather than a part', () => {
    expect(
      played([{ orders: [{ tif: 'FOK' }], bar: [10, 11, 9, 10, 600] }], { participationMax: 0.1 }),
    ).toEqual(['canceled o FILL_OR_KILL']);
  });
});

describe('orders that only reduce', () => {
  it('are cut to the position', () => {
    const script: Script = [
      { orders: [{ id: 'e' }], bar: QUIET },
      { orders: [{ id: 'x', side: 'sell', role: 'exit', shares: 250 }], bar: QUIET },
    ];
    expect(played(script)).toContain('fill x 100 @ 100 open');
  });

  it('end where there is nothing to reduce', () => {
    expect(played([{ orders: [{ id: 'x', side: 'sell', role: 'exit' }], bar: QUIET }])).toEqual([
      'canceled x POSITION_CLOSED',
    ]);
  });
});

describe('the venue rejects', () => {
  it.each<[Asked, string]>([
    [{ type: 'limit', limit: 10.001 }, 'PRICE_OFF_TICK'],
    [{ type: 'limit' }, 'PRICE_MISSING'],
    [{ type: 'stop' }, 'PRICE_MISSING'],
    [{ type: 'stop-limit', stop: 10 }, 'PRICE_MISSING'],
    [{ type: 'trailing-stop' }, 'PRICE_MISSING'],
    [{ type: 'limit', limit: 0 }, 'PRICE_NOT_POSITIVE'],
    [{ shares: 0 }, 'QUANTITY_NOT_POSITIVE'],
    [{ instrument: 'OTHER' }, 'INSTRUMENT_UNKNOWN'],
    [{ tif: 'GTD' }, 'GOOD_TILL_PASSED'],
  ])('%j with %s', (order, code) => {
    expect(played([{ orders: [order], bar: QUIET }])).toEqual([`rejected o ${code}`]);
  });

  it('an id that works already', () => {
    const orders: Asked[] = [
      { type: 'limit', limit: 5 },
      { type: 'limit', limit: 6 },
    ];
    expect(played([{ orders, bar: QUIET }])).toEqual(['rejected o DUPLICATE_ORDER_ID']);
  });
});
