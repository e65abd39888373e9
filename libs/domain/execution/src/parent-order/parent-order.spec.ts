import { describe, expect, it } from '@jest/globals';
import type { Timestamp } from '@stratvector/kernel';
import {
  clientOrderId,
  fractionOfNumber,
  money,
  price,
  quantity,
  tradeId,
} from '@stratvector/model';
import type { ExecutionAlgorithm, OrderTicket } from '@stratvector/model';
import { decided, play, ticket } from '@stratvector/testing';
import type { Scenario } from '@stratvector/testing';
import type { FillFact } from '../order/events.ts';
import type { OrderEnd, ParentOrderCommand, ParentOrderEvent } from './events.ts';
import { isOpenParent, parentOrder } from './parent-order.ts';

const at = 1n as Timestamp;
const TWAP: ExecutionAlgorithm = { kind: 'twap', bars: 3 };
const VWAP: ExecutionAlgorithm = { kind: 'vwap', bars: 3 };
const POV: ExecutionAlgorithm = { kind: 'pov', participation: fractionOfNumber(0.1) };

const buy = ticket();
const day = ticket({ timeInForce: 'DAY' });
const turn = ticket({ side: 'sell' });
const exit = ticket({ side: 'sell', role: 'exit', reduceOnly: true });

/** Accepted at bar 7, in lots of 10. */
const accept = (
  algorithm: ExecutionAlgorithm,
  change: Partial<Extract<ParentOrderCommand, { type: 'AcceptParentOrder' }>['data']> = {},
): ParentOrderCommand => ({
  type: 'AcceptParentOrder',
  at,
  data: {
    ticket: buy,
    algorithm,
    lot: quantity(10n),
    position: quantity(0n),
    expected: [],
    bar: 7,
    volume: quantity(0n),
    ...change,
  },
});
const bar = (number: number, volume = 0n, endsSession = false): ParentOrderCommand => ({
  type: 'RecordBar',
  at,
  data: { bar: number, volume: quantity(volume), endsSession },
});
const childId = (number: number) => clientOrderId(`order.${String(number)}`);
const fillOf = (number: number, count: bigint): FillFact => ({
  type: 'OrderFilled',
  at,
  orderId: childId(number),
  tradeId: tradeId(`order.${String(number)}/1`),
  quantity: quantity(count),
  price: price(100_000_000n),
  commission: money(0n),
  fees: money(0n),
  slippage: money(0n),
  moment: 'open',
  barOpenTime: at,
  policyDecided: false,
});
const fill = (number: number, count: bigint): ParentOrderCommand => ({
  type: 'RecordChildFill',
  at,
  data: { fill: fillOf(number, count) },
});
const ends = (number: number, end: OrderEnd): ParentOrderCommand => ({
  type: 'RecordChildEnd',
  at,
  data: { childId: childId(number), end },
});
const resize = (number: number, count: bigint): ParentOrderCommand => ({
  type: 'RecordChildQuantity',
  at,
  data: { childId: childId(number), quantity: quantity(count) },
});
const guarded = (side: 'buy' | 'sell', position: bigint): ParentOrderCommand => ({
  type: 'RecordProtectiveFill',
  at,
  data: { side, position: quantity(position) },
});
const cancel: ParentOrderCommand = { type: 'CancelParentOrder', at, data: { cause: 'HALTED' } };
const expire: ParentOrderCommand = { type: 'ExpireParentOrder', at, data: {} };

const REQUESTED: OrderEnd = { as: 'canceled', code: 'REQUESTED' };
const EXPIRED: OrderEnd = { as: 'expired' };
const REJECTED: OrderEnd = { as: 'rejected', code: 'INSTRUMENT_HALTED' };
const canceledBy = (code: 'PROTECTION_FILLED' | 'POSITION_CLOSED' | 'OCO_FILLED'): OrderEnd => ({
  as: 'canceled',
  code,
});

