import { describe, expect, it } from '@jest/globals';
import type { FinerBars } from './finer-bars.ts';
import type { VenueBar } from './reach.ts';
import { played, priced } from './venue.fixture.ts';
import type { Asked, Ohlc, Script } from './venue.fixture.ts';

const CALM: Ohlc = [100, 100, 100, 100];

const MINUTE_MS = 60_000;

/** Finer bars of minutes for the days that have them. */
const minutes = (days: Readonly<Record<number, readonly Ohlc[]>>): FinerBars => ({
  within: (_place, bar) =>
    (days[Math.round(bar.openTime / 86_400_000)] ?? []).map(
      ([open, high, low, close], minute): VenueBar => ({
        ...bar,
        openTime: bar.openTime + minute * MINUTE_MS,
        closeTime: bar.openTime + (minute + 1) * MINUTE_MS,
        open: priced(open),
        high: priced(high),
        low: priced(low),
        close: priced(close),
      }),
    ),
});

describe('entries without a position', () => {
  const orders: Asked[] = [
    { id: 'limit', type: 'limit', limit: 98 },
    { id: 'stop', side: 'sell', type: 'stop', stop: 97 },
  ];
  it.each([
    ['pessimistic', ['fill stop 100 @ 97 inside by policy', 'fill limit 100 @ 98 inside']],
    ['optimistic', ['fill limit 100 @ 98 inside by policy', 'fill stop 100 @ 97 inside']],
    ['path', ['fill limit 100 @ 98 inside by policy', 'fill stop 100 @ 97 inside']],
  ] as const)('%s', (intrabar, facts) => {
    expect(played([{ orders, bar: [100, 101, 96, 99] }], { intrabar })).toEqual(facts);
  });
});

describe('orders of two strategies', () => {
  const two: Asked[] = [
    { id: 'a', type: 'limit', limit: 98 },
    { id: 'b', side: 'sell', type: 'stop', stop: 97, strategy: 'other' },
  ];
  const facts = (change: Parameters<typeof played>[1]) =>
    played([{ orders: two, bar: [100, 101, 96, 99, 1500] }], change).toSorted();

  it.each(['pessimistic', 'optimistic', 'path'] as const)(
    'that both fill whichever comes first are decided by no policy: %s',
    (intrabar) => {
      expect(facts({ intrabar })).toEqual(['fill a 100 @ 98 inside', 'fill b 100 @ 97 inside']);
    },
  );

  it('are where one takes the volume of the other', () => {
    expect(facts({ intrabar: 'pessimistic', participationMax: 0.1 })).toEqual([
      'fill a 50 @ 98 inside',
      'fill b 100 @ 97 inside by policy',
    ]);
    expect(facts({ intrabar: 'optimistic', participationMax: 0.1 })).toEqual([
      'fill a 100 @ 98 inside by policy',
      'fill b 50 @ 97 inside',
    ]);
  });
});

describe('an entry inside the bar and its stop', () => {
  const limit: Asked = { id: 'e', type: 'limit', limit: 98, guard: [0.05, null] };
  const stop: Asked = { id: 'e', type: 'stop', stop: 102, guard: [0.05, null] };
  const short: Asked = { id: 'e', side: 'sell', type: 'limit', limit: 102, guard: [0.05, null] };
  // 98 × 0.95 = 93.10, 102 × 0.95 = 96.90, 102 × 1.05 = 107.10.
  it.each([
    ['optimistic', 'a limit: the low under its stop came later', limit, [100, 101, 93, 99], true],
    ['path', 'a limit: the low under its stop came later', limit, [100, 101, 93, 99], true],
    ['optimistic', 'a limit, mirrored', short, [100, 108, 99, 101], true],
    ['pessimistic', 'a stop: a low under its stop counts', stop, [100, 103, 96, 101], true],
    ['optimistic', 'a stop: it does not', stop, [100, 103, 96, 101], false],
    ['path', 'a stop: the nearer high came first, the low later', stop, [100, 103, 96, 101], true],
    ['path', 'a stop: the nearer low came first', stop, [100, 104, 96.5, 101], false],
    [
      'path',
      'a stop: the low came first, the close too is under',
      stop,
      [100, 104, 96.5, 96.8],
      true,
    ],
  ] as const)('%s, after %s', (...row) => {
    const [intrabar, , order, bar, isStopped] = row;
    const facts = played([{ orders: [order], bar }], { intrabar });
    expect(facts.some((fact) => fact.startsWith('fill e.SL'))).toBe(isStopped);
  });

  it.each(['pessimistic', 'optimistic', 'path'] as const)(
    '%s: the target of an entry inside the bar waits for the next',
    (intrabar) => {
      const order: Asked = { ...stop, guard: [null, 0.01] };
      const script: Script = [
        { orders: [order], bar: [100, 105, 99.9, 104] },
        { bar: [103, 103.5, 103, 103.2] },
      ];
      // 102 × 1.01 = 103.02, and the second bar opens under it.
      expect(played(script, { intrabar })).toEqual([
        'fill e 100 @ 102 inside',
        'armed e.TP 100 @ 103.02',
        'fill e.TP 100 @ 103.02 inside',
      ]);
    },
  );
});

