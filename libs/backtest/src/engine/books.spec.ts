import { describe, expect, it } from '@jest/globals';
import type { Breach } from '@stratvector/domain-risk';
import type { OrderRequest } from '@stratvector/domain-strategy';
import { fractionOfNumber, instrumentOf, moneyOfNumber, price, quantity } from '@stratvector/model';
import type { Fraction } from '@stratvector/model';
import { days, fillsOf, flowsOf, ran, scriptedPlan } from './books.fixture.ts';
import type { Ran } from './books.fixture.ts';
import { stockNamed } from './plan.fixture.ts';
import { LAST_OF_SESSION } from './plan.ts';

const dollars = moneyOfNumber;
const NO_RATE = 0n as Fraction;
const RATES = {
  cashRate: NO_RATE,
  marginRate: fractionOfNumber(0.06),
  borrowRate: fractionOfNumber(0.01),
};

const buying = (shares: number, change: Partial<OrderRequest> = {}): OrderRequest => ({
  side: 'buy',
  quantity: shares,
  timeInForce: 'GTC',
  ...change,
});

const balanced = ({ imbalances }: Ran): void =>
  expect(imbalances.filter((imbalance) => imbalance !== 0n)).toEqual([]);

const denials = ({ events }: Ran) =>
  events.flatMap((event) => (event.type === 'OrderDenied' ? [event.data.reason.code] : []));

const updates = ({ entries }: Ran) =>
  entries.flatMap(({ event }) => (event.type === 'OrderUpdated' ? [event.data] : []));

describe('corporate actions on prices as they were', () => {
  const SPLIT = { kind: 'split', row: 2, numerator: 3n, denominator: 2n } as const;
  const DIVIDEND = { kind: 'dividend', row: 3, perShare: 400_000_000n } as const;
  const bars = days([
    [100, 100],
    [100, 105],
    [70, 72],
    [71, 71],
    [73, 73],
  ]);

  it('a split changes the position, a dividend pays cash, equity follows to the cent', () => {
    const run = ran(
      scriptedPlan(
        { AAA: bars },
        { AAA: { 0: 0.5, 3: 0 } },
        { instruments: { AAA: { actions: [SPLIT, DIVIDEND] } } },
      ),
    );
    expect(fillsOf(run)).toEqual(['500 @ 100', '-750 @ 73']);
    expect(flowsOf(run)).toEqual([['dividend', dollars(300)]]);
    // 500 at 105; 750 at 72; 750 at 71 and 300.00 of cash; sold at 73.
    expect([...run.equity]).toEqual([100_000, 102_500, 104_000, 103_550, 105_050]);
    balanced(run);
  });

  it('whoever is short pays the dividend', () => {
    const run = ran(
      scriptedPlan(
        { AAA: bars },
        { AAA: { 0: -0.5 } },
        { instruments: { AAA: { actions: [SPLIT, DIVIDEND] } } },
      ),
    );
    expect(flowsOf(run)).toEqual([['dividend', dollars(-300)]]);
    expect(run.account.slots[0]?.position).toBe(-750n);
    balanced(run);
  });

  it('an order decided at the close before fills at the open on new shares', () => {
    const run = ran(
      scriptedPlan(
        { AAA: bars },
        { AAA: { 1: 0.5 } },
        { instruments: { AAA: { actions: [SPLIT] } } },
      ),
    );
    // 50,000 at 105 are 476 old shares.
    expect(fillsOf(run)).toEqual(['714 @ 70']);
    expect(run.account.reserved).toBe(0n);
    balanced(run);
  });

  it('a resting limit waits at its adjusted price', () => {
    const run = ran(
      scriptedPlan(
        {
          AAA: days([
            [100, 100],
            [100, 105],
            [70, 72, 68, 72],
            [65, 65, 59, 60],
          ]),
        },
        { AAA: { 0: buying(300, { limit: 90 }) } },
        { instruments: { AAA: { actions: [SPLIT] } } },
      ),
    );
    expect(updates(run)).toEqual([
      { quantity: 450n, limitPrice: price(60_000_000n), stopPrice: null },
    ]);
    expect(fillsOf(run)).toEqual(['450 @ 60']);
    balanced(run);
  });

  it('stop and target guard the new shares at adjusted prices', () => {
    const run = ran(
      scriptedPlan(
        {
          AAA: days([
            [100, 100],
            [100, 101],
            [50, 51, 49, 50],
            [49, 49, 46, 47],
          ]),
        },
        { AAA: { 0: 0.5 } },
        {
          protection: {
            stopLoss: fractionOfNumber(0.05),
            takeProfit: fractionOfNumber(0.1),
            trailingStop: null,
          },
          instruments: {
            AAA: { actions: [{ kind: 'split', row: 2, numerator: 2n, denominator: 1n }] },
          },
        },
      ),
    );
    expect(updates(run).slice(0, 2)).toEqual([
      { quantity: 1000n, limitPrice: null, stopPrice: price(47_500_000n) },
      { quantity: 1000n, limitPrice: price(55_000_000n), stopPrice: null },
    ]);
    expect(fillsOf(run)).toEqual(['500 @ 100', '-1000 @ 47.5']);
    balanced(run);
  });

  it('a reverse split pays out what is less than a share, and its guard goes with it', () => {
    const run = ran(
      scriptedPlan(
        {
          AAA: days([
            [10, 10],
            [10, 11],
            [110, 110],
          ]),
        },
        { AAA: { 0: buying(9) } },
        {
          protection: {
            stopLoss: fractionOfNumber(0.05),
            takeProfit: null,
            trailingStop: null,
          },
          instruments: {
            AAA: { actions: [{ kind: 'split', row: 2, numerator: 1n, denominator: 10n }] },
          },
        },
      ),
    );
    expect(run.account.cash).toBe(dollars(100_000 - 90 + 99));
    expect(run.account.held).toBe(0);
    expect(run.entries.at(-1)?.event).toMatchObject({
      type: 'OrderCanceled',
      data: { code: 'POSITION_CLOSED' },
    });
    balanced(run);
  });

  it('does nothing before the start', () => {
    const run = ran(
      scriptedPlan(
        { AAA: bars },
        { AAA: { 3: 0.5 } },
        { plan: { start: 3 * 86_400_000 }, instruments: { AAA: { actions: [SPLIT] } } },
      ),
    );
    expect(fillsOf(run)).toEqual(['704 @ 73']);
    balanced(run);
  });
});

