import { describe, expect, it } from '@jest/globals';
import { clientOrderId } from '@stratvector/model';
import { played, priced } from './venue.fixture.ts';
import type { Asked, Ohlc, Script } from './venue.fixture.ts';

const CALM: Ohlc = [100, 100, 100, 100];
const ENTRY: Asked = { id: 'e', guard: [0.05, 0.1] };
/** Acceptance apart, an entry at 100 and its pair at 95 and 110. */
const ARMED = 3;

const after = (stages: Script, rules = {}) =>
  played([{ orders: [ENTRY], bar: CALM }, ...stages], rules).slice(ARMED);

describe('a protective price', () => {
  it('derives from the average that slippage has left, then rounds to the tick', () => {
    // 33.34 + 0.0123 = 33.3523; × 0.95 = 31.684685, × 1.1 = 36.68753.
    const slippage = ({ price }: { price: bigint }) => priced(Number(price) / 1e6 + 0.0123);
    const facts = played([{ orders: [ENTRY], bar: [33.34, 33.34, 33.34, 33.34] }], { slippage });
    expect(facts).toEqual([
      'fill e 100 @ 33.3523 open',
      'armed e.SL 100 @ 31.68',
      'armed e.TP 100 @ 36.69',
    ]);
  });

  it('derives from the average of several fills, exactly', () => {
    const more: Asked = { ...ENTRY, id: 'f', shares: 200 };
    // (100 × 100 + 200 × 100.01) / 300 = 100.00666…; × 0.95 = 95.00633…, × 1.1 = 110.00733….
    expect(after([{ orders: [more], bar: [100.01, 100.01, 100.01, 100.01] }])).toEqual([
      'fill f 200 @ 100.01 open',
      'updated e.SL 300 @ 95.01',
      'updated e.TP 300 @ 110.01',
    ]);
  });
});

describe('one cancels the other', () => {
  it('a partial fill of one reduces the other by as much, the last cancels it', () => {
    const bar: Ohlc = [111, 111, 111, 111, 600];
    expect(after([{ bar }, { bar }], { participationMax: 0.1 })).toEqual([
      'fill e.TP 60 @ 111 open',
      'updated e.SL 40 @ 95',
      'fill e.TP 40 @ 111 open',
      'canceled e.SL OCO_FILLED',
    ]);
  });

  it('the rest of a stop that has filled in part is for the market, whatever the other does', () => {
    const stages: Script = [{ bar: [94, 94, 94, 94, 600] }, { bar: [112, 112, 112, 112, 600] }];
    expect(after(stages, { participationMax: 0.1 })).toEqual([
      'fill e.SL 60 @ 94 open',
      'updated e.TP 40 @ 110',
      'fill e.SL 40 @ 112 open',
      'canceled e.TP OCO_FILLED',
    ]);
  });
});

describe('an exit of a guarded position', () => {
  const exit = (terms: Asked): Asked => ({ id: 'x', side: 'sell', role: 'exit', ...terms });

  it('that ends unfilled leaves the pair standing', () => {
    const order = exit({ type: 'limit', limit: 105, tif: 'IOC' });
    expect(after([{ orders: [order], bar: CALM }, { bar: [94, 94, 94, 94] }])).toEqual([
      'canceled x IMMEDIATE_OR_CANCEL',
      'fill e.SL 100 @ 94 open',
      'canceled e.TP OCO_FILLED',
    ]);
  });

  it('reduces the pair by each of its fills', () => {
    const order = exit({ type: 'limit', limit: 105 });
    const bar: Ohlc = [106, 106, 106, 106, 600];
    expect(after([{ orders: [order], bar }, { bar }], { participationMax: 0.1 })).toEqual([
      'fill x 60 @ 106 open',
      'updated e.SL 40 @ 95',
      'updated e.TP 40 @ 110',
      'fill x 40 @ 106 open',
      'canceled e.SL POSITION_CLOSED',
      'canceled e.TP POSITION_CLOSED',
    ]);
  });

  it('that rests ends with the last fill of the pair, and never meets a later position', () => {
    const stages: Script = [
      { orders: [exit({ type: 'limit', limit: 105 })], bar: [94, 94, 94, 94] },
      { orders: [{ id: 'f' }], bar: CALM },
      { bar: [106, 106, 106, 106] },
    ];
    expect(after(stages)).toEqual([
      'fill e.SL 100 @ 94 open',
      'canceled e.TP OCO_FILLED',
      'canceled x OCO_FILLED',
      'fill f 100 @ 100 open',
    ]);
  });

  it('is cut to what the pair has left', () => {
    const stages: Script = [
      { orders: [exit({ type: 'limit', limit: 105 })], bar: [94, 94, 94, 94, 600] },
      { bar: [106, 106, 106, 106] },
    ];
    expect(after(stages, { participationMax: 0.1 })).toEqual([
      'fill e.SL 60 @ 94 open',
      'updated e.TP 40 @ 110',
      'fill e.SL 40 @ 106 open',
      'canceled e.TP OCO_FILLED',
      'canceled x OCO_FILLED',
    ]);
  });
});

