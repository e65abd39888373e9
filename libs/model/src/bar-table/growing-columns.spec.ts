import { describe, expect, it } from '@jest/globals';
import { GrowingColumns } from './growing-columns.ts';

const ROW = { open: 2, high: 3, low: 1, close: 2, volume: 5, adjusted: NaN, closeTime: NaN };

const columnsOf = (times: readonly number[], expectedRows = 0): GrowingColumns => {
  const columns = new GrowingColumns({
    hasVolume: true,
    hasAdjusted: false,
    hasCloseTime: false,
    expectedRows,
  });
  for (const time of times) columns.push(time, ROW);
  return columns;
};

describe('the closes of bars that are as long as each other', () => {
  const gapless = Array.from({ length: 300 }, (_, row) => row * 60);

  it.each([0, 300, 64, 299])('stand in the memory of the opens, with room for %i rows', (rows) => {
    const columns = columnsOf(gapless, rows);
    const opens = columns.taken(columns.time);
    const closes = columns.closes(60);
    expect([...opens]).toEqual(gapless);
    expect([...closes]).toEqual(gapless.map((time) => time + 60));
    expect(closes.buffer).toBe(opens.buffer);
  });

  it.each([
    ['a gap', [0, 60, 180, 240], 60],
    ['bars that overlap', [0, 60, 120], 90],
  ])('have their own where there is %s', (_what, times, width) => {
    const columns = columnsOf(times);
    const closes = columns.closes(width);
    expect([...closes]).toEqual(times.map((time) => time + width));
    expect([...columns.taken(columns.time)]).toEqual(times);
    expect(closes.buffer).not.toBe(columns.time.buffer);
  });

  it('are one width later where there is a single bar, or none', () => {
    expect([...columnsOf([7]).closes(60)]).toEqual([67]);
    expect([...columnsOf([]).closes(60)]).toEqual([]);
  });
});