describe('financing', () => {
  // Thursday, Friday, Monday, Tuesday.
  const dates = [0, 1, 4, 5];

  it('charges a fill beyond cash the margin rate, over the days between closes', () => {
    const bars = days(
      [
        [100, 100],
        [105, 105],
        [105, 105],
        [105, 105],
      ],
      dates,
    );
    const run = ran(
      scriptedPlan({ AAA: bars }, { AAA: { 0: 1 } }, { terms: { financing: RATES } }),
    );
    // 1,000 bought at 105: 5,000.00 short of cash; × 0.06 × 3 / 365 = 2.46575…, then a day more.
    expect(run.account.cash).toBe(dollars(-5_000) - 24_658n - 8_223n);
    expect(flowsOf(run)).toEqual([
      ['margin-interest', -24_658n],
      ['margin-interest', -8_223n],
    ]);
    expect([...run.costs].map((cost) => Math.round(cost * 1e4))).toEqual([0, 0, 24_658, 32_881]);
    balanced(run);
  });

  it('lends what is short against its close, and pays for cash', () => {
    const bars = days(
      [
        [50, 50],
        [50, 52],
        [51, 51],
        [51, 51],
      ],
      dates,
    );
    const financing = { ...RATES, cashRate: fractionOfNumber(0.02) };
    const run = ran(
      scriptedPlan({ AAA: bars }, { AAA: { 0: -0.05, 2: 0 } }, { terms: { financing } }),
    );
    expect(flowsOf(run)).toEqual([
      // 100,000 × 0.02 / 365
      ['cash-interest', 54_795n],
      // 105,000 and what was earned × 0.02 × 3 / 365; 5,200 × 0.01 × 3 / 365
      ['cash-interest', 172_612n],
      ['borrow-fee', -4_274n],
      // 105,022.3133 × 0.02 / 365, and 5,100 × 0.01 / 365: flat on Tuesday only.
      ['cash-interest', 57_546n],
      ['borrow-fee', -1_397n],
    ]);
    balanced(run);
  });

  it('asks for nothing where nothing accrues', () => {
    const run = ran(
      scriptedPlan(
        {
          AAA: days([
            [100, 100],
            [100, 100],
            [100, 100],
          ]),
        },
        { AAA: { 0: 0.5 } },
        { terms: { financing: RATES } },
      ),
    );
    expect(flowsOf(run)).toEqual([]);
  });

  it('counts from session to session, not from bar to bar', () => {
    const quarter = 21_600_000;
    const bars = days(
      Array.from(
        { length: 8 },
        (_, row) => [row === 0 ? 100 : 105, row === 0 ? 100 : 105] as const,
      ),
    );
    const openTime = bars.openTime.map((_, row) => row * quarter);
    const columns = { ...bars, openTime, closeTime: openTime.map((time) => time + quarter) };
    const sessionEdges = Uint8Array.from(columns.openTime, (_, row) =>
      row % 4 === 3 ? LAST_OF_SESSION : 0,
    );
    const run = ran(
      scriptedPlan(
        { AAA: columns },
        { AAA: { 0: 1 } },
        { terms: { financing: RATES }, instruments: { AAA: { sessionEdges } } },
      ),
    );
    expect(flowsOf(run)).toEqual([['margin-interest', -8_219n]]);
  });

  it('blocks new buys while cash is below zero', () => {
    const flat = days([
      [100, 100],
      [105, 105],
      [105, 105],
      [105, 105],
    ]);
    const run = ran(scriptedPlan({ AAA: flat, BBB: flat }, { AAA: { 0: 1 }, BBB: { 1: 0.1 } }));
    expect(denials(run)).toEqual(['NOTIONAL_EXCEEDS_FREE_BALANCE']);
    expect(fillsOf(run)).toEqual(['1000 @ 105']);
    balanced(run);
  });
});

