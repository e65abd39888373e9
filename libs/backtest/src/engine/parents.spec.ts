import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber, instrumentId, quantity } from '@stratvector/model';
import type { BarColumns, ExecutionAlgorithm, TimeInForce } from '@stratvector/model';
import { days, ran, scriptedPlan } from './books.fixture.ts';
import type { Change, Script } from './books.fixture.ts';
import { stockNamed } from './plan.fixture.ts';
import { FIRST_OF_SESSION, LAST_OF_SESSION } from './plan.ts';
import { DAY_MS, linesOf } from './story.fixture.ts';

/** 100,000 of cash and no costs: a weight of 0.5 at 100 is 500 shares. */

const twap = (bars: number): ExecutionAlgorithm => ({ kind: 'twap', bars });
const vwap = (bars: number): ExecutionAlgorithm => ({ kind: 'vwap', bars });
const pov = (share: number): ExecutionAlgorithm => ({
  kind: 'pov',
  participation: fractionOfNumber(share),
});

const sliced = (
  algorithm: ExecutionAlgorithm,
  change: Change = {},
  timeInForce: TimeInForce = 'GTC',
): Change => ({ ...change, terms: { ...change.terms, slicing: { algorithm, timeInForce } } });

/** A day of each price, opened and closed at it. */
const at = (...prices: readonly number[]): BarColumns =>
  days(prices.map((price) => [price, price] as const));

const told = (bars: BarColumns, script: Script[string], change: Change): readonly string[] =>
  linesOf(scriptedPlan({ AAA: bars }, { AAA: script }, change)).filter(
    (line) => !line.includes('target'),
  );

const STOP = { stopLoss: fractionOfNumber(0.05), takeProfit: null, trailingStop: null };

/** Three bars to a session. */
const thirds = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, row) => [FIRST_OF_SESSION, 0, LAST_OF_SESSION][row % 3] ?? 0);

/** A tenth of so much volume fills in a bar. */
const inVolume = (volume: number, bars: BarColumns, change: Change) => (script: Script[string]) => {
  const columns = { ...bars, volume: new Float64Array(bars.length).fill(volume) };
  const plan = scriptedPlan({ AAA: columns }, { AAA: script }, change);
  return linesOf({ ...plan, venue: { ...plan.venue, participationMax: 0.1 } });
};

