import { describe, expect, it } from '@jest/globals';
import { instrumentId } from '@stratvector/model';
import { barsOfCloses } from '../strategies/trace.fixture.ts';
import { BarCursor } from './bar-cursor.ts';

const cursorAt = (row: number): BarCursor => {
  const columns = barsOfCloses([10, 11, 12, 13]);
  const cursor = new BarCursor({
    instrumentId: instrumentId('AAA'),
    index: 0,
    positions: Float64Array.from([0, 7]),
    place: 1,
    family: new Map(),
    timeframe: '1d',
    columns,
    indicators: new Map([['average', Float64Array.from([NaN, 1, 2, 3])]]),
  });
  BarCursor.moveTo(cursor, row);
  return cursor;
};

describe('the bar that a strategy looks at', () => {
  it('is read from its columns', () => {
    const bar = cursorAt(2);
    expect([bar.open, bar.high, bar.low, bar.close, bar.volume]).toEqual([12, 12, 12, 12, 1000]);
    expect(bar.closeTime - bar.openTime).toBe(86_400_000);
    expect(bar.position).toBe(7);
  });

  it('knows the bars before it', () => {
    expect(cursorAt(2).closeAgo(2)).toBe(10);
    expect(cursorAt(2).value('average', 1)).toBe(1);
  });

  it('and none before the first', () => {
    expect(cursorAt(1).closeAgo(2)).toBeNaN();
    expect(cursorAt(2).value('average', 3)).toBeNaN();
  });

  it('by the names that were declared', () => {
    expect(() => cursorAt(2).value('avrage')).toThrow('did you mean average?');
  });

  it('never the bars to come', () => {
    expect(cursorAt(2).closeAgo(-1)).toBeNaN();
    expect(cursorAt(2).value('average', -1)).toBeNaN();
  });
});