describe('a margin account', () => {
  const margin = {
    leverage: fractionOfNumber(2),
    maintenance: fractionOfNumber(0.25),
    financing: RATES,
  };

  it('is called at a close and reduced at the next open', () => {
    const run = ran(
      scriptedPlan(
        {
          AAA: days([
            [100, 100],
            [100, 100],
            [60, 60],
            [62, 62],
            [62, 62],
          ]),
        },
        { AAA: { 0: 2 } },
        { terms: margin, limits: { maxPositionSize: fractionOfNumber(2) } },
      ),
    );
    // Equity of 20,000 less a night's interest of 16.4384 covers 79,934.25 of 120,000: 668 shares.
    expect(fillsOf(run)).toEqual(['2000 @ 100', '-668 @ 62']);
    const reasons = run.events.flatMap((event) =>
      event.type === 'OrderApproved' ? [event.data.ticket.reason] : [],
    );
    expect(reasons).toEqual(['script', 'MARGIN_CALL']);
    balanced(run);
  });
});

describe('data that ends before the run', () => {
  const AAA = days([
    [100, 100],
    [100, 101],
    [101, 104, 99, 102],
  ]);
  const BBB = days([
    [10, 10],
    [10, 10],
    [10, 10],
    [10, 10],
    [10, 10],
  ]);

  it.each(['DATA_ENDED', 'DELISTED'] as const)(
    'closes the position at its last close, after decisions, with costs and slippage: %s',
    (ends) => {
      const plan = scriptedPlan(
        { AAA, BBB },
        { AAA: { 0: 0.5 } },
        { instruments: { AAA: { ends } } },
      );
      const costs = {
        commission: () => dollars(1),
        slippage: ({ price: at, side }: { price: bigint; side: string }) =>
          price(side === 'buy' ? at + 10_000n : at - 10_000n),
      };
      const run = ran({ ...plan, venue: { ...plan.venue, ...costs } });
      expect(fillsOf(run)).toEqual(['500 @ 100.01', '-500 @ 101.99']);
      // 500 × 1.98 less two commissions, in the row of the last close already.
      expect(run.equity[2]).toBe(100_988);
      expect(run.events.at(-1)).toMatchObject({ type: 'FillBooked', data: { role: 'exit' } });
      balanced(run);
    },
  );

  it('ends what works, and denies what is decided at its last close', () => {
    const run = ran(
      scriptedPlan(
        { AAA, BBB },
        { AAA: { 0: buying(10, { limit: 50 }), 2: 0.5 } },
        { instruments: { AAA: { ends: 'DATA_ENDED' } } },
      ),
    );
    expect(denials(run)).toEqual(['DATA_ENDED']);
    expect(fillsOf(run)).toEqual([]);
    expect(run.account.slots[0]).toMatchObject({ orders: [], working: 0n, target: null });
    const expired = run.entries.filter(({ event }) => event.type === 'OrderExpired');
    expect(expired.map(({ at }) => Number(at / 1_000_000n))).toEqual([AAA.closeTime[2]]);
  });

  it('closes although nothing was traded in its last bar', () => {
    const still = { ...AAA, volume: Float64Array.from([1e6, 1e6, 0]) };
    const run = ran(
      scriptedPlan(
        { AAA: still, BBB },
        { AAA: { 0: 0.5 } },
        { instruments: { AAA: { ends: 'DATA_ENDED' } } },
      ),
    );
    expect(fillsOf(run)).toEqual(['500 @ 100', '-500 @ 102']);
  });

  it('liquidates nothing at the end of the run', () => {
    const run = ran(scriptedPlan({ AAA }, { AAA: { 0: 0.5 } }));
    expect(fillsOf(run)).toEqual(['500 @ 100']);
    expect(run.account.held).toBe(1);
  });
});