const accepted = (
  slices: readonly bigint[],
  change: Partial<Extract<ParentOrderEvent, { type: 'ParentOrderAccepted' }>['data']> = {},
): ParentOrderEvent => ({
  type: 'ParentOrderAccepted',
  data: {
    ticket: buy,
    algorithm: TWAP,
    lot: quantity(10n),
    slices: slices.map(quantity),
    closing: quantity(0n),
    bar: 7,
    ...change,
  },
});
const released = (
  number: number,
  count: bigint,
  after: number,
  of: OrderTicket = buy,
): ParentOrderEvent => ({
  type: 'ChildOrderReleased',
  data: {
    ticket: {
      ...of,
      clientOrderId: childId(number),
      parentId: of.clientOrderId,
      quantity: quantity(count),
      decidedAt: at,
    },
    bar: after,
  },
});
const filled = (number: number, count: bigint, cumulative: bigint): ParentOrderEvent => ({
  type: 'ChildOrderFilled',
  data: { fill: fillOf(number, count), cumulative: quantity(cumulative) },
});
const ended = (number: number, end: OrderEnd, unfilled: bigint): ParentOrderEvent => ({
  type: 'ChildOrderEnded',
  data: { childId: childId(number), end, unfilled: quantity(unfilled) },
});
const called = (number: number, cause: string): ParentOrderEvent => ({
  type: 'ChildOrderCancelRequested',
  data: { childId: childId(number), cause },
});
const ending = (end: OrderEnd, cause: string): ParentOrderEvent => ({
  type: 'ParentOrderEndRequested',
  data: { end, cause },
});
const reduced = (by: bigint, left: bigint, closing: bigint): ParentOrderEvent => ({
  type: 'ParentOrderReduced',
  data: { by: quantity(by), quantity: quantity(left), closing: quantity(closing) },
});
const canceled = (
  code: 'REQUESTED' | 'PROTECTION_FILLED' | 'POSITION_CLOSED' | 'OCO_FILLED',
  n: bigint,
): ParentOrderEvent => ({
  type: 'ParentOrderCanceled',
  data: { code, cumulative: quantity(n) },
});
const expired = (n: bigint): ParentOrderEvent => ({
  type: 'ParentOrderExpired',
  data: { cumulative: quantity(n) },
});
const completed: ParentOrderEvent = { type: 'ParentOrderCompleted', data: {} };

/** 30, 30, 40 over three bars; the first slice is out. */
const begun = [accepted([30n, 30n, 40n]), released(1, 30n, 7)];
const firstDone = [...begun, filled(1, 30n, 30n)];
const volumes = accepted([], { algorithm: POV });
/** Sells 100, of which 60 close what is held. */
const turning = [
  accepted([30n, 30n, 40n], { ticket: turn, closing: quantity(60n) }),
  released(1, 30n, 7, turn),
];
const turned = [...turning, filled(1, 30n, 30n)];
const exiting = [
  accepted([30n, 30n, 40n], { ticket: exit }),
  released(1, 30n, 7, exit),
  filled(1, 30n, 30n),
];

