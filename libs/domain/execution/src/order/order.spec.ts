import { describe, expect, it } from '@jest/globals';
import type { Timestamp } from '@stratvector/kernel';
import { clientOrderId, money, price, quantity, tradeId, venueOrderId } from '@stratvector/model';
import type { VenueFact } from '@stratvector/model';
import { decided, play, ticket } from '@stratvector/testing';
import type { Scenario } from '@stratvector/testing';
import type { OrderCommand, OrderEvent } from './events.ts';
import { wholeOf } from './modifying.ts';
import { isOpen } from './open.ts';
import { order } from './order.ts';

const at = 1n as Timestamp;
const orderId = clientOrderId('order');
const buy = ticket();
const fillOf = (count: bigint, id = 'order/1') =>
  ({
    type: 'OrderFilled',
    at,
    orderId,
    tradeId: tradeId(id),
    quantity: quantity(count),
    price: price(100_000_000n),
    commission: money(10_000n),
    fees: money(0n),
    slippage: money(0n),
    moment: 'open',
    barOpenTime: at,
    policyDecided: false,
  }) satisfies VenueFact;

const submit: OrderCommand = { type: 'SubmitOrder', at, data: { ticket: buy } };
const cancel: OrderCommand = { type: 'CancelOrder', at, data: { cause: 'TARGET_CHANGED' } };
const record = (fact: VenueFact): OrderCommand => ({ type: 'RecordVenueFact', at, data: { fact } });

const intended: OrderEvent = { type: 'OrderSendIntended', data: { ticket: buy } };
const submitted: OrderEvent = { type: 'OrderSubmitted', data: {} };
const accepted: OrderEvent = { type: 'OrderAccepted', data: { venueOrderId: venueOrderId('S1') } };
const acceptance = {
  type: 'OrderAccepted',
  at,
  orderId,
  venueOrderId: venueOrderId('S1'),
} as const;
const queued: OrderEvent = { type: 'OrderQueued', data: { ticket: buy, sendAt: at } };
const queue: OrderCommand = { type: 'QueueOrder', at, data: { ticket: buy, sendAt: at } };
const release: OrderCommand = { type: 'ReleaseOrder', at, data: {} };
const excess = {
  code: 'EXCEEDS_APPROVAL',
  approved: quantity(100n),
  left: quantity(90n),
} as const;
const refuse: OrderCommand = { type: 'RefuseSend', at, data: excess };
const working = [intended, submitted, accepted];
const filled = (count: bigint, cumulative: bigint, id?: string): OrderEvent => ({
  type: 'OrderFilled',
  data: { fill: fillOf(count, id), cumulative: quantity(cumulative) },
});
const canceled = {
  type: 'OrderCanceled',
  at,
  orderId,
  code: 'REQUESTED',
  cumulative: quantity(0n),
} as const;
const rejected = {
  type: 'OrderRejected',
  at,
  orderId,
  code: 'PRICE_OFF_TICK',
  detail: '',
} as const;
const asked: OrderEvent = { type: 'OrderCancelRequested', data: { cause: 'TARGET_CHANGED' } };
const ended: OrderEvent = {
  type: 'OrderCanceled',
  data: { code: 'REQUESTED', cumulative: quantity(0n) },
};

const change = { quantity: quantity(150n), limitPrice: null, stopPrice: null };
const modify = (revision = 1, terms = change): OrderCommand => ({
  type: 'ModifyOrder',
  at,
  data: { revision, change: terms },
});
const modifying: OrderEvent = { type: 'OrderModifyRequested', data: { revision: 1, change } };
const modified: OrderEvent = { type: 'OrderModified', data: { revision: 1, change } };
const unmodified = (code: string, revision = 1): OrderEvent => ({
  type: 'OrderModifyRejected',
  data: { revision, code },
});
const update = { type: 'OrderUpdated', at, orderId, ...change } as const;
const modifyRejected = { type: 'ModifyRejected', at, orderId, code: 'ORDER_UNKNOWN' } as const;
const less = { ...change, quantity: quantity(40n) };

