import { describe, expect, it } from '@jest/globals';
import { planOf, randomBars } from '@stratvector/backtest/fixture';
import { price, quantity } from '@stratvector/model';
import type { OrderTicket } from '@stratvector/model';
import { DROPPED, MUSEUM } from '@stratvector/testing';
import type { MuseumId } from '@stratvector/testing';
import { BrokerBench } from './broker-bench.fixture.ts';

const plan = planOf({ AAA: randomBars(5, 1) });

const opened = async (id: MuseumId): Promise<BrokerBench> => {
  const bench = new BrokerBench(plan, id);
  await bench.start();
  return bench;
};

const RESTS: Partial<OrderTicket> = {
  type: 'limit',
  limitPrice: price(50_000_000n),
  timeInForce: 'GTC',
};

/** Buys 100 at a broker with that behavior, and asks it how things stand. */
const bought = async (id: MuseumId): Promise<BrokerBench> => {
  const bench = await opened(id);
  await bench.approve(bench.ticket('a'));
  await bench.trade();
  await bench.pass();
  await bench.away();
  return bench;
};

const FILLED = ['filled', 100n, false];

describe('what was seen of Interactive Brokers', () => {
  it.each<MuseumId>(['IB-01', 'IB-02', 'IB-03', 'IB-04', 'IB-05', 'IB-07', 'IB-08', 'IB-10'])(
    '%s leaves an order filled, each execution booked once',
    async (id) => {
      const bench = await bought(id);
      expect(await bench.standing('a')).toEqual(FILLED);
      const types = await bench.types('order-a');
      expect(types.filter((type) => type === 'OrderFilled')).toHaveLength(2);
      expect(types).not.toContain('OrderUnknown');
      expect(bench.breaks).toEqual([]);
    },
  );

  it('IB-04: commissions are told apart, each once', async () => {
    const bench = await bought('IB-04');
    const told = bench.said.flatMap((one) => ('fact' in one ? [one.fact] : []));
    expect(told.filter(({ kind }) => kind === 'charged')).toMatchObject([
      { tradeId: 'E1.01', commission: 10_000n },
      { tradeId: 'E2.01', commission: 10_000n },
    ]);
  });

  it('IB-06: a correction takes the place of a fill, and the order is done once the broker lists it so', async () => {
    const bench = await opened('IB-06');
    await bench.approve(bench.ticket('a'));
    await bench.trade();
    expect(await bench.standing('a')).toEqual(['unknown', 99n, true]);
    await bench.pass();
    expect(await bench.standing('a')).toEqual(['filled', 99n, false]);
    await bench.away();
    expect(await bench.types('order-a')).toEqual([
      'OrderSendIntended',
      'OrderSubmitted',
      'OrderAccepted',
      'OrderFilled',
      'OrderFilled',
      'OrderFillBusted',
      'OrderFilled',
      'OrderDone',
    ]);
    expect(bench.breaks).toEqual([]);
  });

  it('IB-08: without its end an answer proves no absence', async () => {
    const bench = await opened('IB-08');
    await bench.approve(bench.ticket('a'));
    await bench.away(() => {
      // The broker never had it: as if the order had been lost on the way.
      bench.broker.book.orders.length = 0;
    });
    for (let hours = 0; hours < 3; hours += 1) await bench.pass();
    expect(await bench.types('reconciliation-A')).not.toContain('AbsenceNoted');
    expect((await bench.standing('a'))[2]).toBe(true);
  });

  it('IB-09: what filled while we were away is booked', async () => {
    const bench = await opened('IB-09');
    await bench.approve(bench.ticket('a'));
    await bench.away(() => bench.broker.trade(bench.now));
    expect(await bench.standing('a')).toEqual(FILLED);
    expect(bench.breaks).toEqual([]);
  });

  it('IB-11: orders are told apart by our ids, whatever the broker calls them', async () => {
    const bench = await opened('IB-11');
    await bench.approve(bench.ticket('a', RESTS));
    await bench.away();
    await bench.approve(bench.ticket('b'));
    await bench.trade();
    await bench.away();
    expect(bench.broker.book.orders.map(({ venueOrderId }) => venueOrderId)).toEqual(['B1', 'B1']);
    expect(await bench.standing('a')).toEqual(['accepted', 0n, true]);
    expect(await bench.standing('b')).toEqual(FILLED);
  });

  it('IB-12: an id that was used is no refusal of what stands under it', async () => {
    const bench = await opened('IB-12');
    const resting = bench.ticket('a', RESTS);
    bench.broker.book.place(resting, 1);
    await bench.approve(resting);
    expect(await bench.standing('a')).toEqual(['unknown', 0n, true]);
    await bench.pass();
    expect(await bench.standing('a')).toEqual(['accepted', 0n, true]);
  });

  it('IB-13: two live orders under one id are a break until one is gone', async () => {
    const bench = await opened('IB-13');
    const resting = bench.ticket('a', RESTS);
    await bench.approve(resting);
    await bench.change({ ...resting, quantity: quantity(60n) });
    await bench.pass();
    expect(bench.breaks).toEqual(['ORDER_TWICE/a']);
    const [old] = bench.broker.book.orders;
    if (old) bench.broker.book.end(old, 'inactive');
    await bench.pass();
    expect(bench.breaks).toEqual([]);
  });

  it('IB-14: what is never answered is unknown, and proven absent by two answers apart', async () => {
    const bench = await opened('IB-14');
    await bench.approve(bench.ticket('a', { reason: DROPPED }));
    await bench.pass();
    expect(await bench.standing('a')).toEqual(['unknown', 0n, true]);
    await bench.pass();
    expect(await bench.standing('a')).toEqual(['canceled', 0n, false]);
    expect(await bench.types('order-a')).toEqual([
      'OrderSendIntended',
      'OrderSubmitted',
      'OrderUnknown',
      'OrderNotAtVenue',
    ]);
    await bench.approve(bench.ticket('b'));
    await bench.trade();
    expect(await bench.standing('b')).toEqual(FILLED);
  });

  it('IB-15: a cancel that waits is waited for', async () => {
    const bench = await opened('IB-15');
    const resting = bench.ticket('a', RESTS);
    await bench.approve(resting);
    await bench.cancel(resting.clientOrderId);
    await bench.pass();
    await bench.trade();
    expect(await bench.standing('a')).toEqual(['accepted', 0n, true]);
    await bench.trade();
    expect(await bench.standing('a')).toEqual(['canceled', 0n, false]);
  });

  it('IB-16: a rejection after fills ends with what has filled', async () => {
    const bench = await bought('IB-16');
    expect(await bench.standing('a')).toEqual(['rejected', 50n, false]);
    const told = bench.said.flatMap((one) => ('fact' in one ? [one.fact] : []));
    expect(told.at(-1)).toEqual({ kind: 'rejected', code: 'INSTRUMENT_HALTED', cumulative: 50n });
    expect(bench.breaks).toEqual([]);
  });

  it('IB-17: a cancel that is not allowed leaves the order as the broker has it', async () => {
    const bench = await opened('IB-17');
    const resting = bench.ticket('a', RESTS);
    await bench.approve(resting);
    await bench.away();
    await bench.cancel(resting.clientOrderId);
    expect(await bench.standing('a')).toEqual(['accepted', 0n, true]);
    const causes = (await bench.events('reconciliation-A')).filter(
      ({ type }) => String(type) === 'ReconciliationBegan',
    );
    expect(causes.at(-1)?.data).toMatchObject({ cause: 'DOUBT' });
  });

  it('IB-18: what ended before midnight is nobody’s to guess', async () => {
    const bench = await opened('IB-18');
    await bench.approve(bench.ticket('a'));
    await bench.pass();
    await bench.away(() => {
      bench.broker.trade(bench.now);
      bench.broker.midnight((bench.now + 1n) as typeof bench.now);
    });
    for (let hours = 0; hours < 3; hours += 1) await bench.pass();
    expect(await bench.standing('a')).toEqual(['unknown', 0n, true]);
    expect(bench.breaks).toEqual(['ORDER_ABSENT/a', 'POSITION_DIFFERS/AAA']);
  });

  it('IB-18: an inactive order among the open ones is there', async () => {
    const bench = await opened('IB-18');
    const resting = bench.ticket('a', RESTS);
    await bench.approve(resting);
    await bench.cancel(resting.clientOrderId);
    for (let hours = 0; hours < 2; hours += 1) await bench.pass();
    expect(await bench.standing('a')).toEqual(['canceled', 0n, false]);
    expect(bench.breaks).toEqual([]);
  });

  it('IB-19: what is somebody else’s is told, and nothing of it is booked', async () => {
    const bench = await bought('IB-19');
    expect(await bench.standing('a')).toEqual(FILLED);
    expect(bench.breaks).toEqual([
      'EXECUTION_UNMATCHED/E1.01',
      'ORDER_NOT_OURS/B3',
      'POSITION_DIFFERS/AAA',
    ]);
    expect(bench.broken.at(-1)).toMatchObject({ ours: 100n, venues: 107n });
  });

  it('has a row here for each behavior', () => {
    expect(Object.keys(MUSEUM)).toHaveLength(19);
  });
});