const scenarios: readonly Scenario<ParentOrderCommand, ParentOrderEvent>[] = [
  // What goes out.
  {
    rule: 'equal slices in lots, the rest in the last; the first at once',
    given: [],
    when: accept(TWAP),
    then: begun,
  },
  { rule: 'an order is accepted once', given: begun, when: accept(TWAP), then: [] },
  {
    rule: 'slices in proportion to the volume that is expected',
    given: [],
    when: accept(VWAP, { expected: [1000, 3000, 1000] }),
    then: [accepted([20n, 60n, 20n], { algorithm: VWAP }), released(1, 20n, 7)],
  },
  {
    rule: 'equal ones where nothing is expected',
    given: [],
    when: accept(VWAP, { expected: [0, 0, 0] }),
    then: [accepted([30n, 30n, 40n], { algorithm: VWAP }), released(1, 30n, 7)],
  },
  {
    rule: 'a share of the volume that has traded, in lots',
    given: [],
    when: accept(POV, { volume: quantity(390n) }),
    then: [volumes, released(1, 30n, 7)],
  },
  { rule: 'nothing of a bar that traded nothing', given: [], when: accept(POV), then: [volumes] },
  {
    rule: 'a slice of nothing is no order',
    given: [],
    when: accept(TWAP, { ticket: ticket({ quantity: quantity(20n) }) }),
    then: [accepted([0n, 0n, 20n], { ticket: ticket({ quantity: quantity(20n) }) })],
  },
  {
    rule: 'the next slice after the next bar',
    given: firstDone,
    when: bar(8),
    then: [released(2, 30n, 8)],
  },
  {
    rule: 'also while the one before works',
    given: begun,
    when: bar(8),
    then: [released(2, 30n, 8)],
  },
  { rule: 'a bar counts once', given: [...firstDone, released(2, 30n, 8)], when: bar(8), then: [] },
  { rule: 'the bar of the decision is no other', given: begun, when: bar(7), then: [] },
  {
    rule: 'bars that nobody told are made up for',
    given: firstDone,
    when: bar(9),
    then: [released(2, 70n, 9)],
  },
  {
    rule: 'when all is out nothing follows',
    given: [...firstDone, released(2, 30n, 8), released(3, 40n, 9)],
    when: bar(10),
    then: [],
  },
  {
    rule: 'what still works counts toward the share of the next bar',
    given: [volumes, released(1, 30n, 7), filled(1, 10n, 10n)],
    when: bar(8, 500n),
    then: [released(2, 30n, 8)],
  },
  {
    rule: 'nothing where it is more than that share',
    given: [volumes, released(1, 30n, 7)],
    when: bar(8, 200n),
    then: [],
  },
  {
    rule: 'never more than is left',
    given: [volumes, released(1, 30n, 7), filled(1, 30n, 30n)],
    when: bar(8, 90_000n),
    then: [released(2, 70n, 8)],
  },
  { rule: 'no bar releases what nobody accepted', given: [], when: bar(8), then: [] },
  // What children do.
  {
    rule: "a fill of a child is the parent's",
    given: begun,
    when: fill(1, 20n),
    then: [filled(1, 20n, 20n)],
  },
  {
    rule: 'the last fill completes it',
    given: [...firstDone, released(2, 70n, 9)],
    when: fill(2, 70n),
    then: [filled(2, 70n, 100n), completed],
  },
  {
    rule: 'a fill after the end is true all the same',
    given: [...begun, ended(1, REQUESTED, 30n), canceled('REQUESTED', 0n)],
    when: fill(1, 30n),
    then: [filled(1, 30n, 30n)],
  },
  { rule: "a fill of nobody's child is none of ours", given: [], when: fill(1, 30n), then: [] },
  {
    rule: 'what a child brings back is released again',
    given: [...begun, filled(1, 10n, 10n), ended(1, REQUESTED, 20n)],
    when: bar(8),
    then: [released(2, 50n, 8)],
  },
  {
    rule: 'a child that its parent called back goes out again',
    given: [...begun, filled(1, 10n, 10n), called(1, 'OCO_FILLED')],
    when: ends(1, REQUESTED),
    then: [ended(1, REQUESTED, 20n)],
  },
  {
    rule: 'whoever else cancels a child means the whole order',
    given: [...begun, filled(1, 10n, 10n)],
    when: ends(1, REQUESTED),
    then: [ended(1, REQUESTED, 20n), canceled('REQUESTED', 10n)],
  },
  {
    rule: 'and ends once',
    given: [...begun, ended(1, REQUESTED, 30n)],
    when: ends(1, REQUESTED),
    then: [],
  },
  {
    rule: 'a child of a day that is over waits for its parent to hear of it',
    given: begun,
    when: ends(1, EXPIRED),
    then: [ended(1, EXPIRED, 30n)],
  },
  {
    rule: 'what the venue refuses of one it refuses of all',
    given: begun,
    when: ends(1, REJECTED),
    then: [
      ended(1, REJECTED, 30n),
      {
        type: 'ParentOrderRejected',
        data: { code: 'INSTRUMENT_HALTED', cumulative: quantity(0n) },
      },
    ],
  },
  {
    rule: 'with others out, once they have ended',
    given: [...begun, released(2, 30n, 8)],
    when: ends(2, REJECTED),
    then: [
      ended(2, REJECTED, 30n),
      ending(REJECTED, 'INSTRUMENT_HALTED'),
      called(1, 'INSTRUMENT_HALTED'),
    ],
  },
  {
    rule: 'a child that a protective fill ended takes its parent along',
    given: begun,
    when: ends(1, canceledBy('PROTECTION_FILLED')),
    then: [ended(1, canceledBy('PROTECTION_FILLED'), 30n), canceled('PROTECTION_FILLED', 0n)],
  },
  {
    rule: 'an exit that has nothing left to reduce ends',
    given: [accepted([30n, 30n, 40n], { ticket: exit }), released(1, 30n, 7, exit)],
    when: ends(1, canceledBy('POSITION_CLOSED')),
    then: [ended(1, canceledBy('POSITION_CLOSED'), 30n), canceled('POSITION_CLOSED', 0n)],
  },
  {
    rule: 'a turn goes on with what it opens',
    given: turning,
    when: ends(1, canceledBy('OCO_FILLED')),
    then: [ended(1, canceledBy('OCO_FILLED'), 30n)],
  },
  {
    rule: 'the venue resizes a child',
    given: begun,
    when: resize(1, 20n),
    then: [{ type: 'ChildOrderResized', data: { childId: childId(1), quantity: quantity(20n) } }],
  },
  { rule: 'the size it has is no news', given: begun, when: resize(1, 30n), then: [] },
  // Ends.
  {
    rule: 'a cancel calls the children back',
    given: [...begun, released(2, 30n, 8)],
    when: cancel,
    then: [ending(REQUESTED, 'HALTED'), called(1, 'HALTED'), called(2, 'HALTED')],
  },
  {
    rule: 'with none out it is the end',
    given: firstDone,
    when: cancel,
    then: [canceled('REQUESTED', 30n)],
  },
  {
    rule: 'the last child to end ends it',
    given: [...begun, ending(REQUESTED, 'HALTED'), called(1, 'HALTED')],
    when: ends(1, REQUESTED),
    then: [ended(1, REQUESTED, 30n), canceled('REQUESTED', 0n)],
  },
  {
    rule: 'so does its fill, with what was filled',
    given: [...begun, ending(REQUESTED, 'HALTED'), called(1, 'HALTED')],
    when: fill(1, 30n),
    then: [filled(1, 30n, 30n), canceled('REQUESTED', 30n)],
  },
  {
    rule: 'a fill of all that was asked for is no cancel',
    given: [...firstDone, released(2, 70n, 9), ending(REQUESTED, 'HALTED'), called(2, 'HALTED')],
    when: fill(2, 70n),
    then: [filled(2, 70n, 100n), completed],
  },
  {
    rule: 'nothing is released while it ends',
    given: [...begun, ending(REQUESTED, 'HALTED'), called(1, 'HALTED')],
    when: bar(8),
    then: [],
  },
  {
    rule: 'a cancel is asked for once',
    given: [...begun, ending(REQUESTED, 'HALTED')],
    when: cancel,
    then: [],
  },
  {
    rule: 'nothing cancels what has ended',
    given: [...begun, ended(1, REQUESTED, 30n), canceled('REQUESTED', 0n)],
    when: cancel,
    then: [],
  },
  { rule: 'nothing cancels what nobody accepted', given: [], when: cancel, then: [] },
  {
    rule: 'its session takes an order of a day along',
    given: firstDone,
    when: bar(8, 0n, true),
    then: [expired(30n)],
  },
  {
    rule: 'an order until canceled lives on',
    given: [
      accepted([30n, 30n, 40n], { ticket: ticket({ timeInForce: 'GTC' }) }),
      released(1, 30n, 7, ticket({ timeInForce: 'GTC' })),
    ],
    when: bar(8, 0n, true),
    then: [released(2, 30n, 8, ticket({ timeInForce: 'GTC' }))],
  },
  { rule: 'the end of its data ends it', given: firstDone, when: expire, then: [expired(30n)] },
  {
    rule: 'and calls back what is out',
    given: begun,
    when: expire,
    then: [ending(EXPIRED, 'EXPIRED'), called(1, 'EXPIRED')],
  },
  {
    rule: 'what has ended does not expire',
    given: [...firstDone, expired(30n)],
    when: expire,
    then: [],
  },
  // What guards the position.
  {
    rule: 'a protective fill ends the rest of the entry',
    given: [...firstDone, released(2, 30n, 8)],
    when: guarded('sell', 0n),
    then: [
      ending(canceledBy('PROTECTION_FILLED'), 'PROTECTION_FILLED'),
      called(2, 'PROTECTION_FILLED'),
    ],
  },
  { rule: 'not of one that has opened nothing', given: begun, when: guarded('sell', 0n), then: [] },
  {
    rule: 'it does what a turn was to close; the rest still opens',
    given: turned,
    when: guarded('sell', 0n),
    then: [reduced(30n, 70n, 0n)],
  },
  {
    rule: 'slices then add up to what is left',
    given: [...turned, reduced(30n, 70n, 0n)],
    when: bar(9),
    then: [released(2, 40n, 9, turn)],
  },
  {
    rule: 'of a turn it does no more than it was to close',
    given: [...turned, reduced(30n, 70n, 0n)],
    when: guarded('sell', 0n),
    then: [],
  },
  {
    rule: 'a turn that has less to close than is left stays whole',
    given: turned,
    when: guarded('sell', 30n),
    then: [],
  },
  {
    rule: 'children that are out for more than is left are called back',
    given: [...turned, released(2, 70n, 9, turn)],
    when: guarded('sell', 10n),
    then: [reduced(20n, 80n, 10n), called(2, 'OCO_FILLED')],
  },
  {
    rule: 'an exit shrinks with the position',
    given: exiting,
    when: guarded('sell', 50n),
    then: [reduced(20n, 80n, 0n)],
  },
  {
    rule: 'and ends with it',
    given: exiting,
    when: guarded('sell', 0n),
    then: [canceled('POSITION_CLOSED', 30n)],
  },
  {
    rule: 'an exit of less than is left stays whole',
    given: exiting,
    when: guarded('sell', 70n),
    then: [],
  },
  {
    rule: 'one that others have done a part of is not called completed',
    given: [...exiting, reduced(20n, 80n, 0n), released(2, 50n, 9, exit)],
    when: fill(2, 50n),
    then: [filled(2, 50n, 80n), canceled('OCO_FILLED', 80n)],
  },
  {
    rule: 'what ends already is not reduced',
    given: [...turned, released(2, 30n, 8, turn), ending(REQUESTED, 'HALTED')],
    when: guarded('sell', 0n),
    then: [],
  },
  { rule: 'nothing guards what nobody accepted', given: [], when: guarded('sell', 0n), then: [] },
];