const modifications: readonly Scenario<OrderCommand, OrderEvent>[] = [
  { rule: 'the intent comes first', given: working, when: modify(), then: [modifying] },
  { rule: 'and once', given: [...working, modifying], when: modify(), then: [] },
  {
    rule: 'an older one is a duplicate',
    given: [...working, modifying, modified],
    when: modify(),
    then: [],
  },
  {
    rule: 'a further one waits for no answer but its own',
    given: [...working, modifying],
    when: modify(2),
    then: [unmodified('MODIFICATION_PENDING', 2)],
  },
  {
    rule: 'the next one follows the answer',
    given: [...working, modifying, modified],
    when: modify(2, less),
    then: [{ type: 'OrderModifyRequested', data: { revision: 2, change: less } }],
  },
  {
    rule: 'what waits is changed where it waits',
    given: [queued],
    when: modify(),
    then: [modified],
  },
  {
    rule: 'and is sent so',
    given: [queued, modified],
    when: release,
    then: [{ type: 'OrderSendIntended', data: { ticket: { ...buy, quantity: quantity(150n) } } }],
  },
  { rule: 'of nothing known nothing is said', given: [], when: modify(), then: [] },
  {
    rule: 'what has ended says so',
    given: [...working, ended],
    when: modify(),
    then: [unmodified('ORDER_CLOSED')],
  },
  {
    rule: 'what is to end is not changed',
    given: [...working, asked],
    when: modify(),
    then: [unmodified('CANCEL_REQUESTED')],
  },
  {
    rule: 'to what has filled meanwhile it is not',
    given: [...working, filled(40n, 40n)],
    when: modify(1, less),
    then: [unmodified('QUANTITY_FILLED')],
  },
  {
    rule: 'the venue has changed it',
    given: [...working, modifying],
    when: record(update),
    then: [modified],
  },
  {
    rule: 'the same terms again are the venue’s own news',
    given: [...working, modifying, modified],
    when: record(update),
    then: [{ type: 'OrderUpdated', data: change }],
  },
  {
    rule: 'the venue has not',
    given: [...working, modifying],
    when: record(modifyRejected),
    then: [unmodified('ORDER_UNKNOWN')],
  },
  {
    rule: 'an answer that nobody waits for is a duplicate',
    given: [...working, modifying, modified],
    when: record(modifyRejected),
    then: [],
  },
  {
    rule: 'other terms are the venue’s own',
    given: [...working, modifying],
    when: record({ ...update, quantity: quantity(60n) }),
    then: [{ type: 'OrderUpdated', data: { ...change, quantity: quantity(60n) } }],
  },
  {
    rule: 'a fill may come before the answer',
    given: [...working, modifying],
    when: record(fillOf(100n)),
    then: [filled(100n, 100n)],
  },
  {
    rule: 'a cancel need not wait for the answer',
    given: [...working, modifying],
    when: cancel,
    then: [asked],
  },
];

describe('a change of an order', () => {
  it.each(modifications.map((scenario) => [scenario.rule, scenario] as const))(
    '%s',
    (_rule, scenario) => {
      expect(decided(order, scenario)).toEqual(scenario.then);
    },
  );

  const begun = [submit, record(acceptance), modify()];
  it.each<[string, OrderCommand[], string, bigint]>([
    [
      'more of it works on after the old whole has filled',
      [record(fillOf(100n))],
      'accepted',
      150n,
    ],
    [
      'and is filled by the rest',
      [record(fillOf(100n)), record(update), record(fillOf(50n, 'order/2'))],
      'filled',
      150n,
    ],
    [
      'refused after that it was all',
      [record(fillOf(100n)), record(modifyRejected)],
      'filled',
      100n,
    ],
    ['refused it is as it was', [record(modifyRejected)], 'accepted', 100n],
    ['a cancel ends either', [cancel, record(canceled)], 'canceled', 150n],
  ])('%s', (_rule, then, status, whole) => {
    const { state } = play(order, [...begun, ...then]);
    expect(state.status).toBe(status);
    expect(wholeOf(state)).toBe(whole);
  });

  it('to less ends with what has filled by the answer', () => {
    const shrink = { ...update, ...less };
    const { state } = play(order, [
      submit,
      record(acceptance),
      modify(1, less),
      record(fillOf(40n)),
      record(shrink),
    ]);
    expect(state.status).toBe('filled');
  });
});