describe('orders that are worked over time', () => {
  const rising = at(100, 101, 102, 103, 104, 105, 106);

  it('twap: equal slices at the opens that follow, the rest in the last', () => {
    // 50,300 at 100: 503 shares.
    expect(told(rising, { 0: 0.503 }, sliced(twap(5)))).toEqual([
      '1 twap buy 503',
      '1 buy 100 AAA at 101 entry',
      '2 buy 100 AAA at 102 entry',
      '3 buy 100 AAA at 103 entry',
      '4 buy 100 AAA at 104 entry',
      '5 done',
      '5 buy 103 AAA at 105 entry',
    ]);
  });

  it('twap: what is too little for a slice waits for the last', () => {
    expect(told(rising, { 0: 0.003 }, sliced(twap(5)))).toEqual([
      '1 twap buy 3',
      '5 done',
      '5 buy 3 AAA at 105 entry',
    ]);
  });

  it('pov: a share of what the bar just closed has traded, until all is done', () => {
    const bars = { ...rising, volume: Float64Array.of(1000, 2505, 0, 900, 90_000, 1, 1) };
    expect(told(bars, { 0: 0.5 }, sliced(pov(0.1)))).toEqual([
      '1 pov buy 500',
      '1 buy 100 AAA at 101 entry',
      // Nothing trades on day 2: the 250 of day 1 wait, and nothing joins them.
      '3 buy 250 AAA at 103 entry',
      '4 buy 90 AAA at 104 entry',
      '5 done',
      '5 buy 60 AAA at 105 entry',
    ]);
  });

  it('vwap: in proportion to what past sessions have traded at each of their bars', () => {
    const bars = at(...new Array<number>(12).fill(100));
    // The mean of two sessions is 2000, 500, 1500; what the third trades is not known yet.
    bars.volume.set([1000, 500, 1500, 3000, 500, 1500, 9, 90_000, 9, 9, 9, 9]);
    const change = sliced(vwap(3), { instruments: { AAA: { sessionEdges: thirds(12) } } });
    expect(told(bars, { 5: 0.5 }, change)).toEqual([
      '6 vwap buy 500',
      '6 buy 250 AAA at 100 entry',
      '7 buy 62 AAA at 100 entry',
      '8 done',
      '8 buy 188 AAA at 100 entry',
    ]);
    // From the second bar of the second session: 1500 of its third, then 1000 and 500 of the next.
    expect(told(bars, { 4: 0.3 }, change)).toEqual([
      '5 vwap buy 300',
      '5 buy 150 AAA at 100 entry',
      '6 buy 100 AAA at 100 entry',
      '7 done',
      '7 buy 50 AAA at 100 entry',
    ]);
  });

  it('vwap: bars that are sessions are expected to trade alike', () => {
    const bars = { ...rising, volume: Float64Array.of(1000, 7, 0, 900, 90_000, 1, 1) };
    expect(told(bars, { 2: 0.3 }, sliced(vwap(3)))).toEqual([
      '3 vwap buy 294',
      '3 buy 98 AAA at 103 entry',
      '4 buy 98 AAA at 104 entry',
      '5 done',
      '5 buy 98 AAA at 105 entry',
    ]);
  });

  it('fill at the close that they are decided on where that is how orders fill', () => {
    const change = sliced(twap(2), { plan: { fill: 'this-close' } });
    expect(told(rising, { 0: 0.5 }, change)).toEqual([
      '1 twap buy 500',
      '1 buy 250 AAA at 100 entry',
      '2 done',
      '2 buy 250 AAA at 101 entry',
    ]);
  });

  it('what a bar cannot fill works on beside the next slices', () => {
    // 50 a bar.
    const flat = at(...new Array<number>(8).fill(100));
    const lines = inVolume(500, flat, sliced(twap(3)))({ 0: 0.3 });
    expect(lines.filter((line) => line.includes('buy 50'))).toHaveLength(6);
    expect(lines.slice(-2)).toEqual(['6 done', '6 buy 50 AAA at 100 entry']);
  });

  it('of a day they end with their session; what is missing is asked for again', () => {
    const bars = at(...new Array<number>(9).fill(100));
    const edges = { instruments: { AAA: { sessionEdges: thirds(9) } } };
    expect(told(bars, { 3: 0.5 }, sliced(twap(5), edges, 'DAY'))).toEqual([
      '4 twap buy 500',
      '4 buy 100 AAA at 100 entry',
      '5 buy 100 AAA at 100 entry',
      '6 parent expired',
      '7 twap buy 300',
      '7 buy 60 AAA at 100 entry',
      '8 buy 60 AAA at 100 entry',
      '9 parent expired',
    ]);
  });

  it("of a day that are decided at a session's close belong to the next", () => {
    const bars = at(...new Array<number>(9).fill(100));
    const edges = { instruments: { AAA: { sessionEdges: thirds(9) } } };
    expect(told(bars, { 2: 0.3 }, sliced(twap(3), edges, 'DAY'))).toEqual([
      '3 twap buy 300',
      '3 buy 100 AAA at 100 entry',
      '4 buy 100 AAA at 100 entry',
      '5 done',
      '5 buy 100 AAA at 100 entry',
    ]);
  });

  it('end with the run', () => {
    expect(told(at(100, 100, 100), { 0: 0.5 }, sliced(twap(5)))).toEqual([
      '1 twap buy 500',
      '1 buy 100 AAA at 100 entry',
      '2 buy 100 AAA at 100 entry',
      '3 expired',
      '3 parent expired',
    ]);
  });
});

