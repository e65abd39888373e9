import { describe, expect, it } from '@jest/globals';
import type { Timestamp } from '@stratvector/kernel';
import { clientOrderId, money, price, quantity, tradeId, venueOrderId } from '@stratvector/model';
import type { VenueAmendment, VenueFact } from '@stratvector/model';
import { decided, play, ticket } from '@stratvector/testing';
import type { Scenario } from '@stratvector/testing';
import type { UnknownCause } from './doubt-events.ts';
import type { OrderCommand, OrderEvent } from './events.ts';
import { isOpen } from './open.ts';
import { order } from './order.ts';

const at = 1n as Timestamp;
const orderId = clientOrderId('order');
const buy = ticket();

const fillOf = (count: bigint, id = 'E1.01') => ({
  tradeId: tradeId(id),
  quantity: quantity(count),
  price: price(100_000_000n),
  commission: money(0n),
  fees: money(0n),
  slippage: money(0n),
  moment: 'inside' as const,
  barOpenTime: at,
  policyDecided: false,
});
const factOf = (count: bigint, id?: string) =>
  ({ type: 'OrderFilled', at, orderId, ...fillOf(count, id) }) as const;

const submit: OrderCommand = { type: 'SubmitOrder', at, data: { ticket: buy } };
const record = (fact: VenueFact): OrderCommand => ({ type: 'RecordVenueFact', at, data: { fact } });
const amend = (amendment: VenueAmendment): OrderCommand => ({
  type: 'RecordAmendment',
  at,
  data: { amendment },
});
const doubtOf = (cause: UnknownCause): OrderCommand => ({
  type: 'DoubtOrder',
  at,
  data: { cause },
});
const absence: OrderCommand = { type: 'RecordAbsence', at, data: { since: at, snapshots: 2 } };
const done = (count: bigint): OrderCommand => ({
  type: 'RecordDone',
  at,
  data: { cumulative: quantity(count) },
});
const resolve: OrderCommand = {
  type: 'ResolveOrder',
  at,
  data: { by: 'ann', reason: 'asked the broker' },
};
const standing = (count: bigint): OrderCommand =>
  amend({ type: 'OrderStanding', at, orderId, cumulative: quantity(count) });
const correct = (corrects: string, count: bigint, id: string): OrderCommand =>
  amend({
    type: 'ExecutionCorrected',
    at,
    orderId,
    corrects: tradeId(corrects),
    fill: fillOf(count, id),
  });
const bust = (id: string): OrderCommand =>
  amend({ type: 'ExecutionBusted', at, orderId, tradeId: tradeId(id) });
const charge = (id: string): OrderCommand =>
  amend({
    type: 'CommissionCharged',
    at,
    orderId,
    tradeId: tradeId(id),
    commission: money(5n),
    fees: money(1n),
  });

const queued: OrderEvent = { type: 'OrderQueued', data: { ticket: buy, sendAt: at } };
const intended: OrderEvent = { type: 'OrderSendIntended', data: { ticket: buy } };
const submitted: OrderEvent = { type: 'OrderSubmitted', data: {} };
const accepted: OrderEvent = { type: 'OrderAccepted', data: { venueOrderId: venueOrderId('B1') } };
const unknown = (cause: UnknownCause = 'SEND_NOT_RECORDED'): OrderEvent => ({
  type: 'OrderUnknown',
  data: { cause },
});
const filled = (count: bigint, cumulative: bigint, id?: string): OrderEvent => ({
  type: 'OrderFilled',
  data: { fill: factOf(count, id), cumulative: quantity(cumulative) },
});
const canceled = (cumulative: bigint): OrderEvent => ({
  type: 'OrderCanceled',
  data: { code: 'REQUESTED', cumulative: quantity(cumulative) },
});
const missing = (booked: bigint, cumulative: bigint): OrderEvent => ({
  type: 'OrderFillsMissing',
  data: { booked: quantity(booked), cumulative: quantity(cumulative) },
});
const busted = (
  id: string,
  was: bigint | null,
  cumulative: bigint,
  by: string | null,
): OrderEvent => ({
  type: 'OrderFillBusted',
  data: {
    tradeId: tradeId(id),
    fill: was === null ? null : factOf(was, id),
    replacedBy: by === null ? null : tradeId(by),
    cumulative: quantity(cumulative),
  },
});
const charged = (id: string): OrderEvent => ({
  type: 'OrderCharged',
  data: { tradeId: tradeId(id), commission: money(5n), fees: money(1n) },
});
const gone: OrderEvent = {
  type: 'OrderNotAtVenue',
  data: { since: at, snapshots: 2, cumulative: quantity(0n) },
};
const finished = (count: bigint): OrderEvent => ({
  type: 'OrderDone',
  data: { cumulative: quantity(count) },
});
const settled: OrderEvent = {
  type: 'OrderResolved',
  data: { by: 'ann', reason: 'asked the broker', cumulative: quantity(0n) },
};
const acceptance = record({
  type: 'OrderAccepted',
  at,
  orderId,
  venueOrderId: venueOrderId('B1'),
});
const rejection = (code: 'DUPLICATE_ORDER_ID' | 'INSTRUMENT_HALTED') =>
  record({ type: 'OrderRejected', at, orderId, code, detail: '' });
