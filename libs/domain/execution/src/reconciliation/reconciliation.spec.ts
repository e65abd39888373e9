import { describe, expect, it } from '@jest/globals';
import type { Break, BreakKind } from '@stratvector/contracts';
import type { Timestamp } from '@stratvector/kernel';
import {
  clientOrderId,
  fillOf,
  instrumentId,
  money,
  price,
  quantity,
  tradeId,
  venueOrderId,
} from '@stratvector/model';
import type { VenueExecution, VenueOrder } from '@stratvector/model';
import { decided, play, ticket } from '@stratvector/testing';
import type { ReconciliationCommand, ReconciliationEvent } from './events.ts';
import { onEnd, onExecution, onPresence } from './evidence.ts';
import { createReconciliation } from './reconciliation.ts';
import type { BookedOrder, BooksAtHand, VenueSnapshot } from './snapshot.ts';

const reconciliation = createReconciliation({ settle: 10n });
const TEST = instrumentId('TEST');
const time = (at: bigint): Timestamp => at as Timestamp;

const listed = (id: string | null, terms: Partial<VenueOrder> = {}): VenueOrder => ({
  orderId: id === null ? null : clientOrderId(id),
  venueOrderId: venueOrderId('B1'),
  instrumentId: TEST,
  side: 'buy',
  state: 'working',
  quantity: quantity(100n),
  limitPrice: null,
  stopPrice: null,
  cumulative: quantity(0n),
  cancellation: null,
  rejection: null,
  endedAt: null,
  armed: null,
  ...terms,
});

const execution = (id: string | null, count: bigint, trade = 'E1.01'): VenueExecution => ({
  at: time(1n),
  orderId: id === null ? null : clientOrderId(id),
  venueOrderId: venueOrderId('B1'),
  instrumentId: TEST,
  side: 'buy',
  tradeId: tradeId(trade),
  quantity: quantity(count),
  price: price(1n),
  commission: money(0n),
  fees: money(0n),
  slippage: money(0n),
  moment: 'inside',
  barOpenTime: time(1n),
  policyDecided: false,
  corrects: null,
});

const booked = (id: string, terms: Partial<BookedOrder> = {}): BookedOrder => ({
  orderId: clientOrderId(id),
  instrumentId: TEST,
  isOpen: true,
  hadLeft: true,
  isUnknown: false,
  filled: quantity(0n),
  claimed: quantity(0n),
  decidedAt: time(0n),
  ...terms,
});

const NOTHING: VenueSnapshot = {
  openOrders: [],
  completedOrders: [],
  executions: [],
  positions: [],
  coversFrom: time(0n),
};

const booksOf = (orders: readonly BookedOrder[], held = 0n): BooksAtHand => ({
  orders: new Map(orders.map((one) => [one.orderId, one])),
  positions: new Map(held === 0n ? [] : [[TEST, quantity(held)]]),
});

const begin = (run = 'r1'): ReconciliationCommand => ({
  type: 'BeginReconciliation',
  at: time(0n),
  data: { run, cause: 'LOGON' },
});
const began = (run = 'r1'): ReconciliationEvent => ({
  type: 'ReconciliationBegan',
  data: { run, cause: 'LOGON' },
});
const compare = (
  snapshot: Partial<VenueSnapshot>,
  books: BooksAtHand,
  at = 0n,
  run = 'r1',
): ReconciliationCommand => ({
  type: 'CompareBooks',
  at: time(at),
  data: { run, snapshot: { ...NOTHING, ...snapshot }, books },
});
const noted = (id: string, since = 0n): ReconciliationEvent => ({
  type: 'AbsenceNoted',
  data: { orderId: clientOrderId(id), since: time(since) },
});
const proven: ReconciliationEvent = {
  type: 'AbsenceProven',
  data: { orderId: clientOrderId('a'), since: time(0n) },
};

/** What a comparison finds, without its end. */
const found = (given: readonly ReconciliationEvent[], when: ReconciliationCommand) =>
  decided(reconciliation, { given, when }).filter(({ type }) => type !== 'ReconciliationCompleted');

