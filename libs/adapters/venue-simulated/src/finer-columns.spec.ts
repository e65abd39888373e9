import { describe, expect, it } from '@jest/globals';
import type { BarColumns } from '@stratvector/model';
import { stock } from '@stratvector/testing';
import { FinerColumns } from './finer-columns.ts';
import type { VenueBar } from './reach.ts';
import { priced } from './venue.fixture.ts';

const MINUTE_MS = 60_000;

/** A bar a minute from the times on, at prices that tell them apart. */
const columnsAt = (minutes: readonly number[]): BarColumns => {
  const column = (value: (minute: number) => number) => Float64Array.from(minutes, value);
  return {
    length: minutes.length,
    openTime: column((minute) => minute * MINUTE_MS),
    closeTime: column((minute) => (minute + 1) * MINUTE_MS),
    open: column((minute) => 100 + minute),
    high: column((minute) => 101 + minute),
    low: column((minute) => 99 + minute),
    close: column((minute) => 100.5 + minute),
    volume: column(() => 10),
    hasVolume: true,
  };
};

const barOf = (from: number, to: number): VenueBar => ({
  openTime: from * MINUTE_MS,
  closeTime: to * MINUTE_MS,
  open: priced(100),
  high: priced(110),
  low: priced(90),
  close: priced(100),
  volume: 0,
  hasVolume: false,
  firstOfSession: true,
  lastOfSession: true,
});

describe('finer bars out of columns', () => {
  const finer = new FinerColumns([stock('A'), stock('B')], [columnsAt([0, 1, 2, 5, 6, 9]), null]);
  const within = (from: number, to: number, place = 0): readonly number[] =>
    finer.within(place, barOf(from, to)).map(({ openTime }) => openTime / MINUTE_MS);

  it.each([
    [0, 3, [0, 1, 2]],
    [3, 6, [5]],
    [6, 9, [6]],
    [3, 5, []],
    [9, 12, [9]],
    [12, 15, []],
    [0, 12, [0, 1, 2, 5, 6, 9]],
  ])('of minutes %d to %d are %j', (from, to, minutes) => {
    expect(within(from, to)).toEqual(minutes);
  });

  it('that reach over the end of a bar are not within it', () => {
    expect(within(0, 2.5)).toEqual([0, 1]);
  });

  it('are none where an instrument has none', () => {
    expect(within(0, 3, 1)).toEqual([]);
  });

  it('carry the prices in the counts of the instrument', () => {
    expect(finer.within(0, barOf(5, 6))).toEqual([
      {
        openTime: 5 * MINUTE_MS,
        closeTime: 6 * MINUTE_MS,
        open: priced(105),
        high: priced(106),
        low: priced(104),
        close: priced(105.5),
        volume: 10,
        hasVolume: true,
        firstOfSession: false,
        lastOfSession: false,
      },
    ]);
  });
});
