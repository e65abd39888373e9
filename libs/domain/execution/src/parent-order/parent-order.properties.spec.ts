import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { replay } from '@stratvector/kernel';
import type { Timestamp } from '@stratvector/kernel';
import {
  clientOrderId,
  fractionOfNumber,
  money,
  price,
  quantity,
  tradeId,
} from '@stratvector/model';
import type { ExecutionAlgorithm, VenueFact } from '@stratvector/model';
import { ticket } from '@stratvector/testing';
import { Conservation } from '../conservation/conservation.ts';
import type { ParentOrder, ParentOrderCommand, ParentOrderEvent } from './events.ts';
import { isOpenParent, parentOrder } from './parent-order.ts';

const at = 1n as Timestamp;
const APPROVED = 1000n;

const algorithm: fc.Arbitrary<ExecutionAlgorithm> = fc.oneof(
  fc.record({ kind: fc.constant('twap' as const), bars: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ kind: fc.constant('vwap' as const), bars: fc.constant(4) }),
  fc.record({
    kind: fc.constant('pov' as const),
    participation: fc.constant(fractionOfNumber(0.1)),
  }),
);

/** What may happen next, of which child where it is about one. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('bar' as const), volume: fc.bigInt({ min: 0n, max: 5000n }) }),
  fc.record({
    kind: fc.constant('fill' as const),
    child: fc.nat(9),
    share: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('end' as const),
    child: fc.nat(9),
    code: fc.constantFrom('REQUESTED' as const, 'OCO_FILLED' as const),
  }),
  fc.record({ kind: fc.constant('guard' as const), position: fc.bigInt({ min: 0n, max: 900n }) }),
  fc.record({ kind: fc.constant('cancel' as const) }),
  fc.record({ kind: fc.constant('expire' as const) }),
);

const world = fc.record({
  algorithm,
  reduceOnly: fc.boolean(),
  position: fc.bigInt({ min: 0n, max: 900n }),
  steps: fc.array(step, { maxLength: 40 }),
});
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;
type Step = World['steps'][number];

const accept = ({ algorithm: chosen, reduceOnly, position }: World): ParentOrderCommand => ({
  type: 'AcceptParentOrder',
  at,
  data: {
    ticket: ticket({
      side: 'sell',
      quantity: quantity(APPROVED),
      reduceOnly,
      role: reduceOnly ? 'exit' : 'entry',
    }),
    algorithm: chosen,
    lot: quantity(1n),
    position: quantity(position),
    expected: [3, 1, 2, 4],
    bar: 0,
    volume: quantity(1000n),
  },
});

const commandOf = (
  said: Step,
  { children }: ParentOrder,
  bar: number,
): ParentOrderCommand | null => {
  switch (said.kind) {
    case 'bar':
      return {
        type: 'RecordBar',
        at,
        data: { bar, volume: quantity(said.volume), endsSession: false },
      };
    case 'guard':
      return {
        type: 'RecordProtectiveFill',
        at,
        data: { side: 'sell', position: quantity(said.position) },
      };
    case 'cancel':
      return { type: 'CancelParentOrder', at, data: { cause: 'test' } };
    case 'expire':
      return { type: 'ExpireParentOrder', at, data: {} };
    case 'fill':
    case 'end': {
      const child = children[said.child % Math.max(1, children.length)];
      if (!child) return null;
      if (said.kind === 'end')
        return {
          type: 'RecordChildEnd',
          at,
          data: { childId: child.id, end: { as: 'canceled', code: said.code } },
        };
      const rest = child.quantity - child.filled;
      const part = (rest + BigInt(said.share) - 1n) / BigInt(said.share);
      return {
        type: 'RecordChildFill',
        at,
        data: {
          fill: {
            type: 'OrderFilled',
            at,
            orderId: child.id,
            tradeId: tradeId('t'),
            quantity: quantity(part),
            price: price(1n),
            commission: money(0n),
            fees: money(0n),
            slippage: money(0n),
            moment: 'open',
            barOpenTime: at,
            policyDecided: false,
          },
        },
      };
    }
  }
};

const factOf = (event: ParentOrderEvent): VenueFact | null => {
  if (event.type === 'ChildOrderFilled') return event.data.fill;
  if (event.type !== 'ChildOrderEnded') return null;
  const orderId = event.data.childId;
  return { type: 'OrderCanceled', at, orderId, code: 'REQUESTED', cumulative: quantity(0n) };
};

/** All events of a life, each told to whoever watches, with the state before and after. */
const live = (drawn: World, watch: (event: ParentOrderEvent, after: ParentOrder) => void) => {
  const events: ParentOrderEvent[] = [];
  let state = parentOrder.initialState;
  const take = (command: ParentOrderCommand): void => {
    for (const event of parentOrder.decide(command, state)) {
      state = parentOrder.evolve(state, event);
      events.push(event);
      watch(event, state);
    }
  };
  take(accept(drawn));
  let bar = 0;
  for (const said of drawn.steps) {
    if (said.kind === 'bar') bar += 1;
    const command = commandOf(said, state, bar);
    if (command) take(command);
  }
  return { events, state };
};

const outOf = ({ children, filled }: ParentOrder): bigint =>
  children.reduce((sum, child) => sum + child.quantity - child.filled, filled as bigint);

describe('a parent order, whatever happens', () => {
  it('never has more out and filled than was approved, and the wire agrees', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const conservation = new Conservation();
        conservation.approve(ticket({ quantity: quantity(APPROVED) }));
        live(drawn, (event, state) => {
          expect(outOf(state)).toBeLessThanOrEqual(APPROVED);
          expect(state.filled).toBeLessThanOrEqual(state.quantity + state.reduced);
          if (event.type === 'ChildOrderReleased')
            expect(conservation.leave(event.data.ticket)).toBeNull();
          const fact = factOf(event);
          if (fact) conservation.hear(fact);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('ends once, with no child out', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        let ends = 0;
        live(drawn, ({ type }, state) => {
          if (/^ParentOrder(Completed|Canceled|Expired|Rejected)$/.test(type)) {
            ends += 1;
            expect(state.children).toEqual([]);
          } else expect(isOpenParent(state)).toBe(true);
        });
        expect(ends).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same from a prefix of its events and the rest as from all', () => {
    fc.assert(
      fc.property(world, fc.nat(50), (drawn, cut) => {
        const { events, state } = live(drawn, () => undefined);
        const prefix = replay(parentOrder, events.slice(0, cut));
        expect(events.slice(cut).reduce(parentOrder.evolve, prefix)).toEqual(state);
      }),
    );
  });

  it('names its children in the order in which they left', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const ids = live(drawn, () => undefined).events.flatMap((event) =>
          event.type === 'ChildOrderReleased' ? [event.data.ticket.clientOrderId] : [],
        );
        expect(ids).toEqual(ids.map((_, place) => clientOrderId(`order.${String(place + 1)}`)));
      }),
    );
  });
});