describe('a run of questions', () => {
  it.each<
    [string, readonly ReconciliationEvent[], ReconciliationCommand, readonly ReconciliationEvent[]]
  >([
    ['begins', [], begin(), [began()]],
    ['once', [began()], begin(), []],
    [
      'in the place of one that was not answered',
      [began()],
      begin('r2'),
      [{ type: 'ReconciliationAbandoned', data: { run: 'r1' } }, began('r2')],
    ],
    ['whose answers then mean nothing', [began('r2')], compare({}, booksOf([booked('a')])), []],
    ['nor those of one that nobody asked for', [], compare({}, booksOf([booked('a')])), []],
    [
      'ends with what was compared',
      [began()],
      compare(
        { openOrders: [listed('a')], executions: [], coversFrom: time(5n) },
        booksOf([booked('a')]),
      ),
      [
        {
          type: 'ReconciliationCompleted',
          data: {
            run: 'r1',
            openOrders: 1,
            completedOrders: 0,
            executions: 0,
            positions: 0,
            breaks: 0,
            coversFrom: time(5n),
          },
        },
      ],
    ],
    [
      'says once that another leads',
      [],
      { type: 'RecordStaleSession', at: time(0n), data: { epoch: 1, current: 2 } },
      [{ type: 'LeadershipLost', data: { epoch: 1, current: 2 } }],
    ],
    [
      'and not again',
      [{ type: 'LeadershipLost', data: { epoch: 1, current: 2 } }],
      { type: 'RecordStaleSession', at: time(0n), data: { epoch: 1, current: 2 } },
      [],
    ],
  ])('%s', (_rule, given, when, then) => {
    expect(decided(reconciliation, { given, when })).toEqual(then);
  });
});

describe('an order that the venue lists nowhere', () => {
  const unknown = booked('a', { isUnknown: true });
  const ended: ReconciliationEvent = {
    type: 'AbsenceEnded',
    data: { orderId: clientOrderId('a') },
  };
  it.each<[string, readonly ReconciliationEvent[], ReconciliationCommand, readonly unknown[]]>([
    ['is noted', [began()], compare({}, booksOf([unknown])), [noted('a')]],
    [
      'is no more than noted until it has lasted',
      [began(), noted('a')],
      compare({}, booksOf([unknown]), 9n),
      [],
    ],
    [
      'is proven absent then',
      [began(), noted('a')],
      compare({}, booksOf([unknown]), 10n),
      [proven],
    ],
    [
      'is there after all',
      [began(), noted('a')],
      compare({ openOrders: [listed('a')] }, booksOf([unknown]), 10n),
      [ended],
    ],
    [
      'has ended',
      [began(), noted('a')],
      compare({ completedOrders: [listed('a', { state: 'canceled' })] }, booksOf([unknown]), 10n),
      [ended],
    ],
    [
      'is listed though it does not work',
      [began()],
      compare({ openOrders: [listed('a', { state: 'inactive' })] }, booksOf([unknown])),
      [],
    ],
    [
      'is not proven so by an answer that does not reach back to it',
      [began(), noted('a')],
      compare({ coversFrom: time(1n) }, booksOf([unknown]), 10n),
      [{ type: 'BreakOpened', data: expect.objectContaining({ kind: 'ORDER_ABSENT' }) }],
    ],
    [
      'nor where it has filled',
      [began(), noted('a')],
      compare({}, booksOf([booked('a', { isUnknown: true, filled: quantity(4n) })], 0n), 10n),
      [
        {
          type: 'BreakOpened',
          data: expect.objectContaining({ breakId: 'ORDER_ABSENT/a', ours: 4n }),
        },
      ],
    ],
    [
      'nor where the venue has counted fills of it',
      [began(), noted('a')],
      compare({}, booksOf([booked('a', { isUnknown: true, claimed: quantity(4n) })]), 10n),
      [
        { type: 'BreakOpened', data: expect.objectContaining({ kind: 'FILLS_DIFFER' }) },
        { type: 'BreakOpened', data: expect.objectContaining({ kind: 'ORDER_ABSENT' }) },
      ],
    ],
    [
      'is none that left after the venue was asked',
      [began()],
      compare({}, booksOf([booked('a', { hadLeft: false })])),
      [],
    ],
    [
      'is none once it is over',
      [began()],
      compare({}, booksOf([booked('a', { isOpen: false })])),
      [],
    ],
  ])('%s', (_rule, given, when, then) => {
    expect(found(given, when)).toEqual(then);
  });
});

