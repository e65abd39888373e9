import { describe, expect, it } from '@jest/globals';
import { encodeCompact, encodePrecise } from '../column-codec.ts';
import { decodeColumn, extent, firstAtLeast, nearestRow } from './columns.ts';
import { logTicks, timeTicks, valueTicks } from './ticks.ts';
import { TimeWindow } from './time-window.ts';

const labels = (start: number, end: number, count: number): readonly string[] =>
  timeTicks(start, end, count).map(({ label }) => label);

describe('columns', () => {
  const values = Float64Array.of(-1.5, 0, NaN, 123456789.01);

  it('come back as they were sent, precise ones to the last digit', () => {
    expect(decodeColumn(encodePrecise(values))).toEqual(values);
    expect(decodeColumn(encodeCompact(values))).toEqual(Float32Array.from(values));
  });

  it('are sent right from the middle of a larger buffer', () =>
    expect(decodeColumn(encodePrecise(values.subarray(1, 2)))).toEqual(Float64Array.of(0)));

  it.each([
    [5, 0, 0],
    [14, 1, 0],
    [16, 1, 1],
    [99, 3, 2],
  ])('find rows by time: %p', (time, first, nearest) => {
    const column = Float64Array.of(10, 20, 30);
    expect([firstAtLeast(column, time), nearestRow(column, time)]).toEqual([first, nearest]);
  });

  it('know their extremes, gaps aside', () => {
    expect(extent(values, 0, 4)).toEqual([-1.5, 123456789.01]);
    expect(extent(values, 2, 3)).toBeNull();
  });
});

describe('ticks', () => {
  it.each([
    [0, 10, 5, [0, 2, 4, 6, 8, 10]],
    [-0.3, 0, 3, [-0.2, -0.1, 0]],
    [5, 5, 4, []],
  ])('from %p to %p', (low, high, count, ticks) => {
    const found = valueTicks(low, high, count);
    expect(found).toHaveLength(ticks.length);
    found.forEach((tick, index) => expect(tick).toBeCloseTo(ticks[index] ?? NaN, 9));
  });

  it('spread on a logarithmic axis', () => {
    expect(logTicks(100, 10_000, 4)).toEqual([100, 320, 1000, 3200, 10_000]);
    expect(logTicks(-1, 10, 4)).toEqual([]);
  });

  it('stand at calendar boundaries', () => {
    expect(labels(Date.UTC(2008, 0), Date.UTC(2020, 2), 6)).toEqual(['2010', '2015', '2020']);
    expect(labels(Date.UTC(2019, 10, 3), Date.UTC(2020, 4), 6)).toEqual([
      'Dec',
      '2020',
      'Feb',
      'Mar',
      'Apr',
      'May',
    ]);
    expect(labels(Date.UTC(2020, 0, 1, 22), Date.UTC(2020, 0, 2, 2), 4)).toEqual([
      '22:00',
      '23:00',
      '2 Jan',
      '01:00',
      '02:00',
    ]);
  });
});

describe('the window of time', () => {
  it('zooms around an anchor and resets', () => {
    const window = new TimeWindow(0, 1000, 10);
    window.zoom(0.5, 250);
    expect([window.start, window.end, window.isWhole]).toEqual([125, 625, false]);
    window.reset();
    expect([window.start, window.end, window.isWhole]).toEqual([0, 1000, true]);
  });

  it('never leaves what exists and never gets shorter than allowed', () => {
    const window = new TimeWindow(0, 1000, 10);
    window.show(500, 501);
    expect(window.end - window.start).toBe(10);
    window.show(-500, -400);
    expect([window.start, window.end]).toEqual([0, 100]);
    window.pan(99);
    expect([window.start, window.end]).toEqual([900, 1000]);
  });

  it('tells its charts, and a cursor that stays put is no news', () => {
    const window = new TimeWindow(0, 1000, 10);
    let news = 0;
    window.onChange(() => news++);
    window.point(5);
    window.point(5);
    window.show(0, 100);
    expect(news).toBe(2);
  });
});