describe('what is counted', () => {
  const instrument = instrumentOf({
    ...stockNamed('AAA'),
    priceDecimals: 2,
    quantityDecimals: 4,
    tick: price(1n),
    lot: quantity(1n),
    multiplier: '0.1',
    rate: '1',
  });

  it('follows multiplier, quantity and price decimals', () => {
    const run = ran(
      scriptedPlan(
        {
          AAA: days([
            [100, 100],
            [100.01, 101.5],
            [102, 102],
          ]),
        },
        { AAA: { 0: 0.3, 1: 0 } },
        { instruments: { AAA: { instrument } } },
      ),
    );
    // 30,000 at 100 × 0.1 a unit: 3,000.0000 units; bought for 30,003.00, sold for 30,600.00.
    const booked = run.events.flatMap((event) => (event.type === 'FillBooked' ? [event.data] : []));
    expect(booked[0]).toMatchObject({
      quantity: 30_000_000n,
      price: 10_001n,
      notional: dollars(30_003),
    });
    expect(booked[1]).toMatchObject({ realized: dollars(597), cashAfter: dollars(100_597) });
    expect([...run.equity]).toEqual([100_000, 100_447, 100_597]);
    balanced(run);
  });

  it('pays dividends by the contract', () => {
    const run = ran(
      scriptedPlan(
        {
          AAA: days([
            [100, 100],
            [100, 100],
            [100, 100],
          ]),
        },
        { AAA: { 0: 0.3 } },
        {
          instruments: {
            AAA: { instrument, actions: [{ kind: 'dividend', row: 2, perShare: 250_000_000n }] },
          },
        },
      ),
    );
    // 3,000.0000 units of a tenth of a share at 0.25.
    expect(flowsOf(run)).toEqual([['dividend', dollars(75)]]);
  });

  it.each([
    // 300 for 31,000 in all: 200 of them cost 20,666.6667 on average, 20,500 by what came first.
    ['average', 3_333_333n],
    ['fifo', 5_000_000n],
  ] as const)('costs by %s', (costBasis, realized) => {
    const run = ran(
      scriptedPlan(
        {
          AAA: days([
            [100, 100],
            [100, 105],
            [105, 105],
            [105, 105],
          ]),
        },
        { AAA: { 0: buying(100), 1: buying(200), 2: { ...buying(200), side: 'sell' } } },
        { terms: { costBasis } },
      ),
    );
    const last = run.events
      .flatMap((event) => (event.type === 'FillBooked' ? [event.data] : []))
      .at(-1);
    expect(last?.realized).toBe(realized);
    balanced(run);
  });
});