describe('a break', () => {
  const rows: readonly [
    string,
    Partial<VenueSnapshot>,
    BooksAtHand,
    Partial<Break> & { kind: BreakKind },
  ][] = [
    [
      'an order that somebody gave by hand',
      { openOrders: [listed(null, { venueOrderId: venueOrderId('B9') })] },
      booksOf([]),
      { kind: 'ORDER_NOT_OURS', breakId: 'ORDER_NOT_OURS/B9', venues: quantity(100n) },
    ],
    [
      'an order under an id that we did not give',
      { openOrders: [listed('z')] },
      booksOf([]),
      { kind: 'ORDER_NOT_OURS', orderId: clientOrderId('z') },
    ],
    [
      'two orders under one id',
      { openOrders: [listed('a'), listed('a', { venueOrderId: venueOrderId('B2') })] },
      booksOf([booked('a')]),
      { kind: 'ORDER_TWICE', venueOrderId: venueOrderId('B2'), venues: quantity(200n) },
    ],
    [
      'an order that has ended with us',
      { openOrders: [listed('a')] },
      booksOf([booked('a', { isOpen: false })]),
      { kind: 'ORDER_STILL_OPEN', orderId: clientOrderId('a') },
    ],
    [
      'other fills of an order',
      { openOrders: [listed('a', { cumulative: quantity(40n) })] },
      booksOf([booked('a')]),
      { kind: 'FILLS_DIFFER', ours: quantity(0n), venues: quantity(40n) },
    ],
    [
      'fewer fills than we have booked',
      { completedOrders: [listed('a', { state: 'filled', cumulative: quantity(99n) })] },
      booksOf([booked('a', { isOpen: false, filled: quantity(100n) })]),
      { kind: 'FILLS_DIFFER', ours: quantity(100n), venues: quantity(99n) },
    ],
    [
      'fills by executions, where the order does not say',
      { openOrders: [listed('a', { cumulative: null })], executions: [execution('a', 30n)] },
      booksOf([booked('a')]),
      { kind: 'FILLS_DIFFER', venues: quantity(30n) },
    ],
    [
      'an execution of nobody',
      { executions: [execution(null, 7n)] },
      booksOf([]),
      { kind: 'EXECUTION_UNMATCHED', tradeId: tradeId('E1.01'), venues: quantity(7n) },
    ],
    [
      'an execution of an order that we do not know',
      { executions: [execution('z', 7n)] },
      booksOf([]),
      { kind: 'EXECUTION_UNMATCHED', orderId: clientOrderId('z') },
    ],
    [
      'a position that we do not hold',
      { positions: [{ instrumentId: TEST, quantity: quantity(7n) }] },
      booksOf([]),
      { kind: 'POSITION_DIFFERS', ours: quantity(0n), venues: quantity(7n) },
    ],
    [
      'a position that the venue does not hold',
      {},
      booksOf([], -5n),
      { kind: 'POSITION_DIFFERS', ours: quantity(-5n), venues: quantity(0n) },
    ],
  ];

  it.each(rows)('%s', (_rule, snapshot, books, expected) => {
    const events = found([began()], compare(snapshot, books));
    expect(events).toEqual([{ type: 'BreakOpened', data: expect.objectContaining(expected) }]);
  });

  it.each<[string, Partial<VenueSnapshot>, BooksAtHand]>([
    ['what agrees', { openOrders: [listed('a')] }, booksOf([booked('a')])],
    [
      'an order of somebody else that does not work',
      { openOrders: [listed(null, { state: 'inactive' })] },
      booksOf([]),
    ],
    [
      'fills that nobody can count',
      { openOrders: [listed('a', { cumulative: null })], coversFrom: time(5n) },
      booksOf([booked('a', { filled: quantity(3n) })]),
    ],
    [
      'what was filled and is held',
      {
        completedOrders: [listed('a', { state: 'filled', cumulative: quantity(100n) })],
        executions: [execution('a', 100n)],
        positions: [{ instrumentId: TEST, quantity: quantity(100n) }],
      },
      booksOf([booked('a', { isOpen: false, filled: quantity(100n) })], 100n),
    ],
  ])('none: %s', (_rule, snapshot, books) => {
    expect(found([began()], compare(snapshot, books))).toEqual([]);
  });

  it('is told when it opens, when it changes and when it is gone', () => {
    const held = (count: bigint, run: string) =>
      compare(
        { positions: [{ instrumentId: TEST, quantity: quantity(count) }] },
        booksOf([]),
        0n,
        run,
      );
    const script = ['r1', 'r2', 'r3', 'r4'].map((run) => begin(run));
    const counts = [7n, 7n, 9n, 0n];
    const { events, state } = play(
      reconciliation,
      script.flatMap((command, place) => [command, held(counts[place] ?? 0n, `r${place + 1}`)]),
    );
    const told = events.filter(({ type }) => type.startsWith('Break'));
    expect(told.map(({ type }) => type)).toEqual(['BreakOpened', 'BreakChanged', 'BreakClosed']);
    expect(told).toMatchObject([{ data: { venues: 7n } }, { data: { venues: 9n } }, {}]);
    expect(state.breaks.size).toBe(0);
  });
});

