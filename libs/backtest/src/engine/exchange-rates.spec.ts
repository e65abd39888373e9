import { describe, expect, it } from '@jest/globals';
import { instrumentOf, moneyOfNumber } from '@stratvector/model';
import { days, fillsOf, flowsOf, ran, scriptedPlan } from './books.fixture.ts';
import { stockNamed } from './plan.fixture.ts';

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
