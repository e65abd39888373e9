import { describe, expect, it } from '@jest/globals';
import { order } from '@stratvector/domain-execution';
import { MemoryEventStore } from '@stratvector/event-store-memory';
import { Aggregates, timestampOfMilliseconds } from '@stratvector/kernel';
import { clientOrderId, money, price, quantity, tradeId, venueOrderId } from '@stratvector/model';
import type { VenueFact } from '@stratvector/model';
import { StepJournal } from '@stratvector/runtime';
import { ticket } from '@stratvector/testing';
import { OrderBoard } from './order-board.ts';

const at = timestampOfMilliseconds(86_400_000);
const [ONE, TWO] = [clientOrderId('one'), clientOrderId('two')];

const fillOf = (orderId: typeof ONE, count: bigint): VenueFact => ({
  type: 'OrderFilled',
  at,
  orderId,
  tradeId: tradeId(`${orderId}/${String(count)}`),
  quantity: quantity(count),
  price: price(100_000_000n),
  commission: money(10_000n),
  fees: money(0n),
  slippage: money(0n),
  moment: 'open',
  barOpenTime: at,
  policyDecided: false,
});

/** Execution's log of two orders, as its decider writes it. */
const opened = () => {
  const store = new MemoryEventStore(() => 0);
  const journal = new StepJournal();
  const orders = new Aggregates('order', order, journal);
  const hear = (id: typeof ONE, fact: VenueFact) =>
    orders.open(id).step({ type: 'RecordVenueFact', at, data: { fact } });
  const submit = (id: typeof ONE) => {
    const data = { ticket: ticket({ clientOrderId: id }) };
    orders.open(id).step({ type: 'SubmitOrder', at, data });
    orders.open(id).step({ type: 'RecordSent', at, data: {} });
    hear(id, { type: 'OrderAccepted', at, orderId: id, venueOrderId: venueOrderId(id) });
  };
  const commit = () => store.append({ streams: journal.take(), handles: null, lease: null });
  return { board: new OrderBoard(store), submit, hear, commit };
};

describe('the board of orders', () => {
  it('shows orders in the order in which they came, as their log has them', async () => {
    const { board, submit, hear, commit } = opened();
    submit(ONE);
    submit(TWO);
    await commit();
    hear(ONE, fillOf(ONE, 100n));
    await commit();
    const shown = await board.orders();
    expect(shown.map(({ id, place, state }) => [id, place, state.status, state.filled])).toEqual([
      ['one', 1, 'filled', 100n],
      ['two', 2, 'accepted', 0n],
    ]);
    expect((await board.fills()).map(({ place, orderId }) => [place, orderId])).toEqual([
      [1, 'one'],
    ]);
  });

  it('reads on, and takes nothing twice, however many ask at once', async () => {
    const { board, submit, hear, commit } = opened();
    submit(ONE);
    await commit();
    expect(await board.orders()).toHaveLength(1);
    submit(TWO);
    hear(TWO, fillOf(TWO, 40n));
    hear(TWO, fillOf(TWO, 60n));
    await commit();
    const [orders, fills, again] = await Promise.all([
      board.orders(),
      board.fills(),
      board.orders(),
    ]);
    expect(orders.map(({ state }) => state.status)).toEqual(['accepted', 'filled']);
    expect(fills.map(({ place, fill }) => [place, fill.quantity])).toEqual([
      [1, 40n],
      [2, 60n],
    ]);
    expect(again).toEqual(orders);
  });
});