describe('a parent order', () => {
  it.each(scenarios.map((scenario) => [scenario.rule, scenario] as const))(
    '%s',
    (_rule, scenario) => {
      expect(decided(parentOrder, scenario)).toEqual(scenario.then);
    },
  );

  it('is open until its last child has ended', () => {
    const { state } = play(parentOrder, [accept(TWAP), cancel]);
    expect(isOpenParent(state)).toBe(true);
    const done = play(parentOrder, [accept(TWAP), cancel, ends(1, REQUESTED)]);
    expect(isOpenParent(done.state)).toBe(false);
    expect(isOpenParent(parentOrder.initialState)).toBe(false);
  });

  it('knows what of a turn closes', () => {
    const [event] = decided(parentOrder, {
      given: [],
      when: accept(TWAP, { ticket: turn, position: quantity(60n) }),
    });
    expect(event).toEqual(turning[0]);
  });

  it('gives its children what guards the position', () => {
    const guardedBuy = ticket({
      protection: { stopLoss: fractionOfNumber(0.05), takeProfit: null, trailingStop: null },
    });
    const { events } = play(parentOrder, [accept(TWAP, { ticket: guardedBuy })]);
    expect(events[1]).toEqual(released(1, 30n, 7, guardedBuy));
  });

  it('of a day that has begun expires with its session', () => {
    const { state } = play(parentOrder, [
      accept(TWAP, { ticket: day }),
      ends(1, EXPIRED),
      bar(8, 0n, true),
    ]);
    expect(state.status).toBe('expired');
  });
});
