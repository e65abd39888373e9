import { describe, expect, it } from '@jest/globals';
import { money } from '@stratvector/model';
import fc from 'fast-check';
import { attributionOf } from './attribution.ts';
import type { AttributedTrade, AttributionInput, AttributionTable } from './attribution.ts';

const trade = (
  instrumentId: string,
  pnl: bigint,
  change: Partial<AttributedTrade> = {},
): AttributedTrade => ({
  instrumentId,
  side: 'long',
  entryReason: 'momentum',
  exitReason: 'signal',
  pnl: money(pnl),
  ...change,
});

const INPUT: AttributionInput = {
  trades: [
    trade('AAA', 500_0000n),
    trade('BBB', -120_3300n, { side: 'short', exitReason: 'stop-loss' }),
    trade('AAA', 30_0000n, { exitReason: '', entryReason: 'reentry' }),
  ],
  monthEnds: [
    { label: '2020-01', equity: money(10_200_0000n) },
    { label: '2020-02', equity: money(10_415_0000n) },
  ],
  costs: {
    commission: money(10_0000n),
    fees: money(5000n),
    slippage: money(7_2500n),
    financing: money(-1_0000n),
  },
  startEquity: money(10_000_0000n),
  endEquity: money(10_415_0000n),
  unit: money(1n),
};

const rowsBy = (by: AttributionTable['by'], input = INPUT) =>
  attributionOf(input)
    .find((table) => table.by === by)
    ?.rows.map(({ label, amount, trades }) => [label, amount, trades]);

const REST = ['financing, flows and rounding', 5_3300n, null];

describe('attribution', () => {
  it('by instrument, the largest first', () => {
    expect(rowsBy('instrument')).toEqual([['AAA', 530_0000n, 2], ['BBB', -120_3300n, 1], REST]);
  });

  it('by side', () => {
    expect(rowsBy('side')).toEqual([['long', 530_0000n, 2], ['short', -120_3300n, 1], REST]);
  });

  it('by the reasons of entry and exit', () => {
    expect(rowsBy('signal reason')).toEqual([
      ['momentum', 379_6700n, 2],
      ['reentry', 30_0000n, 1],
      REST,
    ]);
    expect(rowsBy('exit reason')?.map(([label]) => label)).toEqual([
      'signal',
      'still open',
      'stop-loss',
      'financing, flows and rounding',
    ]);
  });

  it('by month, from equity, so that open positions count where they moved', () => {
    expect(rowsBy('month')).toEqual([
      ['2020-01', 200_0000n, null],
      ['2020-02', 215_0000n, null],
    ]);
  });

  it('by cost kind, from the result before all costs', () => {
    expect(rowsBy('cost kind')).toEqual([
      ['before all costs', 431_7500n, null],
      ['commission', -10_0000n, null],
      ['fees', -5000n, null],
      ['slippage', -7_2500n, null],
      ['financing', 1_0000n, null],
    ]);
  });

  it('by currency, where rates move', () => {
    const currencies = new Map([
      ['EUR', money(25_0000n)],
      ['JPY', money(-3_3300n)],
    ]);
    expect(rowsBy('currency', { ...INPUT, currencies })).toEqual([
      ['without exchange rates', 393_3300n, null],
      ['exchange rate of EUR', 25_0000n, null],
      ['exchange rate of JPY', -3_3300n, null],
    ]);
    expect(rowsBy('currency')).toBeUndefined();
  });

  it('has no row for the rest where nothing is left', () => {
    const exact = { ...INPUT, endEquity: money(10_409_6700n) };
    expect(rowsBy('side', exact)).toHaveLength(2);
  });

  it('adds up exactly in every table, whatever the run', () => {
    const amount = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    const trades = fc.array(
      fc.record({
        instrumentId: fc.constantFrom('AAA', 'BBB', 'CCC'),
        side: fc.constantFrom<'long' | 'short'>('long', 'short'),
        entryReason: fc.constantFrom('a', 'b'),
        exitReason: fc.constantFrom('', 'x', 'y'),
        pnl: amount.map(money),
      }),
    );
    const units = fc.constantFrom(money(1n), money(100n), money(10_000n));
    fc.assert(
      fc.property(trades, fc.array(amount), amount, units, (some, months, end, unit) => {
        const monthEnds = months.map((equity, place) => ({
          label: `${place}`,
          equity: money(equity),
        }));
        const input = { ...INPUT, trades: some, monthEnds, endEquity: money(end), unit };
        for (const { rows, total } of attributionOf(input)) {
          expect(rows.reduce((sum, row) => sum + row.amount, 0n)).toBe(total);
          for (const { amount: shown } of rows) expect(shown % unit).toBe(0n);
          const off = total - (end - INPUT.startEquity);
          expect(off < unit && off > -unit).toBe(true);
        }
      }),
    );
  });
});