const rejected = (cumulative: bigint): OrderEvent => ({
  type: 'OrderRejected',
  data: { code: 'INSTRUMENT_HALTED', detail: '', cumulative: quantity(cumulative) },
});
const cancellation = (cumulative: bigint) =>
  record({
    type: 'OrderCanceled',
    at,
    orderId,
    code: 'REQUESTED',
    cumulative: quantity(cumulative),
  });

const lost = [intended, unknown()];
const working = [intended, submitted, accepted];
const whole = [...working, filled(100n, 100n)];

type Row = Scenario<OrderCommand, OrderEvent>;

const unknowns: readonly Row[] = [
  {
    rule: 'an intent whose send nobody noted',
    given: [intended],
    when: doubtOf('SEND_NOT_RECORDED'),
    then: [unknown()],
  },
  {
    rule: 'what was sent and never answered',
    given: [intended, submitted],
    when: doubtOf('UNANSWERED'),
    then: [unknown('UNANSWERED')],
  },
  {
    rule: 'what was there and is listed no longer',
    given: working,
    when: doubtOf('ABSENT'),
    then: [unknown('ABSENT')],
  },
  { rule: 'is so once', given: lost, when: doubtOf('UNANSWERED'), then: [] },
  { rule: 'not what waits here', given: [queued], when: doubtOf('SEND_NOT_RECORDED'), then: [] },
  {
    rule: 'not what has ended',
    given: [...working, canceled(0n)],
    when: doubtOf('ABSENT'),
    then: [],
  },
  { rule: 'not what was never there', given: [], when: doubtOf('ABSENT'), then: [] },
  {
    rule: 'an id that the venue has had before is no refusal',
    given: [intended, submitted],
    when: rejection('DUPLICATE_ORDER_ID'),
    then: [unknown('DUPLICATE_ORDER_ID')],
  },
  { rule: 'nor once more', given: lost, when: rejection('DUPLICATE_ORDER_ID'), then: [] },
  { rule: 'it is never sent again', given: lost, when: submit, then: [] },
  {
    rule: 'nor noted as sent',
    given: lost,
    when: { type: 'RecordSent', at, data: {} },
    then: [],
  },
];

