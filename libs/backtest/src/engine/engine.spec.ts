import { describe, expect, it } from '@jest/globals';
import { replay } from '@stratvector/kernel';
import type { Journaled } from '@stratvector/kernel';
import { createAccount } from '@stratvector/domain-risk';
import type { AccountEvent } from '@stratvector/domain-risk';
import type { BarColumns } from '@stratvector/model';
import { fractionOfNumber, numberOfMoney } from '@stratvector/model';
import { Engine } from './engine.ts';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { planOf, randomBars } from './plan.fixture.ts';
import type { RunPlan } from './plan.ts';

const ran = (plan: RunPlan) => {
  const journal = new MemoryJournal();
  const record = new Engine(plan, journal).run();
  return { record, entries: [...journal.entries()] };
};

const accountEvents = (entries: readonly Journaled[]): readonly AccountEvent[] =>
  // The stream's name says whose events they are.
  entries.filter(({ stream }) => stream === 'account-A').map(({ event }) => event as AccountEvent);

const ONE = { AAA: randomBars(400, 1) };
const THREE = { AAA: randomBars(300, 1), BBB: randomBars(300, 2), CCC: randomBars(300, 3) };

describe('a run', () => {
  it('trades, stops and takes profits', () => {
    const { entries } = ran(planOf(ONE));
    const roles = accountEvents(entries).flatMap((event) =>
      event.type === 'FillBooked' ? [event.data.role] : [],
    );
    expect(new Set(roles)).toEqual(new Set(['entry', 'stop-loss', 'take-profit']));
  });

  it('gives the same log twice', () => {
    expect(ran(planOf(THREE)).entries).toEqual(ran(planOf(THREE)).entries);
  });

  it('does not depend on the order in which symbols are named', () => {
    const { AAA, BBB, CCC } = THREE;
    expect(ran(planOf({ CCC, AAA, BBB })).entries).toEqual(ran(planOf(THREE)).entries);
  });

  it('sees nothing of the bars to come', () => {
    const cut = (bars: BarColumns, length: number): BarColumns => ({
      ...bars,
      length,
      ...Object.fromEntries(
        (['openTime', 'closeTime', 'open', 'high', 'low', 'close', 'volume'] as const).map(
          (name) => [name, bars[name].slice(0, length)],
        ),
      ),
    });
    const before = ran(planOf({ AAA: cut(ONE.AAA, 200) })).entries;
    const last = before.at(-1)?.at ?? 0n;
    const decided = (entries: readonly Journaled[]) =>
      entries.filter(({ at, event }) => at < last && event.type !== 'OrderExpired');
    expect(decided(ran(planOf(ONE)).entries)).toEqual(decided(before));
  });

  it('leaves a log from which the books are made again', () => {
    const plan = planOf(THREE);
    const { record, entries } = ran(plan);
    const account = replay(createAccount(plan.terms), accountEvents(entries));
    const last = record.equity.at(record.equity.length - 1);
    const cash = last.equity - last.net;
    expect(numberOfMoney(account.cash)).toBeCloseTo(cash, 4);
    expect(account.reserved).toBe(0n);
    expect(account.exposureReserved).toBe(0n);
  });

  it('balances to the count after each event: cash is what was paid and earned', () => {
    const plan = planOf(THREE);
    let cash: bigint = plan.cash;
    let cost = 0n;
    let realized = 0n;
    let paid = 0n;
    for (const event of accountEvents(ran(plan).entries)) {
      if (event.type !== 'FillBooked') continue;
      const { commission, fees, notional, cashAfter } = event.data;
      cash -= notional + commission + fees;
      paid += notional;
      realized += event.data.realized;
      expect(cashAfter).toBe(cash);
    }
    const account = replay(createAccount(plan.terms), accountEvents(ran(plan).entries));
    for (const slot of account.slots) cost += slot.cost;
    // What was paid and is not the cost of what is held has been realized.
    expect(realized).toBe(cost - paid);
  });

  it('marks every instant once, cash and positions adding up to equity', () => {
    const { record } = ran(planOf(THREE));
    expect(record.equity.length).toBe(300);
    for (let row = 0; row < record.equity.length; row += 1) {
      const { net, gross } = record.equity.at(row);
      expect(Math.abs(net)).toBeLessThanOrEqual(gross + 1e-9);
    }
  });

  it('fills windows before its start and trades from there on', () => {
    const start = ONE.AAA.closeTime[100] ?? 0;
    const { record, entries } = ran(planOf(ONE, { start }));
    expect(record.equity.time[0]).toBe(start);
    const signals = entries.filter(({ event }) => event.type === 'SignalRaised');
    expect(Number((signals[0]?.at ?? 0n) / 1_000_000n)).toBeGreaterThanOrEqual(start);
  });

  it('halts for the session when a day loses too much, and for good in a drawdown', () => {
    const plan = planOf(ONE);
    const limits = {
      ...plan.terms.limits,
      maxDailyLoss: fractionOfNumber(0.01),
      maxDrawdown: fractionOfNumber(0.05),
    };
    const events = accountEvents(ran({ ...plan, terms: { ...plan.terms, limits } }).entries);
    const halts = events.flatMap((event) => (event.type === 'TradingHalted' ? [event.data] : []));
    expect(new Set(halts.map(({ cause }) => cause))).toEqual(
      new Set(['MAX_DAILY_LOSS', 'MAX_DRAWDOWN']),
    );
    const final = events.findIndex(
      (event) => event.type === 'TradingHalted' && event.data.cause === 'MAX_DRAWDOWN',
    );
    const entered = events
      .slice(final)
      .filter((event) => event.type === 'OrderApproved' && event.data.ticket.role === 'entry');
    expect(entered).toEqual([]);
  });

  it('fills at the very close where that is asked for', () => {
    const { entries } = ran(planOf(ONE, { fill: 'this-close' }));
    const fills = entries.filter(({ event }) => event.type === 'FillBooked');
    const signals = entries.filter(({ event }) => event.type === 'SignalRaised');
    expect(fills[0]?.at).toBe(signals[0]?.at);
  });
});
