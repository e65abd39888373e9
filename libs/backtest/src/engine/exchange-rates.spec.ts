import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { millisecondsOf } from '@stratvector/kernel';
import { instrumentOf, moneyOfNumber } from '@stratvector/model';
import type { Money } from '@stratvector/model';
import { days, fillsOf, flowsOf, ran, scriptedPlan } from './books.fixture.ts';
import type { Change, Ran } from './books.fixture.ts';
import { randomBars, stockNamed } from './plan.fixture.ts';
import type { PlannedRate } from './plan.ts';

/** In euros, of which the account's currency gives 1.25. */
const instrument = instrumentOf({
  ...stockNamed('AAA'),
  multiplier: '1',
  currency: 'EUR',
  rate: '1.25',
});

/** Half of equity, out again, half of it short, and 2.00 a share on the last day. */
const run = ran(
  scriptedPlan(
    {
      AAA: days([
        [100, 100],
        [100, 104],
        [110, 110],
        [110, 100],
        [100, 96],
      ]),
    },
    { AAA: { 0: 0.5, 1: 0, 2: -0.5 } },
    {
      instruments: {
        AAA: { instrument, actions: [{ kind: 'dividend', row: 4, perShare: 2_000_000_000n }] },
      },
    },
  ),
);

describe('an instrument in another currency', () => {
  it('is sized by what its price is worth in that of the account', () => {
    // 50,000 / (100 × 1.25) is 400; of 105,000, half is 381.8 at 110 × 1.25.
    expect(fillsOf(run)).toEqual(['400 @ 100', '-400 @ 110', '-381 @ 110']);
  });

  it('is paid, costed and realized in that of the account', () => {
    const booked = run.events.flatMap((event) => (event.type === 'FillBooked' ? [event.data] : []));
    expect(
      booked.map(({ notional, costAfter, realized, cashAfter }) => [
        notional,
        costAfter,
        realized,
        cashAfter,
      ]),
    ).toEqual(
      [
        [50_000, 50_000, 0, 50_000],
        [-55_000, 0, 5000, 105_000],
        [-52_387.5, -52_387.5, 0, 157_387.5],
      ].map((row) => row.map((amount) => moneyOfNumber(amount))),
    );
  });

  it('is marked in that of the account', () => {
    // 50,000 + 400 × 104 × 1.25; 157,387.50 − 381 × 100 × 1.25; then 952.50 less, and at 96.
    expect([...run.equity]).toEqual([100_000, 102_000, 105_000, 109_762.5, 110_715]);
  });

  it('pays dividends in that of the account, and whoever is short owes them', () => {
    expect(flowsOf(run)).toEqual([['dividend', moneyOfNumber(-952.5)]]);
    expect(run.imbalances.every((imbalance) => imbalance === 0n)).toBe(true);
  });
});

const DAY_MS = 86_400_000;
const own = instrumentOf({
  ...stockNamed('AAA'),
  multiplier: '1',
  currency: 'EUR',
  rate: '1',
});

/** Euros in dollars at the closes of days. */
const euros = (rates: readonly number[], from = 0): PlannedRate => ({
  currency: 'EUR',
  legs: [
    {
      closeTime: Float64Array.from(rates, (_, row) => (from + row + 1) * DAY_MS),
      close: Float64Array.from(rates),
      isInverse: false,
    },
  ],
});

const movingPlan = (rate: PlannedRate, change: Change = {}, ageMsMax: number | null = null) =>
  scriptedPlan(
    {
      AAA: days([
        [100, 100],
        [100, 104],
        [110, 110],
        [110, 100],
        [100, 96],
      ]),
    },
    { AAA: { 0: 0.5, 1: 0, 2: -0.5 } },
    {
      ...change,
      plan: { rates: [rate], ...change.plan },
      terms: { movingRates: { currencies: new Set(['EUR']), ageMsMax }, ...change.terms },
      instruments: { AAA: { instrument: own, ...change.instruments?.['AAA'] } },
    },
  );

const bookedOf = ({ events }: Ran) =>
  events.flatMap((event) => (event.type === 'FillBooked' ? [event.data] : []));