describe('a trailing stop', () => {
  const percent: Asked = { side: 'sell', type: 'trailing-stop', trail: 0.1 };
  const amount: Asked = { side: 'sell', type: 'trailing-stop', trailAmount: 5 };
  const cover: Asked = { side: 'buy', type: 'trailing-stop', trailAmount: 5 };

  it.each<[string, Asked, Ohlc[], string[]]>([
    [
      'by an amount',
      amount,
      [
        [100, 110, 96, 109],
        [107, 108, 104, 105],
      ],
      ['fill o 100 @ 105 inside'],
    ],
    [
      'by an amount, mirrored',
      cover,
      [
        [100, 103, 90, 91],
        [92, 96, 91, 95],
      ],
      ['fill o 100 @ 95 inside'],
    ],
    [
      'with the open of the bar at hand',
      amount,
      [CALM, [110, 112, 104, 105]],
      ['fill o 100 @ 105 inside'],
    ],
    ['not with the high of the bar at hand', amount, [CALM, [100, 112, 96, 105]], []],
    [
      'on the nearest tick',
      { ...percent, trail: 0.0333 },
      [
        [100, 100.01, 99, 100],
        [99, 99, 96, 97],
      ],
      ['fill o 100 @ 96.68 inside'],
    ],
  ])('moves %s', (_what, order, bars, facts) => {
    const script = bars.map((bar, day) => (day === 0 ? { orders: [order], bar } : { bar }));
    for (const intrabar of ['pessimistic', 'optimistic'] as const)
      expect(played(script, { intrabar })).toEqual(facts);
  });

  it('follows nothing before it works', () => {
    const script: Script = [
      { orders: [amount], bar: [100, 150, 99, 100] },
      { bar: [100, 100, 96, 97] },
    ];
    expect(played(script, { latencyMs: 60_001 })).toEqual([]);
  });

  it.each<[string, Ohlc, string[]]>([
    // The nearer extreme first: up to 108, where the level is 103, then down.
    ['up, then down through the level', [100, 108, 90, 95], ['fill o 100 @ 103 inside']],
    // Down to 96 (level 95), up to 112 (level 107), back to 106.
    ['down, up and back through the level', [100, 112, 96, 106], ['fill o 100 @ 107 inside']],
    ['down, up and not so far back', [100, 112, 96, 107.5], []],
    ['down through it at once', [100, 112, 94, 110], ['fill o 100 @ 95 inside']],
  ])('along the path goes %s', (_what, bar, facts) => {
    expect(played([{ orders: [amount], bar }], { intrabar: 'path' })).toEqual(facts);
  });

  it('follows the way that was walked before another order filled in the bar', () => {
    // 100, up to the nearer high of 102, down to 90: the other stop at 95 fills first, the trail stands
    // at 102 × 0.9 = 91.80 by then, and not at 100 × 0.9 = 90.
    const orders: Asked[] = [
      { id: 'first', side: 'sell', type: 'stop', stop: 95, strategy: 'other' },
      { id: 'trail', side: 'sell', type: 'trailing-stop', trail: 0.1 },
    ];
    expect(played([{ orders, bar: [100, 102, 90, 91] }], { intrabar: 'path' })).toEqual([
      'fill first 100 @ 95 inside',
      'fill trail 100 @ 91.8 inside',
    ]);
  });

  it('of a position goes along the path too, from its entry on', () => {
    // In at 102 on the way up, level 96.90 by 5 %; at 110 it is 104.50, and the way down meets it.
    const entry: Asked = { id: 'e', type: 'stop', stop: 102, guard: [null, null, 0.05] };
    expect(played([{ orders: [entry], bar: [100, 110, 89, 95] }], { intrabar: 'path' })).toEqual([
      'fill e 100 @ 102 inside',
      'armed e.SL 100 @ 96.9',
      'fill e.SL 100 @ 104.5 inside',
    ]);
  });
});