const evidence: readonly Row[] = [
  { rule: 'it works', given: lost, when: acceptance, then: [accepted] },
  { rule: 'it fills', given: lost, when: record(factOf(40n)), then: [filled(40n, 40n)] },
  { rule: 'it was canceled', given: lost, when: cancellation(0n), then: [canceled(0n)] },
  {
    rule: 'it was rejected',
    given: lost,
    when: rejection('INSTRUMENT_HALTED'),
    then: [rejected(0n)],
  },
  {
    rule: 'it expired',
    given: lost,
    when: record({ type: 'OrderExpired', at, orderId, cumulative: quantity(0n) }),
    then: [{ type: 'OrderExpired', data: { cumulative: quantity(0n) } }],
  },
  {
    rule: 'it is done',
    given: [...lost, filled(99n, 99n)],
    when: done(99n),
    then: [finished(99n)],
  },
  {
    rule: 'but not with fills that are not here',
    given: [...lost, filled(40n, 40n)],
    when: done(100n),
    then: [missing(40n, 100n)],
  },
  { rule: 'it is not there', given: lost, when: absence, then: [gone] },
  {
    rule: 'which is no word on one that is known',
    given: working,
    when: absence,
    then: [],
  },
  {
    rule: 'nor on one that has filled',
    given: [...lost, filled(40n, 40n)],
    when: absence,
    then: [],
  },
  {
    rule: 'nor on one of which the venue has counted fills',
    given: [...lost, missing(0n, 40n)],
    when: absence,
    then: [],
  },
  { rule: 'a person knows', given: lost, when: resolve, then: [settled] },
  { rule: 'of what is known no person decides', given: working, when: resolve, then: [] },
  {
    rule: 'after all it was there: the fill is true',
    given: [...lost, gone],
    when: record(factOf(100n)),
    then: [filled(100n, 100n)],
  },
];

const gaps: readonly Row[] = [
  { rule: 'the venue counts more', given: working, when: standing(40n), then: [missing(0n, 40n)] },
  {
    rule: 'and says it twice',
    given: [...working, missing(0n, 40n)],
    when: standing(40n),
    then: [],
  },
  {
    rule: 'or more yet',
    given: [...working, missing(0n, 40n)],
    when: standing(60n),
    then: [missing(0n, 60n)],
  },
  {
    rule: 'as much as is here is no news',
    given: [...working, filled(40n, 40n)],
    when: standing(40n),
    then: [],
  },
  {
    rule: 'less is an old word',
    given: [...working, filled(40n, 40n)],
    when: standing(20n),
    then: [],
  },
  {
    rule: 'an end counts what is not here, and holds it back',
    given: [...working, filled(20n, 20n)],
    when: cancellation(50n),
    then: [missing(20n, 50n), canceled(50n)],
  },
  {
    rule: 'an end by time too',
    given: working,
    when: record({ type: 'OrderExpired', at, orderId, cumulative: quantity(10n) }),
    then: [missing(0n, 10n), { type: 'OrderExpired', data: { cumulative: quantity(10n) } }],
  },
  {
    rule: 'an end that counts less than what is here is mistaken in that',
    given: [...working, filled(40n, 40n)],
    when: cancellation(20n),
    then: [canceled(40n)],
  },
  {
    rule: 'the fill that was missing comes late',
    given: [...working, missing(0n, 50n), canceled(50n)],
    when: record(factOf(50n)),
    then: [filled(50n, 50n)],
  },
  {
    rule: 'a rejection after fills says how many',
    given: [...working, filled(50n, 50n)],
    when: rejection('INSTRUMENT_HALTED'),
    then: [rejected(50n)],
  },
];