const scenarios: readonly Scenario<OrderCommand, OrderEvent>[] = [
  { rule: 'the intent to send comes first', given: [], when: submit, then: [intended] },
  { rule: 'what has to wait is queued', given: [], when: queue, then: [queued] },
  { rule: 'and queued once', given: [queued], when: queue, then: [] },
  { rule: 'its turn is the intent to send', given: [queued], when: release, then: [intended] },
  { rule: 'a turn comes once', given: [queued, intended], when: release, then: [] },
  { rule: 'what never waited has no turn', given: [], when: release, then: [] },
  { rule: 'a cancel ends it unsent, at once', given: [queued], when: cancel, then: [ended] },
  { rule: 'no turn comes after that', given: [queued, ended], when: release, then: [] },
  { rule: 'an order is sent once', given: [intended], when: submit, then: [] },
  {
    rule: 'what was sent is submitted',
    given: [intended],
    when: { type: 'RecordSent', at, data: {} },
    then: [submitted],
  },
  {
    rule: 'and submitted once',
    given: [intended, submitted],
    when: { type: 'RecordSent', at, data: {} },
    then: [],
  },
  {
    rule: 'more than was approved is not sent',
    given: [intended],
    when: refuse,
    then: [{ type: 'OrderSendRefused', data: excess }],
  },
  {
    rule: 'what is on its way is not refused',
    given: [intended, submitted],
    when: refuse,
    then: [],
  },
  {
    rule: 'what was refused is not sent',
    given: [intended, { type: 'OrderSendRefused', data: excess }],
    when: { type: 'RecordSent', at, data: {} },
    then: [],
  },
  {
    rule: 'the venue accepts',
    given: [intended, submitted],
    when: record(acceptance),
    then: [accepted],
  },
  {
    rule: 'a second acceptance is a duplicate',
    given: working,
    when: record(acceptance),
    then: [],
  },
  {
    rule: 'an acceptance may come before we know it was sent',
    given: [intended],
    when: record(acceptance),
    then: [accepted],
  },
  {
    rule: 'the venue rejects',
    given: [intended, submitted],
    when: record(rejected),
    then: [
      {
        type: 'OrderRejected',
        data: { code: 'PRICE_OFF_TICK', detail: '', cumulative: quantity(0n) },
      },
    ],
  },
  { rule: 'a fill counts', given: working, when: record(fillOf(40n)), then: [filled(40n, 40n)] },
  {
    rule: 'fills add up',
    given: [...working, filled(40n, 40n)],
    when: record(fillOf(60n, 'order/2')),
    then: [filled(60n, 100n, 'order/2')],
  },
  {
    rule: 'an execution that is told again is the one that is booked',
    given: [...working, filled(40n, 40n)],
    when: record(fillOf(40n)),
    then: [],
  },
  {
    rule: 'also after others, and once the order has ended',
    given: [...working, filled(40n, 40n), filled(60n, 100n, 'order/2')],
    when: record(fillOf(40n)),
    then: [],
  },
  {
    rule: 'a fill after a cancel is true all the same',
    given: [...working, ended],
    when: record(fillOf(40n)),
    then: [filled(40n, 40n)],
  },
  {
    rule: 'a fill of an order nobody knows is none of ours',
    given: [],
    when: record(fillOf(40n)),
    then: [],
  },
  { rule: 'a cancel is asked for', given: working, when: cancel, then: [asked] },
  { rule: 'and asked for once', given: [...working, asked], when: cancel, then: [] },
  {
    rule: 'nothing cancels what is filled',
    given: [...working, filled(100n, 100n)],
    when: cancel,
    then: [],
  },
  {
    rule: 'the venue cancels, with what was filled before',
    given: [...working, filled(40n, 40n)],
    when: record(canceled),
    then: [{ type: 'OrderCanceled', data: { code: 'REQUESTED', cumulative: quantity(40n) } }],
  },
  {
    rule: 'a second cancel is a duplicate',
    given: [...working, ended],
    when: record(canceled),
    then: [],
  },
  {
    rule: 'time in force ends it',
    given: working,
    when: record({ type: 'OrderExpired', at, orderId, cumulative: quantity(0n) }),
    then: [{ type: 'OrderExpired', data: { cumulative: quantity(0n) } }],
  },
  {
    rule: 'the venue arms a protective order by itself',
    given: [],
    when: record({ type: 'OrderArmed', at, ticket: buy }),
    then: [{ type: 'OrderArmed', data: { ticket: buy } }],
  },
  {
    rule: 'and arms it once',
    given: [{ type: 'OrderArmed', data: { ticket: buy } }],
    when: record({ type: 'OrderArmed', at, ticket: buy }),
    then: [],
  },
  {
    rule: 'the venue resizes',
    given: working,
    when: record({
      type: 'OrderUpdated',
      at,
      orderId,
      quantity: quantity(60n),
      limitPrice: null,
      stopPrice: null,
    }),
    then: [
      {
        type: 'OrderUpdated',
        data: { quantity: quantity(60n), limitPrice: null, stopPrice: null },
      },
    ],
  },
  {
    rule: 'a stop is reached',
    given: working,
    when: record({ type: 'OrderTriggered', at, orderId }),
    then: [{ type: 'OrderTriggered', data: {} }],
  },
  {
    rule: 'a refused cancel leaves the order working',
    given: [...working, asked],
    when: record({ type: 'CancelRejected', at, orderId, code: 'ORDER_UNKNOWN' }),
    then: [{ type: 'OrderCancelRejected', data: { code: 'ORDER_UNKNOWN' } }],
  },
];

describe('an order', () => {
  it.each(scenarios.map((scenario) => [scenario.rule, scenario] as const))(
    '%s',
    (_rule, scenario) => {
      expect(decided(order, scenario)).toEqual(scenario.then);
    },
  );

  it('is open until it is filled whole', () => {
    const { state } = play(order, [submit, record(acceptance), record(fillOf(60n))]);
    expect(isOpen(state)).toBe(true);
    expect(state.filled).toBe(60n);
    const done = play(order, [
      submit,
      record(acceptance),
      record(fillOf(60n)),
      record(fillOf(40n, 'order/2')),
    ]);
    expect(done.state.status).toBe('filled');
    expect(isOpen(done.state)).toBe(false);
  });

  it('asks for a cancel again once the first was refused', () => {
    const refused = record({ type: 'CancelRejected', at, orderId, code: 'ORDER_UNKNOWN' });
    const { events } = play(order, [submit, record(acceptance), cancel, refused, cancel]);
    expect(events.filter(({ type }) => type === 'OrderCancelRequested')).toHaveLength(2);
  });
});