describe('finer bars', () => {
  const entry: Asked = { id: 'e', guard: [0.05, 0.1] };
  const day: Ohlc = [100, 111, 94, 100];
  const script: Script = [{ orders: [entry], bar: CALM }, { bar: day }];
  const withFiner = (bars: readonly Ohlc[], stages: Script = script) =>
    played(stages, { intrabar: 'finer', finer: minutes({ 1: bars }) }).slice(3);

  it.each<[string, readonly Ohlc[], string]>([
    [
      'the target, when its minute comes first',
      [
        [100, 111, 99, 110],
        [110, 110, 94, 100],
      ],
      'fill e.TP 100 @ 110 inside',
    ],
    [
      'the stop, when its minute does',
      [
        [100, 100, 94, 96],
        [96, 111, 96, 100],
      ],
      'fill e.SL 100 @ 95 inside',
    ],
    [
      'the open of a minute that jumps over it',
      [
        [100, 104, 99, 103],
        [112, 112, 94, 100],
      ],
      'fill e.TP 100 @ 112 inside',
    ],
    ['the worse within one minute', [[100, 111, 94, 100]], 'fill e.SL 100 @ 95 inside by policy'],
  ])('decide for %s', (_what, bars, fact) => {
    expect(withFiner(bars)[0]).toBe(fact);
  });

  it('leave a bar that they do not cover to the worse', () => {
    expect(withFiner([])[0]).toBe('fill e.SL 100 @ 95 inside by policy');
    expect(played(script, { intrabar: 'finer' })[3]).toBe('fill e.SL 100 @ 95 inside by policy');
  });

  it('let the target of an entry inside one work from the next', () => {
    const limit: Asked = { id: 'e', type: 'limit', limit: 98, guard: [null, 0.01] };
    const stages: Script = [{ bar: CALM }, { orders: [limit], bar: [100, 102, 97, 100] }];
    // 98 × 1.01 = 98.98: touched in the minute of the entry, and met in the next.
    const facts = played(stages, {
      intrabar: 'finer',
      finer: minutes({
        1: [
          [100, 102, 97, 98.5],
          [98.5, 99, 98, 98.5],
        ],
      }),
    });
    expect(facts).toEqual([
      'fill e 100 @ 98 inside',
      'armed e.TP 100 @ 98.98',
      'fill e.TP 100 @ 98.98 inside',
    ]);
  });

  it('move a trailing stop', () => {
    const order: Asked = { side: 'sell', type: 'trailing-stop', trailAmount: 5 };
    const stages: Script = [{ bar: CALM }, { orders: [order], bar: [100, 112, 96, 106] }];
    const facts = played(stages, {
      intrabar: 'finer',
      finer: minutes({
        1: [
          [100, 112, 99, 111],
          [111, 111, 106, 106],
        ],
      }),
    });
    expect(facts).toEqual(['fill o 100 @ 107 inside']);
  });

  it('move it by their opens, too', () => {
    const order: Asked = { side: 'sell', type: 'trailing-stop', trailAmount: 5 };
    const stages: Script = [{ bar: CALM }, { orders: [order], bar: [100, 111, 99, 108] }];
    const facts = played(stages, {
      intrabar: 'finer',
      finer: minutes({
        1: [
          [100, 100, 99, 100],
          [111, 111, 106, 108],
        ],
      }),
    });
    expect(facts).toEqual(['fill o 100 @ 106 inside']);
  });

  it('trigger a stop-limit, which then rests in the next minute', () => {
    const order: Asked = { type: 'stop-limit', stop: 102, limit: 101 };
    const stages: Script = [{ bar: CALM }, { orders: [order], bar: [100, 103, 100, 102] }];
    const facts = played(stages, {
      intrabar: 'finer',
      finer: minutes({
        1: [
          [100, 103, 100, 102.5],
          [102.5, 102.5, 100.5, 102],
        ],
      }),
    });
    expect(facts).toEqual(['triggered o', 'fill o 100 @ 101 inside']);
  });

  it('share the volume of the whole bar', () => {
    const orders: Asked[] = [
      { id: 'a', type: 'limit', limit: 99 },
      { id: 'b', type: 'limit', limit: 98 },
    ];
    const stages: Script = [{ bar: CALM }, { orders, bar: [100, 101, 97, 98, 1500] }];
    const facts = played(stages, {
      intrabar: 'finer',
      participationMax: 0.1,
      finer: minutes({
        1: [
          [100, 100, 98.5, 99],
          [99, 99, 97, 98],
        ],
      }),
    });
    expect(facts).toEqual(['fill a 100 @ 99 inside', 'fill b 50 @ 98 inside']);
  });
});