describe('an instrument in a currency whose rate moves', () => {
  const moving = ran(movingPlan(euros([1.25, 1.3, 1.2, 1.1, 1])));

  it('is sized by the rate that is known at the decision', () => {
    // 50,000 / (100 × 1.25) is 400; half of 104,080 + … is asked for at 110 × 1.20.
    expect(fillsOf(moving).slice(0, 2)).toEqual(['400 @ 100', '-400 @ 110']);
  });

  it('is booked at the rate of the fill: what its currency gained is in the result', () => {
    const [bought, sold] = bookedOf(moving);
    // Bought at the open of the second day, at 1.25; sold at the open of the third, at 1.30.
    expect([bought?.notional, bought?.cashAfter]).toEqual(
      [50_000, 50_000].map((amount) => moneyOfNumber(amount)),
    );
    // 400 × 110 × 1.30 − 50,000: 10 of price at 1.30 and 0.05 of currency on 40,000.
    expect([sold?.realized, sold?.cashAfter]).toEqual(
      [7200, 107_200].map((amount) => moneyOfNumber(amount)),
    );
  });

  it('is marked at the rate of the close', () => {
    // 50,000 + 400 × 104 × 1.30; then half of 107,200 short at 110 × 1.20: 406, sold at 1.20.
    const short = 406;
    const cash = 107_200 + short * 110 * 1.2;
    expect(fillsOf(moving)[2]).toBe(`-${short} @ 110`);
    expect([...moving.equity]).toEqual(
      [100_000, 104_080, 107_200, cash - short * 100 * 1.1, cash - short * 96].map((amount) =>
        expect.closeTo(amount, 6),
      ),
    );
    expect(moving.imbalances.every((imbalance) => imbalance === 0n)).toBe(true);
  });

  it('tells ahead of each decision the rate that it was made by, and when that was known', () => {
    const marked = moving.events.flatMap((event) =>
      event.type === 'RatesMarked' ? [event.data.rates] : [],
    );
    expect(
      marked.map((rates) => rates.map(({ rate, at }) => [Number(rate) / 1e12, millisecondsOf(at)])),
    ).toEqual([[[1.25, DAY_MS]], [[1.3, 2 * DAY_MS]], [[1.2, 3 * DAY_MS]]]);
  });

  it('may be held with nothing traded: the result is then of the currency alone', () => {
    const flat = days([1, 2, 3, 4].map(() => [100, 100]));
    const plan = movingPlan(euros([1.25, 1.25, 1.5, 1]));
    const held = ran({
      ...scriptedPlan(
        { AAA: flat },
        { AAA: { 0: 0.5 } },
        {
          plan: { rates: plan.rates ?? [] },
          terms: plan.terms,
          instruments: { AAA: { instrument: own } },
        },
      ),
    });
    expect([...held.equity]).toEqual([100_000, 100_000, 110_000, 90_000]);
  });

  it('is neither sized nor opened before a rate is known', () => {
    const late = ran(movingPlan(euros([1.3, 1.2, 1.1, 1], 1)));
    const denied = late.events.flatMap((event) =>
      event.type === 'OrderDenied' ? [event.data.reason] : [],
    );
    expect(denied).toEqual([{ code: 'EXCHANGE_RATE_MISSING', currency: 'EUR' }]);
    expect(fillsOf(late)).toHaveLength(1);
  });

  it('is not opened by a rate that is too old, and closed by it all the same', () => {
    const old = ran(movingPlan(euros([1.25]), {}, DAY_MS));
    const denied = old.events.flatMap((event) =>
      event.type === 'OrderDenied' ? [event.data.reason] : [],
    );
    expect(denied).toEqual([
      { code: 'EXCHANGE_RATE_STALE', currency: 'EUR', ageMs: 2 * DAY_MS, maxMs: DAY_MS },
    ]);
    expect(fillsOf(old)).toEqual(['400 @ 100', '-400 @ 110']);
  });

  it('pays charges and dividends at the rate of their time', () => {
    const commission = (): Money => moneyOfNumber(2);
    const charged = ran(
      movingPlan(euros([1.25, 1.3, 1.2, 1.1, 1]), {
        plan: { venue: { ...movingPlan(euros([1])).venue, commission } },
        instruments: {
          AAA: { actions: [{ kind: 'dividend', row: 2, perShare: 1_000_000_000n }] },
        },
      }),
    );
    expect(bookedOf(charged).map(({ commission: paid }) => paid)).toEqual(
      [2.5, 2.6, 2.4].map((amount) => moneyOfNumber(amount)),
    );
    expect(flowsOf(charged)).toEqual([['dividend', moneyOfNumber(400 * 1.3)]]);
  });

  it('comes to what an account in its own currency has, times the rate, where that stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 3_000_000 }), (millionths) => {
        const rate = millionths / 1e6;
        const fixed = scriptedPlan(
          { AAA: randomBars(40, millionths) },
          { AAA: { 2: 0.5, 9: -0.3, 20: 0, 25: 0.7 } },
          {
            instruments: {
              AAA: {
                instrument: instrumentOf({
                  ...stockNamed('AAA'),
                  multiplier: '1',
                  currency: 'EUR',
                  rate: String(rate),
                }),
              },
            },
          },
        );
        const moved = scriptedPlan(
          { AAA: randomBars(40, millionths) },
          { AAA: { 2: 0.5, 9: -0.3, 20: 0, 25: 0.7 } },
          {
            plan: { rates: [euros([rate])] },
            terms: { movingRates: { currencies: new Set(['EUR']), ageMsMax: null } },
            instruments: { AAA: { instrument: own } },
          },
        );
        const [still, stood] = [ran(fixed), ran(moved)];
        expect(stood.events.filter(({ type }) => type !== 'RatesMarked')).toEqual(still.events);
        expect([...stood.equity]).toEqual(
          [...still.equity].map((amount) => expect.closeTo(amount, 4)),
        );
      }),
      { numRuns: 30 },
    );
  });
});
