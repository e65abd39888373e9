import { describe, expect, it } from '@jest/globals';
import type { EquityCurve } from '@stratvector/backtest';
import { drawdownColumn } from '@stratvector/domain-analytics';
import { EquityColumn, FallColumn, meanShares, valuesOf } from './curve-columns.ts';

const EQUITY = Float64Array.of(100, 110, 99, 105, 120, 90, 130);
const NET = Float64Array.of(0, 55, -33, -21, 60, 45, 13);

const CURVE: EquityCurve = {
  length: EQUITY.length,
  time: EQUITY.map((_, row) => row),
  at: (row) => ({
    equity: EQUITY[row] ?? NaN,
    net: NET[row] ?? NaN,
    gross: Math.abs(NET[row] ?? NaN),
    costs: 0,
  }),
  equityFrom: (row, into) => into.set(EQUITY.subarray(row, row + into.length)),
};

describe('a column of a curve', () => {
  it('is the equity, whole and in part', () => {
    const column = new EquityColumn(CURVE);
    expect(valuesOf(column, null)).toEqual(EQUITY);
    expect([...valuesOf(column, Int32Array.of(1, 5))]).toEqual([110, 90]);
    expect([...column.subarray(2, 4)]).toEqual([99, 105]);
  });

  it('is the fall below the highest so far, wherever it is asked', () => {
    const falls = drawdownColumn(EQUITY);
    const column = new FallColumn(CURVE);
    expect(valuesOf(column, null)).toEqual(falls);
    for (const [from, to] of [
      [0, 3],
      [3, 7],
      [5, 6],
      [6, 7],
      [2, 4],
    ])
      expect([...column.subarray(from ?? 0, to ?? 0)]).toEqual([...falls.subarray(from, to)]);
    expect([...valuesOf(column, Int32Array.of(2, 5))]).toEqual([falls[2], falls[5]]);
  });
});

describe('shares of equity', () => {
  it('are the means of the rows up to each end', () => {
    const { gross, net } = meanShares(CURVE, Int32Array.of(1, 3, 6));
    expect(gross[0]).toBeCloseTo(0.25, 12);
    expect(gross[1]).toBeCloseTo((1 / 3 + 0.2) / 2, 12);
    expect(net[1]).toBeCloseTo(-(1 / 3 + 0.2) / 2, 12);
    expect(net[2]).toBeCloseTo((0.5 + 0.5 + 0.1) / 3, 12);
  });
});
