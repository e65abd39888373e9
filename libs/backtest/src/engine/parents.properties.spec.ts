import { describe, expect, it } from '@jest/globals';
import { isOpenParent, parentOrder } from '@stratvector/domain-execution';
import type { ParentOrderEvent } from '@stratvector/domain-execution';
import { fractionOfNumber } from '@stratvector/model';
import type { ExecutionAlgorithm } from '@stratvector/model';
import fc from 'fast-check';
import { ran, scriptedPlan } from './books.fixture.ts';
import type { Ran, Script } from './books.fixture.ts';
import { randomBars } from './plan.fixture.ts';
import type { RunPlan } from './plan.ts';

const ROWS = 50;

const bars = fc.integer({ min: 1, max: 7 });
const algorithm: fc.Arbitrary<ExecutionAlgorithm> = fc.oneof(
  fc.record({ kind: fc.constant('twap' as const), bars }),
  fc.record({ kind: fc.constant('vwap' as const), bars }),
  fc.record({
    kind: fc.constant('pov' as const),
    participation: fc.constantFrom(...[0.05, 0.2].map(fractionOfNumber)),
  }),
);

/** An order of the strategy's own, beside what is worked. */
const idea = fc.record({
  side: fc.constantFrom('buy' as const, 'sell' as const),
  quantity: fc.integer({ min: 1, max: 300 }),
  timeInForce: fc.constantFrom('DAY' as const, 'GTC' as const),
});

const world = fc.record({
  seed: fc.integer({ min: 1, max: 1000 }),
  script: fc.dictionary(
    fc.constantFrom('AAA', 'BBB'),
    fc.dictionary(
      fc.integer({ min: 0, max: ROWS - 2 }).map(String),
      fc.oneof(
        { arbitrary: fc.integer({ min: -9, max: 9 }).map((tenths) => tenths / 10), weight: 4 },
        { arbitrary: idea, weight: 1 },
      ),
      { minKeys: 1, maxKeys: 12 },
    ),
    { minKeys: 1 },
  ) satisfies fc.Arbitrary<Script>,
  algorithm,
  timeInForce: fc.constantFrom('GTC' as const, 'DAY' as const),
  /** Of a volume of a thousand. */
  participationMax: fc.constantFrom(null, 0.02, 0.3),
  stopLoss: fc.constantFrom(null, 0.01, 0.04),
  takeProfit: fc.constantFrom(null, 0.02),
  maxDrawdown: fc.constantFrom(null, 0.02),
  onBreach: fc.constantFrom('block' as const, 'flatten' as const),
  reentry: fc.constantFrom('new-signal' as const, 'next-bar' as const),
  fill: fc.constantFrom('next-open' as const, 'this-close' as const),
  ordersPerSecond: fc.constantFrom(null, 1),
});

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

const share = (value: number | null) => (value === null ? null : fractionOfNumber(value));

const thousand = (seed: number) => {
  const columns = randomBars(ROWS, seed);
  return { ...columns, volume: new Float64Array(ROWS).fill(1000) };
};

const planOf = (drawn: World): RunPlan => {
  const { seed, script, timeInForce, stopLoss, takeProfit } = drawn;
  const plan = scriptedPlan({ AAA: thousand(seed), BBB: thousand(seed + 1) }, script, {
    plan: { fill: drawn.fill },
    terms: { slicing: { algorithm: drawn.algorithm, timeInForce } },
    limits: {
      maxDrawdown: share(drawn.maxDrawdown),
      onBreach: drawn.onBreach,
      ordersPerSecond: drawn.ordersPerSecond,
    },
    protection: {
      stopLoss: share(stopLoss),
      takeProfit: share(takeProfit),
      trailingStop: null,
    },
  });
  const strategies = plan.terms.strategies.map((one) => ({ ...one, reentry: drawn.reentry }));
  const { participationMax } = drawn;
  return {
    ...plan,
    terms: { ...plan.terms, strategies },
    venue: { ...plan.venue, participationMax },
  };
};

/** The events of each parent, in order. */
const parentsOf = ({ entries }: Ran): ReadonlyMap<string, readonly ParentOrderEvent[]> => {
  const streams = new Map<string, ParentOrderEvent[]>();
  for (const { stream, event } of entries) {
    if (!stream.startsWith('parent-order-')) continue;
    // Nothing else stands in streams of this name.
    streams.set(stream, [...(streams.get(stream) ?? []), event as ParentOrderEvent]);
  }
  return streams;
};

const RUNS = { numRuns: 60 };

describe('orders that are worked over time', () => {
  it('send and fill no more than was approved, at any moment', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        for (const events of parentsOf(ran(planOf(drawn))).values()) {
          let state = parentOrder.initialState;
          for (const event of events) {
            state = parentOrder.evolve(state, event);
            const approved = state.ticket?.quantity ?? 0n;
            let out: bigint = state.filled;
            for (const child of state.children) out += child.quantity - child.filled;
            expect(out).toBeLessThanOrEqual(approved);
            expect(state.filled).toBeLessThanOrEqual(state.quantity);
          }
          // The run is over: so is each of them, and nothing of it is out.
          expect(isOpenParent(state)).toBe(false);
          expect(state.children).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('are never refused at the wire, for they count right', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const { entries } = ran(planOf(drawn));
        expect(entries.filter(({ event }) => event.type === 'OrderSendRefused')).toEqual([]);
      }),
      RUNS,
    );
  });

  it('leave books that balance, nothing reserved, and positions that are the sum of fills', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const { account, imbalances, events } = ran(planOf(drawn));
        expect(imbalances.filter((imbalance) => imbalance !== 0n)).toEqual([]);
        expect(account.reserved).toBe(0n);
        expect(account.exposureReserved).toBe(0n);
        account.slots.forEach(({ orders, working, position }, slot) => {
          expect(orders).toEqual([]);
          expect(working).toBe(0n);
          let sum = 0n;
          for (const event of events)
            if (event.type === 'FillBooked' && event.data.slot === slot) sum += event.data.quantity;
          expect(sum).toBe(position);
        });
      }),
      RUNS,
    );
  });

  it('only ever reduce where they were to reduce', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const { events } = ran(planOf(drawn));
        for (const event of events) {
          if (event.type !== 'FillBooked' || event.data.role === 'entry') continue;
          const { quantity, positionAfter } = event.data;
          const before = positionAfter - quantity;
          expect(before > 0n).toBe(quantity < 0n);
          expect(positionAfter === 0n || positionAfter > 0n === before > 0n).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('come out the same again, event by event', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        expect(ran(planOf(drawn)).entries).toEqual(ran(planOf(drawn)).entries);
      }),
      { numRuns: 20 },
    );
  });
});
