import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planOf, randomBars } from './plan.fixture.ts';
import { Timeline } from './timeline.ts';

const MINUTE = 60_000;

/** Bars whose closes are these minutes, in order. */
const barsAt = (minutes: readonly number[]) => {
  const bars = randomBars(minutes.length, 1);
  return { ...bars, closeTime: Float64Array.from(minutes, (minute) => minute * MINUTE) };
};

const timelineOf = (minutes: readonly (readonly number[])[]) =>
  new Timeline(
    planOf(Object.fromEntries(minutes.map((closes, place) => [`S${place}`, barsAt(closes)])))
      .instruments,
  );

/** Each instant with the places and rows that close at it. */
const walked = (timeline: Timeline) => {
  const instants: { minute: number; closed: [number, number][] }[] = [];
  while (timeline.advance()) {
    const closed = Array.from(
      timeline.closed.subarray(0, timeline.count),
      (place): [number, number] => [place, timeline.rows[place] ?? NaN],
    );
    instants.push({ minute: timeline.closeTime / MINUTE, closed });
  }
  return instants;
};

/** The same worked out one instant at a time, from all closes at once. */
const merged = (minutes: readonly (readonly number[])[]) =>
  [...new Set(minutes.flat())]
    .sort((a, b) => a - b)
    .map((minute) => ({
      minute,
      closed: minutes.flatMap((closes, place): [number, number][] => {
        const row = closes.indexOf(minute);
        return row < 0 ? [] : [[place, row]];
      }),
    }));

describe('the instants of several instruments', () => {
  it('are their closes in order, and instruments of the same closes share them', () => {
    const minutes = [
      [1, 2, 4],
      [2, 3],
      [1, 2, 4],
    ];
    expect(walked(timelineOf(minutes))).toEqual(merged(minutes));
  });

  it('keep instruments apart that begin and end alike but miss different bars', () => {
    const minutes = [
      [1, 2, 4],
      [1, 3, 4],
    ];
    expect(walked(timelineOf(minutes))).toEqual(merged(minutes));
  });

  it('are so for any closes', () => {
    const closes = fc
      .uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 })
      .map((some) => some.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(closes, { minLength: 2, maxLength: 6 }), (minutes) => {
        expect(walked(timelineOf(minutes))).toEqual(merged(minutes));
      }),
      { numRuns: 60 },
    );
  });
});