describe('what else happens while an order is worked', () => {
  const flat = at(...new Array<number>(9).fill(100));
  const dipping = (row: number): BarColumns => {
    const low = flat.low.slice();
    low[row] = 94;
    return { ...flat, low };
  };

  it('a stop guards what is filled so far, and ends the rest', () => {
    expect(told(dipping(2), { 0: 0.5 }, sliced(twap(5), { protection: STOP }))).toEqual([
      '1 twap buy 500',
      '1 buy 100 AAA at 100 entry',
      '3 parent canceled PROTECTION_FILLED',
      '2 buy 100 AAA at 100 entry',
      '3 sell 200 AAA at 95 stop-loss',
    ]);
  });

  it('a turn closes, then opens, over the slices', () => {
    expect(told(flat, { 0: 0.3, 3: -0.3 }, sliced(twap(3), { protection: STOP }))).toEqual([
      '1 twap buy 300',
      '1 buy 100 AAA at 100 entry',
      '2 buy 100 AAA at 100 entry',
      '3 done',
      '3 buy 100 AAA at 100 entry',
      '4 twap sell 600',
      '4 sell 200 AAA at 100 entry',
      '5 canceled POSITION_CLOSED',
      '5 sell 200 AAA at 100 entry',
      '6 done',
      '6 sell 200 AAA at 100 entry',
      '9 expired',
    ]);
  });

  it('what the stop closes of it the turn closes no more', () => {
    const change = sliced(twap(3), { protection: STOP });
    expect(told(dipping(4), { 0: 0.3, 3: -0.3 }, change).slice(5)).toEqual([
      '4 twap sell 600',
      '5 100 less to do',
      '4 sell 200 AAA at 100 entry',
      '5 sell 100 AAA at 95 stop-loss',
      '5 sell 100 AAA at 100 entry',
      '6 parent canceled OCO_FILLED',
      '6 sell 200 AAA at 100 entry',
      '9 expired',
    ]);
  });

  it('the opposite wish cancels it; what is held is then worked off', () => {
    expect(told(flat, { 0: 0.5, 2: 0 }, sliced(twap(5)))).toEqual([
      '1 twap buy 500',
      '1 buy 100 AAA at 100 entry',
      '2 buy 100 AAA at 100 entry',
      '3 parent canceled REQUESTED',
      '4 twap sell 200',
      '4 sell 40 AAA at 100 exit',
      '5 sell 40 AAA at 100 exit',
      '6 sell 40 AAA at 100 exit',
      '7 sell 40 AAA at 100 exit',
      '8 done',
      '8 sell 40 AAA at 100 exit',
    ]);
  });

  it('a stop that closes the position ends an exit that is worked', () => {
    const change = sliced(twap(3), { protection: STOP });
    expect(told(dipping(4), { 0: 0.3, 3: 0 }, change).slice(5)).toEqual([
      '4 twap sell 300',
      '5 parent canceled POSITION_CLOSED',
      '4 sell 100 AAA at 100 exit',
      '5 sell 200 AAA at 95 stop-loss',
    ]);
  });

  it('a halt cancels it and its child', () => {
    // 100 of the first 180 fill; at 60 they have lost 4,000.
    const bars = days([
      [100, 100],
      [100, 60],
      [60, 60],
      [60, 60],
    ]);
    const halted = sliced(twap(5), { limits: { maxDrawdown: fractionOfNumber(0.03) } });
    expect(inVolume(1000, bars, halted)({ 0: 0.9 })).toEqual([
      '1 target 900 AAA script',
      '1 twap buy 900',
      '1 buy 100 AAA at 100 entry',
      '2 canceled REQUESTED',
      '2 parent canceled REQUESTED',
      '2 denied TRADING_HALTED',
    ]);
  });

  it('what a halt flattens goes at once, an exit that is worked too', () => {
    const bars = days([
      ...new Array<[number, number]>(4).fill([100, 100]),
      [100, 90],
      [90, 90],
      [90, 90],
    ]);
    const change = sliced(twap(3), {
      limits: { maxDrawdown: fractionOfNumber(0.05), onBreach: 'flatten' },
    });
    expect(told(bars, { 0: 0.9, 3: 0 }, change).slice(5)).toEqual([
      '4 twap sell 900',
      '4 sell 300 AAA at 100 exit',
      '5 parent canceled REQUESTED',
      '5 sell 600 AAA at 90 exit',
    ]);
  });

  it('a margin call does not wait for slices', () => {
    // 1,200 of 1,800 are bought; at 25 equity is 10,000 and covers 25,000 of 30,000.
    const bars = days([
      [100, 100],
      [100, 100],
      [100, 25],
      [25, 25],
      [25, 25],
    ]);
    const change = sliced(twap(3), {
      terms: { leverage: fractionOfNumber(2), maintenance: fractionOfNumber(0.4) },
      limits: { maxPositionSize: fractionOfNumber(2) },
    });
    expect(told(bars, { 0: 1.8 }, change)).toEqual([
      '1 twap buy 1800',
      '1 buy 600 AAA at 100 entry',
      '2 buy 600 AAA at 100 entry',
      '3 parent canceled REQUESTED',
      '3 sell 200 AAA at 25 exit',
    ]);
  });

  it('data that end end it, and what is held goes at the last close', () => {
    const bars = { AAA: at(100, 100, 100, 100), BBB: flat };
    const change = sliced(twap(5), { instruments: { AAA: { ends: 'DATA_ENDED' } } });
    const lines = linesOf(scriptedPlan(bars, { AAA: { 0: 0.5 } }, change));
    expect(lines.filter((line) => !line.includes('target'))).toEqual([
      '1 twap buy 500',
      '1 buy 100 AAA at 100 entry',
      '2 buy 100 AAA at 100 entry',
      '3 buy 100 AAA at 100 entry',
      '4 parent expired',
      '4 sell 300 AAA at 100 exit',
    ]);
  });

  it('a split ends it in old shares; what is missing is asked for in new ones', () => {
    const bars = at(100, 100, 100, 50, 50, 50, 50, 50, 50, 50);
    const split = { kind: 'split', row: 3, numerator: 2n, denominator: 1n } as const;
    const change = sliced(twap(5), { instruments: { AAA: { actions: [split] } } });
    expect(told(bars, { 0: 0.5 }, change)).toEqual([
      '1 twap buy 500',
      '1 buy 100 AAA at 100 entry',
      '2 buy 100 AAA at 100 entry',
      '3 canceled REQUESTED',
      '3 parent expired',
      '4 twap buy 600',
      ...[4, 5, 6, 7].map((day) => `${String(day)} buy 120 AAA at 50 entry`),
      '8 done',
      '8 buy 120 AAA at 50 entry',
    ]);
  });

  it('a slice that the venue rejects ends it, and its target waits for a new wish', () => {
    const halts = [{ from: 2 * DAY_MS - 1, to: 2 * DAY_MS + 1 }];
    const change = sliced(twap(5), { instruments: { AAA: { halts } } });
    expect(told(flat, { 0: 0.5 }, change)).toEqual([
      '1 twap buy 500',
      '1 buy 100 AAA at 100 entry',
      '2 rejected INSTRUMENT_HALTED',
      '2 parent rejected INSTRUMENT_HALTED',
    ]);
  });

  it('what an order of its own asks for goes out whole', () => {
    const change = sliced(twap(5));
    const script = { 0: { side: 'buy', quantity: 70, timeInForce: 'DAY' } } as const;
    expect(told(flat, script, change)).toEqual(['1 buy 70 AAA at 100 entry']);
  });

  it('children wait for their turn where orders do, and are filled all the same', () => {
    const change = sliced(twap(3), { limits: { ordersPerSecond: 1 } });
    const { account, entries } = ran(
      scriptedPlan({ AAA: flat, BBB: flat }, { AAA: { 0: 0.3 }, BBB: { 0: 0.3 } }, change),
    );
    expect(account.slots.map(({ position }) => position)).toEqual([300n, 300n]);
    expect(entries.some(({ event }) => event.type === 'OrderQueued')).toBe(true);
  });

  it('in lots: each slice is rounded down to them', () => {
    const instrument = { ...stockNamed('AAA'), id: instrumentId('AAA'), lot: quantity(50n) };
    const change = sliced(twap(3), { instruments: { AAA: { instrument } } });
    expect(told(flat, { 0: 0.5 }, change)).toEqual([
      '1 twap buy 500',
      '1 buy 150 AAA at 100 entry',
      '2 buy 150 AAA at 100 entry',
      '3 done',
      '3 buy 200 AAA at 100 entry',
    ]);
  });
});