const referenceOf = (breach: Breach | null): string =>
  breach && 'reference' in breach ? String(breach.reference) : '';

describe('loss limits', () => {
  // Two bars a session.
  const half = 43_200_000;
  const halves = (prices: readonly (readonly [number, number])[]) => {
    const bars = days(prices);
    const openTime = bars.openTime.map((_, row) => row * half);
    return { ...bars, openTime, closeTime: openTime.map((time) => time + half) };
  };
  const sessionEdges = Uint8Array.from([1, 2, 1, 2, 1, 2]);
  const AAA = halves([
    [100, 100],
    [100, 99],
    [99, 96],
    [95, 95],
    [95, 95],
    [95, 95],
  ]);
  const BBB = halves([
    [10, 10],
    [10, 10],
    [10, 10],
    [10, 10],
    [10, 10],
    [10, 10],
  ]);
  const instruments = { AAA: { sessionEdges }, BBB: { sessionEdges } };
  const limit = (change: object) => ({
    instruments,
    limits: { maxDailyLoss: fractionOfNumber(0.01), ...change },
  });
  const waiting = buying(100, { limit: 9 });

  it('flatten at the next open, cancel what works, and resume with the next session', () => {
    const run = ran(
      scriptedPlan(
        { AAA, BBB },
        { AAA: { 0: 0.5 }, BBB: { 1: waiting, 3: 0.1 } },
        limit({ onBreach: 'flatten' }),
      ),
    );
    // The session starts at 99,500; at 96 equity is 98,000, under 98,505.
    expect(fillsOf(run)).toEqual(['500 @ 100', '-500 @ 95', '975 @ 10']);
    const told = run.events.flatMap((event) => {
      if (event.type === 'TradingHalted')
        return [`halted ${event.data.cause} ${referenceOf(event.data.breach)}`];
      if (event.type === 'CancelOrdered') return [`cancel ${event.data.orderId}`];
      if (event.type === 'OrderDenied') return [`denied ${event.data.reason.code}`];
      return event.type === 'TradingResumed' ? ['resumed'] : [];
    });
    expect(told).toEqual([
      'halted MAX_DAILY_LOSS 995000000',
      'cancel A-2',
      'denied TRADING_HALTED',
      'resumed',
    ]);
    balanced(run);
  });

  it('block keeps the position and its guard', () => {
    const run = ran(
      scriptedPlan({ AAA, BBB }, { AAA: { 0: 0.5 }, BBB: { 1: waiting } }, limit({})),
    );
    expect(fillsOf(run)).toEqual(['500 @ 100']);
    expect(run.account.held).toBe(1);
  });

  it('flatten is not undone by what a strategy wants at the same instant', () => {
    const run = ran(
      scriptedPlan({ AAA, BBB }, { AAA: { 0: 0.5, 2: 0.6 } }, limit({ onBreach: 'flatten' })),
    );
    expect(fillsOf(run)).toEqual(['500 @ 100', '-500 @ 95']);
  });

  it('a drawdown from the peak ends trading for the run', () => {
    const run = ran(
      scriptedPlan(
        { AAA, BBB },
        { AAA: { 0: 0.5 }, BBB: { 3: 0.1 } },
        { instruments, limits: { maxDrawdown: fractionOfNumber(0.015), onBreach: 'flatten' } },
      ),
    );
    expect(fillsOf(run)).toEqual(['500 @ 100', '-500 @ 95']);
    expect(run.account.latches.map(({ cause }) => cause)).toEqual(['MAX_DRAWDOWN']);
    expect(denials(run)).toEqual(['TRADING_HALTED']);
  });
});
