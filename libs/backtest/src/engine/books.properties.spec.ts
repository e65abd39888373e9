import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber, instrumentOf } from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';
import fc from 'fast-check';
import { ran, scriptedPlan } from './books.fixture.ts';
import type { Script } from './books.fixture.ts';
import { randomBars, stockNamed } from './plan.fixture.ts';
import type { PlannedAction, RunPlan } from './plan.ts';

const ROWS = 40;

const action = fc.oneof(
  fc.record({
    kind: fc.constant('split' as const),
    row: fc.integer({ min: 1, max: ROWS - 1 }),
    numerator: fc.bigInt({ min: 1n, max: 7n }),
    denominator: fc.bigInt({ min: 1n, max: 7n }),
  }),
  fc.record({
    kind: fc.constant('dividend' as const),
    row: fc.integer({ min: 1, max: ROWS - 1 }),
    perShare: fc.bigInt({ min: 1n, max: 3_000_000_000n }),
  }),
);

const actions = fc
  .array(action, { maxLength: 4 })
  .map((found): readonly PlannedAction[] => found.sort((a, b) => a.row - b.row));

const script = fc.dictionary(
  fc.constantFrom('AAA', 'BBB'),
  fc.dictionary(
    fc.integer({ min: 0, max: ROWS - 2 }).map(String),
    fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10),
    { maxKeys: 8 },
  ),
) as fc.Arbitrary<Script>;

const world = fc.record({
  seed: fc.integer({ min: 1, max: 1000 }),
  script,
  ofA: actions,
  ofB: actions,
  ends: fc.constantFrom(null, 'DATA_ENDED' as const, 'DELISTED' as const),
  costBasis: fc.constantFrom('average' as const, 'fifo' as const),
  isMargin: fc.boolean(),
  /** What the currency of BBB is worth. */
  rate: fc.constantFrom('1', '1.0837', '0.0064', '151.37'),
  guarded: fc.boolean(),
  slicing: fc.option(
    fc.record({
      algorithm: fc.oneof(
        fc.record({ kind: fc.constant('twap' as const), bars: fc.integer({ min: 1, max: 6 }) }),
        fc.record({ kind: fc.constant('vwap' as const), bars: fc.integer({ min: 1, max: 6 }) }),
        fc.record({
          kind: fc.constant('pov' as const),
          participation: fc.constantFrom(...[0.00005, 0.0003].map(fractionOfNumber)),
        }),
      ),
      timeInForce: fc.constantFrom('GTC' as const, 'DAY' as const),
    }),
  ),
});

const shortened = (bars: BarColumns, length: number): BarColumns => ({
  ...bars,
  length,
  openTime: bars.openTime.slice(0, length),
  closeTime: bars.closeTime.slice(0, length),
});

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

const stockAt = (rate: string) =>
  instrumentOf({ ...stockNamed('BBB'), multiplier: '1', currency: 'EUR', rate });

const planOf = (drawn: World): RunPlan => {
  const { seed, ends, isMargin } = drawn;
  const BBB = randomBars(ROWS, seed + 1);
  return scriptedPlan(
    { AAA: randomBars(ROWS, seed), BBB: ends ? shortened(BBB, 25) : BBB },
    drawn.script,
    {
      terms: {
        costBasis: drawn.costBasis,
        slicing: drawn.slicing,
        leverage: fractionOfNumber(isMargin ? 2 : 1),
        maintenance: isMargin ? fractionOfNumber(0.4) : null,
        financing: {
          cashRate: fractionOfNumber(0.03),
          marginRate: fractionOfNumber(0.07),
          borrowRate: fractionOfNumber(0.02),
        },
      },
      limits: { maxPositionSize: fractionOfNumber(2) },
      protection: drawn.guarded
        ? {
            stopLoss: fractionOfNumber(0.03),
            takeProfit: null,
            trailingStop: fractionOfNumber(0.05),
          }
        : null,
      instruments: {
        AAA: { actions: drawn.ofA },
        BBB: { actions: drawn.ofB, ends, instrument: stockAt(drawn.rate) },
      },
    },
  );
};

const RUNS = { numRuns: 60 };

describe('the books of a run', () => {
  it('balance to the count after each event: start + realized − costs + flows', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const { imbalances } = ran(planOf(drawn));
        expect(imbalances.filter((imbalance) => imbalance !== 0n)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('are the same from the log, and what equity is made of', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const plan = planOf(drawn);
        const { account, equity } = ran(plan);
        let value = Number(account.cash) / 1e4;
        plan.instruments.forEach(({ columns, instrument: { unitValue } }, place) => {
          const close = columns.close[columns.length - 1] ?? NaN;
          value += Number(account.slots[place]?.position ?? 0n) * close * unitValue;
        });
        expect(equity[equity.length - 1]).toBeCloseTo(value, 3);
        expect(account.reserved).toBe(0n);
        expect(account.exposureReserved).toBe(0n);
        for (const slot of account.slots) expect(slot.orders).toEqual([]);
      }),
      RUNS,
    );
  });

  it('have nothing left of an instrument that has ended', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const { account } = ran(planOf({ ...drawn, ends: 'DATA_ENDED' }));
        expect(account.slots[1]).toMatchObject({ position: 0n, cost: 0n, lots: [] });
      }),
      RUNS,
    );
  });

  it('come to the same with a split in the books as with the split in the prices', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: ROWS - 1 }),
        fc.integer({ min: 0, max: ROWS - 2 }),
        (seed, row, bought) => {
          const adjusted = randomBars(ROWS, seed);
          const before = (column: Float64Array): Float64Array =>
            column.map((value, at) => (at < row ? value * 2 : value));
          const { open, high, low, close } = adjusted;
          const raw = {
            ...adjusted,
            open: before(open),
            high: before(high),
            low: before(low),
            close: before(close),
          };
          const buying = (shares: number): Script => ({
            AAA: {
              [bought]: { side: 'buy', quantity: shares },
            },
          });
          const split = { kind: 'split', row, numerator: 2n, denominator: 1n } as const;
          const booked = ran(
            scriptedPlan({ AAA: raw }, buying(bought < row ? 100 : 200), {
              instruments: { AAA: { actions: [split] } },
            }),
          );
          const priced = ran(scriptedPlan({ AAA: adjusted }, buying(200)));
          booked.equity.forEach((value, at) =>
            expect(value).toBeCloseTo(priced.equity[at] ?? NaN, 6),
          );
        },
      ),
      RUNS,
    );
  });
});