describe('a turn of a guarded position', () => {
  const turn = (terms: Asked = {}): Asked => ({
    id: 't',
    side: 'sell',
    shares: 150,
    guard: [0.05, 0.1],
    ...terms,
  });

  it('arms its new part, and the bar goes on for the new pair', () => {
    expect(after([{ orders: [turn()], bar: [100, 106, 99, 101] }])).toEqual([
      'fill t 150 @ 100 open',
      'canceled e.SL POSITION_CLOSED',
      'canceled e.TP POSITION_CLOSED',
      'armed t.SL 50 @ 105',
      'armed t.TP 50 @ 90',
      'fill t.SL 50 @ 105 inside',
      'canceled t.TP OCO_FILLED',
    ]);
  });

  it('reduces the pair while it closes, and arms once it opens', () => {
    const bar: Ohlc = [100, 100, 100, 100, 600];
    expect(after([{ orders: [turn()], bar }, { bar }, { bar }], { participationMax: 0.1 })).toEqual(
      [
        'fill t 60 @ 100 open',
        'updated e.SL 40 @ 95',
        'updated e.TP 40 @ 110',
        'fill t 60 @ 100 open',
        'canceled e.SL POSITION_CLOSED',
        'canceled e.TP POSITION_CLOSED',
        'armed t.SL 20 @ 105',
        'armed t.TP 20 @ 90',
        'fill t 30 @ 100 open',
        'updated t.SL 50 @ 105',
        'updated t.TP 50 @ 90',
      ],
    );
  });

  it('that rests leaves its closing part to the pair, and opens no more than it was to', () => {
    const stages: Script = [
      { orders: [turn({ type: 'limit', limit: 105 })], bar: [94, 94, 94, 94] },
      { bar: [106, 106, 106, 106] },
    ];
    expect(after(stages)).toEqual([
      'fill e.SL 100 @ 94 open',
      'canceled e.TP OCO_FILLED',
      'fill t 50 @ 106 open',
      'canceled t OCO_FILLED',
      'armed t.SL 50 @ 111.3',
      'armed t.TP 50 @ 95.4',
    ]);
  });

  it('ends with the pair where it was to close alone', () => {
    const order = turn({ type: 'limit', limit: 105, shares: 80 });
    expect(after([{ orders: [order], bar: [94, 94, 94, 94] }])).toEqual([
      'fill e.SL 100 @ 94 open',
      'canceled e.TP OCO_FILLED',
      'canceled t OCO_FILLED',
    ]);
  });

  it('is none where the other side was ordered without a position', () => {
    const straddle: Asked[] = [
      { id: 'up', type: 'stop', stop: 102, guard: [0.02, null] },
      { id: 'down', side: 'sell', type: 'stop', stop: 95 },
    ];
    const script: Script = [
      { orders: straddle, bar: [100, 103, 100, 101] },
      { bar: [101, 101, 99, 99] },
      { bar: [94, 94, 94, 94] },
    ];
    expect(played(script)).toEqual([
      'fill up 100 @ 102 inside',
      'armed up.SL 100 @ 99.96',
      'fill up.SL 100 @ 99.96 inside',
      'fill down 100 @ 94 open',
    ]);
  });
});

describe('a bracket', () => {
  const bracket: Asked = { id: 'b', type: 'limit', limit: 98, bracket: [93.5, 104] };

  it('waits for its parent, and stands at its own prices', () => {
    const script: Script = [{ orders: [bracket], bar: CALM }, { bar: [97, 98, 96, 97] }];
    expect(played(script)).toEqual([
      'fill b 100 @ 97 open',
      'armed b.SL 100 @ 93.5',
      'armed b.TP 100 @ 104',
    ]);
  });

  it('arms for what has filled, and follows', () => {
    const bar: Ohlc = [97, 98, 96, 97, 600];
    expect(played([{ orders: [bracket], bar }, { bar }], { participationMax: 0.1 })).toEqual([
      'fill b 60 @ 97 open',
      'armed b.SL 60 @ 93.5',
      'armed b.TP 60 @ 104',
      'fill b 40 @ 97 open',
      'updated b.SL 100 @ 93.5',
      'updated b.TP 100 @ 104',
    ]);
  });

  it('never arms once its parent is canceled', () => {
    const script: Script = [
      { orders: [bracket], bar: CALM },
      { bar: [97, 98, 96, 97], before: (venue, at) => venue.cancel(clientOrderId('b'), at) },
    ];
    expect(played(script)).toEqual(['canceled b REQUESTED']);
  });

  it('guards what had filled when its parent is canceled, and no more', () => {
    const script: Script = [
      { orders: [bracket], bar: [97, 98, 96, 97, 600] },
      { bar: [92, 92, 92, 92, 6000], before: (venue, at) => venue.cancel(clientOrderId('b'), at) },
    ];
    expect(played(script, { participationMax: 0.1 }).slice(3)).toEqual([
      'canceled b REQUESTED',
      'fill b.SL 60 @ 92 open',
      'canceled b.TP OCO_FILLED',
    ]);
  });

  it.each<[string, Asked['bracket'], string[]]>([
    ['a stop alone', [93.5, null], ['armed b.SL 100 @ 93.5']],
    ['a target alone', [null, 104], ['armed b.TP 100 @ 104']],
  ])('may be %s', (_what, prices, facts) => {
    const order: Asked = prices ? { ...bracket, bracket: prices } : bracket;
    expect(played([{ orders: [order], bar: [97, 98, 96, 97] }]).slice(1)).toEqual(facts);
  });
});
