import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BadBarPolicy, LoadedHistory } from '../history.ts';
import type { BarBlock } from './bar-block.ts';
import { BarTable } from './bar-table.ts';

const MINUTE_MS = 60_000;

interface Row {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly adjusted: number;
  readonly closeTime: number;
}

const tableOf = (onBadBar: BadBarPolicy, isWide: boolean): BarTable => {
  const table = new BarTable(
    { onBadBar, source: 'a file', timestamp: 'open', timeframe: null },
    { hasVolume: true, hasAdjusted: isWide, hasCloseTime: isWide, expectedRows: 0 },
  );
  table.select('AAA');
  table.accepts({ isDate: false, hasOffset: true, offsetMs: NaN });
  return table;
};

const blockOf = (rows: readonly Row[]): BarBlock => {
  const column = (name: keyof Row): Float64Array => Float64Array.from(rows, (row) => row[name]);
  return {
    rows: rows.length,
    time: column('time'),
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
    adjusted: column('adjusted'),
    closeTime: column('closeTime'),
  };
};

const showRow = (table: BarTable, row: Row, line: number): void => {
  const { time, ...values } = row;
  Object.assign(table.values, values);
  if (Number.isNaN(time)) table.refuseTime(line, '');
  else table.row(line, time);
};

const rowByRow = (rows: readonly Row[], table: BarTable): LoadedHistory => {
  rows.forEach((row, place) => showRow(table, row, place + 1));
  return table.finish();
};

/** As a reader does it: what is not taken whole is shown row by row. */
const blockByBlock = (rows: readonly Row[], size: number, table: BarTable): LoadedHistory => {
  for (let from = 0; from < rows.length; from += size) {
    const some = rows.slice(from, from + size);
    if (table.rows(blockOf(some))) continue;
    some.forEach((row, place) => showRow(table, row, from + place + 1));
  }
  return table.finish();
};

const sound = (place: number, price: number): Row => ({
  time: place * MINUTE_MS,
  open: price,
  high: price + 1,
  low: price - 0.5,
  close: price + 0.25,
  volume: 10,
  adjusted: price / 2,
  closeTime: place % 3 === 0 ? NaN : place * MINUTE_MS + 50_000,
});

/** Ways in which a row may be wrong, or finer than the others. */
const FLAWS: readonly Partial<Row>[] = [
  {},
  {},
  {},
  { open: 10.123456789, low: 1 },
  { time: NaN },
  { time: 0 },
  { low: 0 },
  { low: -1 },
  { low: 500 },
  { high: 1 },
  { high: Infinity },
  { open: NaN },
  { close: Infinity },
  { volume: -1 },
  { volume: NaN },
];

const rowsOf = fc.array(
  fc.record({
    flaw: fc.constantFrom(...FLAWS),
    isFlawed: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
    price: fc.oneof(
      fc.integer({ min: 2, max: 400 }),
      fc.integer({ min: 200, max: 40_000 }).map((cents) => cents / 100),
      fc.integer({ min: 2_000_000, max: 90_000_000 }).map((millionths) => millionths / 1e6),
      fc.double({ min: 2, max: 1e7, noNaN: true }),
    ),
  }),
  { minLength: 1, maxLength: 300 },
);

describe('rows of a table that come as columns', () => {
  it.each<BadBarPolicy>(['error', 'drop', 'repair'])(
    'make the same history and the same complaints as one by one, bad bars: %s',
    (policy) => {
      fc.assert(
        fc.property(
          rowsOf,
          fc.integer({ min: 1, max: 64 }),
          fc.boolean(),
          (drawn, size, isWide) => {
            const rows = drawn.map(({ flaw, isFlawed, price }, place) => ({
              ...sound(place + 1, price),
              ...(isFlawed ? flaw : {}),
            }));
            const one = rowByRow(rows, tableOf(policy, isWide));
            expect(blockByBlock(rows, size, tableOf(policy, isWide))).toEqual(one);
          },
        ),
        { numRuns: 200 },
      );
    },
  );

  it('are taken whole or not at all', () => {
    const good = [sound(1, 10), sound(2, 11)];
    const table = tableOf('drop', false);
    expect(table.rows(blockOf(good))).toBe(true);
    expect(table.rows(blockOf([sound(3, 12), { ...sound(4, 12), high: 1 }]))).toBe(false);
    expect(table.rows(blockOf([sound(2, 12)]))).toBe(false);
    const [series] = table.finish().series;
    expect(series?.counts).toEqual({ read: 2, used: 2, skipped: 0, repaired: 0 });
    expect([...(series?.bars.close ?? [])]).toEqual([10.25, 11.25]);
  });
});
