import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '@stratvector/configuration';
import { instrumentId } from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';
import type { InstrumentRecord } from '@stratvector/reference-csv';
import { currencyProblems, instrumentFor, roundedBars } from './instruments.ts';

const configured = (text: string) => {
  const { configuration } = loadConfiguration({
    text,
    file: 'run.toml',
    overrides: [],
    environment: {},
  });
  if (!configuration) throw new Error('the configuration is wrong');
  return configuration;
};

const RECORD: InstrumentRecord = {
  symbol: 'AAA',
  type: null,
  currency: null,
  multiplier: null,
  tick: null,
  lot: null,
  exchange: null,
  priceDecimals: 6,
};

const made = (record: Partial<InstrumentRecord> | null, priceDecimals: number, text = '') => {
  const own = record && { ...RECORD, ...record };
  const series = { instrument: instrumentId('AAA'), priceDecimals, record: own };
  const { tick, lot, quantityDecimals, multiplier, type } = instrumentFor(series, configured(text));
  return { tick, lot, quantityDecimals, multiplier, type };
};

const US_STOCK = { type: 'stock', multiplier: 1, lot: 1n, quantityDecimals: 0 };

describe('an instrument', () => {
  it.each([
    ['takes its tick from the data', made(null, 2), { ...US_STOCK, tick: 10_000n }],
    ['of four decimals at most', made(null, 6), { ...US_STOCK, tick: 100n }],
    [
      'takes the lot of the configuration',
      made(null, 2, '[sizing]\nlot = 0.0001\n'),
      { ...US_STOCK, tick: 10_000n, lot: 1n, quantityDecimals: 4 },
    ],
    [
      'prefers its own lot and tick',
      made({ lot: '2.5', tick: '0.25' }, 2, '[sizing]\nlot = 100\n'),
      { ...US_STOCK, tick: 250_000n, lot: 25n, quantityDecimals: 1 },
    ],
    [
      'counts prices in decimals of its own',
      made({ priceDecimals: 2, type: 'future', multiplier: '50' }, 4),
      { ...US_STOCK, type: 'future', multiplier: 50, tick: 1n },
    ],
  ])('%s', (_what, instrument, expected) => {
    expect(instrument).toEqual(expected);
  });

  it('in another currency than the account is refused', () => {
    const series = [
      { instrument: instrumentId('BMW'), priceDecimals: 2, record: { ...RECORD, currency: 'EUR' } },
    ];
    expect(currencyProblems(series, configured(''))).toEqual([
      'instruments.file: BMW is in EUR and the account in USD; say what one EUR is worth in USD with account.rates, such as rates = ["EUR=1.08"] or a file of bars, rates = ["EUR=data/eurusd.csv"], or set backtest.currency = "EUR"',
    ]);
    expect(currencyProblems(series, configured('[backtest]\ncurrency = "EUR"\n'))).toEqual([]);
  });
});

describe('prices finer than an instrument counts', () => {
  const bars = (...closes: readonly number[]): BarColumns => {
    const close = Float64Array.from(closes);
    const times = Float64Array.from(closes, (_, row) => row);
    const same = { open: close, high: close, low: close, close };
    return {
      length: closes.length,
      openTime: times,
      closeTime: times,
      ...same,
      volume: close,
      hasVolume: true,
    };
  };

  it('are rounded half to even, and their bars counted', () => {
    const { bars: made, rounded } = roundedBars(bars(1.125, 1.135, 1.1251, 1.12, 0.016), 4, 2);
    expect([...made.close]).toEqual([1.12, 1.14, 1.13, 1.12, 0.02]);
    expect(rounded).toBe(4);
  });

  it('are told apart by whether rounding moves them by more than a basis point', () => {
    const found = roundedBars(bars(100.004, 100.5, 1.004), 3, 2);
    expect(found).toMatchObject({ rounded: 2, coarse: 1, lost: null });
  });

  it('are named where they would count as nothing', () => {
    expect(roundedBars(bars(1.5, 0.004, 0.001), 3, 2).lost).toBe(0.004);
  });

  it('are left alone where there are none', () => {
    const raw = bars(1.125, 1.25);
    expect(roundedBars(raw, 3, 6)).toEqual({ bars: raw, rounded: 0, coarse: 0, lost: null });
  });
});
