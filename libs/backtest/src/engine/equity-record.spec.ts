import { describe, expect, it } from '@jest/globals';
import { EquityRecord, figureAt } from './equity-record.ts';
import type { EquityCurve } from './equity-record.ts';

const TIME = Float64Array.of(10, 20, 30, 40, 50);
const CLOSE = Float64Array.of(100, 110, 90, 120, 130);

/** Cash alone, then 5 units from row 1 on, booked in two steps of one row, and −2 from row 3 on. */
const stepped = (): EquityCurve => {
  const record = new EquityRecord(5, 1);
  record.step({ cash: 1000, costs: 0, value: 0 });
  record.length = 1;
  record.step({ cash: 800, costs: 1, value: 2 });
  record.step({ cash: 450, costs: 3, value: 5 });
  record.length = 3;
  record.step({ cash: 1290, costs: 4, value: -2 });
  record.length = 5;
  return record.curve(TIME, CLOSE);
};

const EXPECTED = [
  { equity: 1000, gross: 0, net: 0, costs: 0 },
  { equity: 1000, gross: 550, net: 550, costs: 3 },
  { equity: 900, gross: 450, net: 450, costs: 3 },
  { equity: 1050, gross: 240, net: -240, costs: 4 },
  { equity: 1030, gross: 260, net: -260, costs: 4 },
];

/** The same as it is marked where there are several instruments. */
const marked = (): EquityCurve => {
  const record = new EquityRecord(5, 2);
  EXPECTED.forEach(({ equity, gross, net, costs }, row) => {
    record.step({ cash: equity - net, costs, value: NaN });
    for (const [name, value] of Object.entries({ equity, gross, net }))
      if (name === 'equity' || name === 'gross' || name === 'net')
        (record.marks?.[name] ?? [])[row] = value;
    record.length = row + 1;
  });
  return record.curve(TIME, CLOSE);
};

describe.each([
  ['one instrument', stepped],
  ['several instruments', marked],
])('the equity of %s', (_name, made) => {
  it('is told row by row, forth and back', () => {
    const curve = made();
    expect(curve.length).toBe(5);
    for (const row of [0, 1, 2, 3, 4, 2, 4, 0, 3, 1])
      expect({ row, ...curve.at(row) }).toEqual({ row, ...EXPECTED[row] });
  });

  it('is told at some rows, and is no number beyond the last', () => {
    const curve = made();
    expect([...figureAt(curve, 'gross', Int32Array.of(4, 1))]).toEqual([260, 550]);
    expect(curve.at(5).equity).toBeNaN();
  });

  it.each([
    [0, 5],
    [1, 2],
    [2, 3],
    [4, 1],
    [3, 0],
  ])('is told from row %i for %i rows at once', (from, count) => {
    const curve = made();
    curve.at(4);
    const into = new Float64Array(count);
    curve.equityFrom(from, into);
    expect([...into]).toEqual(EXPECTED.slice(from, from + count).map(({ equity }) => equity));
  });
});

it('keeps as many steps as there are bookings', () => {
  const rows = 500;
  const record = new EquityRecord(rows, 1);
  for (let row = 0; row < rows; row += 1) {
    record.step({ cash: row, costs: 2 * row, value: 0 });
    record.length = row + 1;
  }
  const every = Float64Array.from({ length: rows }, (_, row) => row);
  const curve = record.curve(every, every);
  for (const row of [499, 0, 17, 63, 64, 65, 300])
    expect(curve.at(row)).toEqual({ equity: row, gross: 0, net: 0, costs: 2 * row });
});
