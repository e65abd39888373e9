import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OrderEvent } from '@stratvector/domain-execution';
import type { AccountEvent } from '@stratvector/domain-risk';
import type { StrategyDefinition } from '@stratvector/domain-strategy';
import { millisecondsOf } from '@stratvector/kernel';
import type { BarColumns } from '@stratvector/model';
import { MemoryJournal } from '../journal/memory-journal.ts';
import { Engine } from './engine.ts';
import { planOf, randomBars } from './plan.fixture.ts';

type Wants = (instrument: number, row: number) => -1 | 0 | 1;

/** Holds what a table says, from the first bar on. */
const holding = (wants: Wants): StrategyDefinition => ({
  name: 'table',
  title: 'Table',
  description: 'Holds what it is told.',
  source: 'this spec',
  parameters: [],
  warmUp: () => 1,
  create: () => ({
    onBar: (bar, decide) => decide.direction(bar, wants(bar.index, bar.row), 'table'),
  }),
});

/** Bars without gaps, each so many milliseconds long. */
const barsOf = (stepMs: number, length: number, seed: number): BarColumns => ({
  ...randomBars(length, seed),
  openTime: Float64Array.from({ length }, (_, row) => row * stepMs),
  closeTime: Float64Array.from({ length }, (_, row) => (row + 1) * stepMs),
});

interface Case {
  readonly stepMs: number;
  readonly perSecond: number | null;
  readonly wants: Wants;
  readonly length?: number;
}

const ran = ({ stepMs, perSecond, wants, length = 12 }: Case) => {
  const bars = Object.fromEntries(
    ['AAA', 'BBB', 'CCC'].map((id, seed) => [id, barsOf(stepMs, length, seed + 1)]),
  );
  const plan = planOf(bars, {}, [holding(wants)]);
  const limits = { ...plan.terms.limits, ordersPerSecond: perSecond };
  const terms = { ...plan.terms, limits, timeInForce: 'GTC' as const };
  const journal = new MemoryJournal();
  new Engine({ ...plan, terms }, journal).run();
  return [...journal.entries()].map(({ stream, at, event }) => ({
    order: stream.slice('order-'.length),
    at: millisecondsOf(at),
    // The log holds what these deciders decided.
    event: event as OrderEvent | AccountEvent,
  }));
};

type Log = ReturnType<typeof ran>;

const timesOf = (log: Log, type: OrderEvent['type']): readonly (readonly [string, number])[] =>
  log
    .filter(({ order, event }) => event.type === type && !order.includes('.'))
    .map(({ order, at }) => [order, at]);

const entered = (log: Log) =>
  log.flatMap(({ event }) =>
    event.type === 'FillBooked' && event.data.role === 'entry'
      ? [[event.data.orderId, event.data.instrumentId]]
      : [],
  );

const opensOfFills = (log: Log) =>
  log.flatMap(({ order, event }) =>
    event.type === 'OrderFilled' && !order.includes('.')
      ? [[order, millisecondsOf(event.data.fill.barOpenTime)]]
      : [],
  );

describe('orders beyond the rate', () => {
  it('are sent a second later each, and fill in the first bar that opens from then on', () => {
    const log = ran({ stepMs: 1000, perSecond: 1, wants: () => 1 });
    const expected = [
      ['A-1', 1000],
      ['A-2', 2000],
      ['A-3', 3000],
    ];
    expect(timesOf(log, 'OrderSubmitted').slice(0, 3)).toEqual(expected);
    expect(opensOfFills(log).slice(0, 3)).toEqual(expected);
    expect(timesOf(log, 'OrderQueued')).toEqual([
      ['A-2', 1000],
      ['A-3', 1000],
    ]);
  });

  it('reach the same bar where bars are longer than the queue', () => {
    const free = ran({ stepMs: 60_000, perSecond: null, wants: (_, row) => (row < 4 ? 0 : 1) });
    expect(timesOf(free, 'OrderQueued')).toEqual([]);
    const slow = ran({ stepMs: 60_000, perSecond: 1, wants: (_, row) => (row < 4 ? 0 : 1) });
    expect(entered(slow)).toEqual(entered(free));
    // Sent at the close and 1 s and 2 s after it: the open is over for the later two.
    expect(opensOfFills(slow).slice(0, 3)).toEqual([
      ['A-1', 300_000],
      ['A-2', 360_000],
      ['A-3', 360_000],
    ]);
  });

  it('are canceled at once while they wait, and never sent', () => {
    const wants: Wants = (instrument, row) => (instrument === 0 || row === 0 ? 1 : 0);
    const log = ran({ stepMs: 400, perSecond: 1, wants });
    expect(timesOf(log, 'OrderCanceled')).toEqual([
      ['A-2', 800],
      ['A-3', 800],
    ]);
    expect(timesOf(log, 'OrderSubmitted').map(([order]) => order)).not.toContain('A-2');
  });

  it('end with the run where their turn does not come in it', () => {
    const log = ran({ stepMs: 100, perSecond: 1, wants: () => 1, length: 3 });
    expect(timesOf(log, 'OrderExpired')).toEqual([
      ['A-2', 300],
      ['A-3', 300],
    ]);
    const released = log.flatMap(({ event }) =>
      event.type === 'OrderReleased' ? [event.data.orderId] : [],
    );
    expect(released).toEqual(['A-2', 'A-3']);
  });
});

describe('whatever is wanted when', () => {
  const table = fc.array(fc.constantFrom(-1 as const, 0 as const, 1 as const), {
    minLength: 60,
    maxLength: 60,
  });
  const cases = fc.record({
    table,
    perSecond: fc.integer({ min: 1, max: 3 }),
    stepMs: fc.constantFrom(250, 700, 1000, 5000),
  });

  it('keeps the rate, denies nothing for it, and no cancel waits', () => {
    fc.assert(
      fc.property(cases, ({ table: wanted, perSecond, stepMs }) => {
        const wants: Wants = (instrument, row) => wanted[(row * 3 + instrument) % 60] ?? 0;
        const log = ran({ stepMs, perSecond, wants, length: 20 });
        const sent = timesOf(log, 'OrderSubmitted').map(([, at]) => at);
        for (const from of sent)
          expect(sent.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(
            perSecond,
          );
        const asked = log.flatMap(({ at, event }) =>
          event.type === 'CancelOrdered' ? [[event.data.orderId, at]] : [],
        );
        const ended = log.flatMap(({ order, at, event }) =>
          event.type === 'OrderCanceled' && event.data.code === 'REQUESTED' ? [[order, at]] : [],
        );
        for (const cancel of asked) expect(ended).toContainEqual(cancel);
        const approved = log.filter(({ event }) => event.type === 'OrderApproved').length;
        const sentOnce = timesOf(log, 'OrderSendIntended').map(([order]) => order);
        const unsent = [...timesOf(log, 'OrderCanceled'), ...timesOf(log, 'OrderExpired')].filter(
          ([order]) => !sentOnce.includes(order),
        );
        // Each approval was sent, or ended unsent: none is lost and none goes twice.
        expect(new Set(sentOnce).size).toBe(sentOnce.length);
        expect(sentOnce.length + unsent.length).toBe(approved);
      }),
      { numRuns: 20 },
    );
  });
});
