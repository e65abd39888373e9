import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { EquityCurve } from '../engine/equity-record.ts';
import { writeEquity } from './equity-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'stratvector-equity-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOUR_MS = 3_600_000;

/** In cash alone, so that equity is all there is. */
const curveOf = (equity: Float64Array): EquityCurve => ({
  length: equity.length,
  time: Float64Array.from(equity, (_, row) => (row + 1) * HOUR_MS),
  at: (row) => ({ equity: equity[row] ?? NaN, gross: 0, net: 0, costs: 0 }),
  equityFrom: (row, into) => into.set(equity.subarray(row, row + into.length)),
});

const rowsOf = (curve: EquityCurve, rows: Int32Array | null): readonly string[] => {
  const path = join(folder, 'equity.csv');
  writeEquity(path, curve, rows, null);
  return readFileSync(path, 'utf8').trim().split('\n').slice(1);
};

const drawdowns = (rows: readonly string[]): readonly number[] =>
  rows.map((row) => Number(row.split(',')[6]));

describe('the drawdown of a row of equity.csv', () => {
  const curve = curveOf(Float64Array.of(100, 125, 100, 110, 90, 125));

  it('is from the highest equity of all rows before it', () => {
    expect(drawdowns(rowsOf(curve, null))).toEqual([0, 0, -0.2, -0.12, -0.28, 0]);
  });

  it('and the same where only some rows are written', () => {
    expect(drawdowns(rowsOf(curve, Int32Array.of(2, 4)))).toEqual([-0.2, -0.28]);
    const all = rowsOf(curve, null);
    expect(rowsOf(curve, Int32Array.of(0, 3, 5))).toEqual([all[0], all[3], all[5]]);
  });

  it('over any number of rows between', () => {
    const long = new Float64Array(20_000).fill(100);
    long[9_999] = 200;
    expect(drawdowns(rowsOf(curveOf(long), Int32Array.of(9_998, 19_999)))).toEqual([0, -0.5]);
  });
});
