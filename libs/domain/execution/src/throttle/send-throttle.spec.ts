import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timestampOfMilliseconds } from '@stratvector/kernel';
import { SendThrottle } from './send-throttle.ts';

const sends = (perSecond: number, times: readonly number[]): readonly number[] => {
  const throttle = new SendThrottle(perSecond);
  return times.map((time) => Number(throttle.admit(timestampOfMilliseconds(time)) / 1_000_000n));
};

describe('the send throttle', () => {
  it.each([
    ['lets through what is within the rate', 2, [0, 0], [0, 0]],
    ['sends the rest a second later', 2, [0, 0, 0, 0, 0], [0, 0, 1000, 1000, 2000]],
    ['counts any second, not those of the clock', 2, [900, 999, 1001], [900, 999, 1900]],
    ['has room again exactly a second later', 1, [0, 1000], [0, 1000]],
    ['makes whoever is one millisecond early wait for it', 1, [0, 999], [0, 1000]],
    ['forgets what is long past', 1, [0, 0, 9000], [0, 1000, 9000]],
    ['never overtakes what waits', 1, [0, 0, 0, 1500], [0, 1000, 2000, 3000]],
  ])('%s', (_what, perSecond, times, expected) => {
    expect(sends(perSecond, times)).toEqual(expected);
  });

  it('never lets more through in any second, loses nothing and keeps the order', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 5 }), (gaps, perSecond) => {
        let now = 0;
        const times = gaps.map((gap) => (now += gap));
        const sent = sends(perSecond, times);
        expect(sent).toHaveLength(times.length);
        sent.forEach((time, place) => {
          expect(time).toBeGreaterThanOrEqual(times[place] ?? 0);
          expect(time).toBeGreaterThanOrEqual(sent[place - 1] ?? 0);
          const within = sent.filter((other) => other >= time && other < time + 1000);
          expect(within.length).toBeLessThanOrEqual(perSecond);
        });
      }),
    );
  });
});