const amendments: readonly Row[] = [
  {
    rule: 'a correction takes the place of a fill',
    given: whole,
    when: correct('E1.01', 99n, 'E1.02'),
    then: [busted('E1.01', 100n, 0n, 'E1.02'), filled(99n, 99n, 'E1.02')],
  },
  {
    rule: 'and comes once',
    given: [...whole, busted('E1.01', 100n, 0n, 'E1.02'), filled(99n, 99n, 'E1.02')],
    when: correct('E1.01', 99n, 'E1.02'),
    then: [],
  },
  {
    rule: 'what it has replaced is not booked again',
    given: [...whole, busted('E1.01', 100n, 0n, 'E1.02'), filled(99n, 99n, 'E1.02')],
    when: record(factOf(100n)),
    then: [],
  },
  {
    rule: 'a correction of the correction',
    given: [...whole, busted('E1.01', 100n, 0n, 'E1.02'), filled(99n, 99n, 'E1.02')],
    when: correct('E1.02', 98n, 'E1.03'),
    then: [busted('E1.02', 99n, 0n, 'E1.03'), filled(98n, 98n, 'E1.03')],
  },
  {
    rule: 'a correction of what was never told stands for it',
    given: working,
    when: correct('E1.01', 99n, 'E1.02'),
    then: [busted('E1.01', null, 0n, 'E1.02'), filled(99n, 99n, 'E1.02')],
  },
  {
    rule: 'and leaves no room for it later',
    given: [...working, busted('E1.01', null, 0n, 'E1.02'), filled(99n, 99n, 'E1.02')],
    when: record(factOf(100n)),
    then: [],
  },
  {
    rule: 'a fill never was',
    given: whole,
    when: bust('E1.01'),
    then: [busted('E1.01', 100n, 0n, null)],
  },
  {
    rule: 'and was not once',
    given: [...whole, busted('E1.01', 100n, 0n, null)],
    when: bust('E1.01'),
    then: [],
  },
  {
    rule: 'a fill of an order that ended never was',
    given: [...working, filled(40n, 40n), canceled(40n)],
    when: bust('E1.01'),
    then: [busted('E1.01', 40n, 0n, null)],
  },
  {
    rule: 'a commission comes later',
    given: whole,
    when: charge('E1.01'),
    then: [charged('E1.01')],
  },
  { rule: 'or before its fill', given: working, when: charge('E1.01'), then: [charged('E1.01')] },
  { rule: 'and once', given: [...whole, charged('E1.01')], when: charge('E1.01'), then: [] },
  {
    rule: 'each its own',
    given: [...whole, charged('E1.01')],
    when: charge('E2.01'),
    then: [charged('E2.01')],
  },
  { rule: 'of nobody’s order nothing is said', given: [], when: charge('E1.01'), then: [] },
];

describe.each<[string, readonly Row[]]>([
  ['an order of which nobody knows what became', unknowns],
  ['evidence of it', evidence],
  ['fills that are missing', gaps],
  ['what is said after the fact', amendments],
])('%s', (_what, rows) => {
  it.each(rows.map((row) => [row.rule, row] as const))('%s', (_rule, row) => {
    expect(decided(order, row)).toEqual(row.then);
  });
});

describe('the state of an order in doubt', () => {
  it.each<[string, readonly OrderCommand[], string, bigint]>([
    ['unknown it is open', [doubtOf('UNANSWERED')], 'unknown', 0n],
    [
      'a fill alone does not say whether it works',
      [doubtOf('UNANSWERED'), record(factOf(40n))],
      'unknown',
      40n,
    ],
    ['the last fill does', [doubtOf('UNANSWERED'), record(factOf(100n))], 'filled', 100n],
    [
      'corrected to less it is unknown',
      [record(factOf(100n)), correct('E1.01', 99n, 'E1.02')],
      'unknown',
      99n,
    ],
    [
      'corrected in price alone it is filled',
      [record(factOf(100n)), correct('E1.01', 100n, 'E1.02')],
      'filled',
      100n,
    ],
    [
      'and done once the venue says so',
      [record(factOf(100n)), correct('E1.01', 99n, 'E1.02'), done(99n)],
      'filled',
      99n,
    ],
    [
      'a bust of an ended one leaves it ended',
      [record(factOf(40n)), cancellation(40n), bust('E1.01')],
      'canceled',
      0n,
    ],
    [
      'of two fills the other stays',
      [record(factOf(40n)), record(factOf(60n, 'E2.01')), bust('E1.01')],
      'unknown',
      60n,
    ],
  ])('%s', (_rule, commands, status, count) => {
    const { state } = play(order, [submit, acceptance, ...commands]);
    expect([state.status, state.filled]).toEqual([status, count]);
    expect(isOpen(state)).toBe(status === 'unknown');
  });

  it('is canceled as any other once it is known to work', () => {
    const cancel: OrderCommand = { type: 'CancelOrder', at, data: { cause: 'HALT' } };
    const { events } = play(order, [submit, doubtOf('UNANSWERED'), acceptance, cancel]);
    expect(events.at(-1)).toEqual({ type: 'OrderCancelRequested', data: { cause: 'HALT' } });
  });
});