describe('evidence', () => {
  const at = time(3n);
  const told = (commands: readonly ({ readonly command: { readonly type: string } } | null)[]) =>
    commands.map((one) => one && [one.command.type, ...typesIn(one.command)]);
  const typesIn = (command: object): readonly string[] => {
    const { data } = command as {
      data?: { fact?: { type: string }; amendment?: { type: string } };
    };
    return [data?.fact?.type ?? data?.amendment?.type ?? []].flat();
  };

  it.each<[string, VenueOrder, readonly unknown[]]>([
    ['it works', listed('a'), [['RecordVenueFact', 'OrderAccepted']]],
    [
      'it works and has filled',
      listed('a', { cumulative: quantity(5n) }),
      [
        ['RecordVenueFact', 'OrderAccepted'],
        ['RecordAmendment', 'OrderStanding'],
      ],
    ],
    [
      'the venue made it',
      listed('a', { armed: ticket(), state: 'canceled' }),
      [['RecordVenueFact', 'OrderArmed']],
    ],
    ['it is nobody’s', listed(null), []],
    ['it does not work', listed('a', { state: 'inactive' }), []],
  ])('that is there: %s', (_rule, order, expected) => {
    expect(told(onPresence(order, at))).toEqual(expected);
  });

  it.each<[string, VenueOrder, unknown]>([
    ['working', listed('a'), null],
    ['canceled', listed('a', { state: 'canceled' }), ['RecordVenueFact', 'OrderCanceled']],
    ['expired', listed('a', { state: 'expired' }), ['RecordVenueFact', 'OrderExpired']],
    ['rejected', listed('a', { state: 'rejected' }), ['RecordVenueFact', 'OrderRejected']],
    ['filled', listed('a', { state: 'filled' }), ['RecordDone']],
    ['nobody’s', listed(null, { state: 'filled' }), null],
  ])('of an end: %s', (_rule, order, expected) => {
    expect(told([onEnd(order, at)])).toEqual([expected]);
  });

  it('of executions, and of what takes their place', () => {
    const one = execution('a', 5n);
    expect(onExecution(one)).toEqual({
      id: 'a',
      command: {
        type: 'RecordVenueFact',
        at: 1n,
        data: { fact: { type: 'OrderFilled', at: 1n, orderId: 'a', ...fillOf(one) } },
      },
    });
    expect(told([onExecution({ ...one, corrects: tradeId('E0.01') })])).toEqual([
      ['RecordAmendment', 'ExecutionCorrected'],
    ]);
    expect(onExecution(execution(null, 5n))).toBeNull();
  });
});
