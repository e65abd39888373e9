import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instrumentId } from '@stratvector/model';
import type { BarColumns } from '@stratvector/model';
import { INDICATORS } from '../indicators/registry.ts';
import { closesBeside } from './closes-beside.ts';
import { ArrivingColumns } from './arriving-columns.ts';
import { GrowingIndicators } from './growing-indicators.ts';
import { indicatorColumns } from './indicator-columns.ts';

const HOUR = 3_600_000;
const BARS_A_SESSION = 7;

interface Drawn {
  readonly close: number;
  readonly high: number;
  readonly low: number;
  readonly volume: number;
}

const drawn = fc.record({
  close: fc.integer({ min: 50, max: 150 }),
  high: fc.integer({ min: 0, max: 5 }),
  low: fc.integer({ min: 0, max: 5 }),
  volume: fc.integer({ min: 1, max: 1000 }),
});

const barAt = ({ close, high, low, volume }: Drawn, row: number) => ({
  instrumentId: instrumentId('AAA'),
  openTime: row * HOUR,
  open: close,
  high: close + high,
  low: close - low,
  close,
  volume,
  hasVolume: true,
  firstOfSession: row % BARS_A_SESSION === 0,
  lastOfSession: row % BARS_A_SESSION === BARS_A_SESSION - 1,
});

const columnsOf = (rows: readonly Drawn[]): BarColumns => {
  const bars = rows.map(barAt);
  const column = (pick: (bar: (typeof bars)[number]) => number) => Float64Array.from(bars, pick);
  return {
    length: bars.length,
    openTime: column(({ openTime }) => openTime),
    closeTime: column(({ openTime }) => openTime + HOUR),
    open: column(({ open }) => open),
    high: column(({ high }) => high),
    low: column(({ low }) => low),
    close: column(({ close }) => close),
    volume: column(({ volume }) => volume),
    hasVolume: true,
  };
};

/** Every indicator by its name, one on another, and one that compares with a second instrument. */
const DECLARED = {
  ...Object.fromEntries(
    INDICATORS.filter(({ inputs }) => !inputs.includes('other')).map(({ name }) => [name, name]),
  ),
  nested: 'sma(rsi(5),3)',
  compared: 'beta(5,BBB)',
};

/** The columns up to the bars there are. */
const shown = (columns: ReadonlyMap<string, Float64Array>, length: number) =>
  Object.fromEntries([...columns].map(([name, column]) => [name, [...column.subarray(0, length)]]));

const grownFrom = (rows: readonly Drawn[], others: readonly Drawn[]) => {
  const own = new ArrivingColumns();
  const other = new ArrivingColumns();
  const indicators = new GrowingIndicators(DECLARED, own, (symbol) =>
    symbol === 'BBB' ? other : undefined,
  );
  rows.forEach((row, at) => {
    const closeTime = (at + 1) * HOUR;
    const beside = others[at];
    if (beside) other.push(barAt(beside, at), closeTime);
    own.push(barAt(row, at), closeTime);
    indicators.push(Math.floor(at / BARS_A_SESSION) + 1);
  });
  return shown(indicators.columns, rows.length);
};

const columnar = (rows: readonly Drawn[], others: readonly Drawn[]) => {
  const bars = columnsOf(rows);
  const columns = indicatorColumns(DECLARED, {
    bars,
    sessions: () =>
      Int32Array.from({ length: rows.length }, (_, row) => Math.floor(row / BARS_A_SESSION) + 1),
    closesOf: (symbol) => (symbol === 'BBB' ? closesBeside(bars, columnsOf(others)) : null),
  });
  return shown(columns, rows.length);
};

describe('indicators whose bars come one by one', () => {
  it('are the columns of a backtest', () => {
    const rows = fc.array(drawn, { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(rows, rows, (own, others) => {
        expect(grownFrom(own, others)).toEqual(columnar(own, others));
      }),
      { numRuns: 15 },
    );
  });

  it('go on where their arrays are full', () => {
    const rows = Array.from({ length: 600 }, (_, row) => ({
      close: 100 + (row % 17),
      high: row % 3,
      low: row % 5,
      volume: 1 + (row % 11),
    }));
    expect(grownFrom(rows, rows)).toEqual(columnar(rows, rows));
  });
});
