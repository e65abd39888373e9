import { describe, expect, it } from '@jest/globals';
import { CointegrationWindow, cointegrationBound } from './engle-granger.ts';

const RIGHT = Array.from({ length: 60 }, (_, t) => Math.log(100 + 10 * Math.sin(t / 7) + t * 0.3));
const TIED = RIGHT.map(
  (x, t) => 0.5 + 0.8 * x + 0.02 * Math.sin(t * 2.1) + 0.01 * Math.cos(t * 3.7),
);
const LOOSE = RIGHT.map((_, t) => Math.log(50 + 0.5 * t + 3 * Math.sin(t / 11)));

const statisticOf = (left: readonly number[], before = 0): number => {
  const window = new CointegrationWindow(60);
  for (let step = 0; step < before; step += 1) window.push(step, -step);
  left.forEach((value, place) => window.push(value, RIGHT[place] ?? NaN));
  return window.statistic;
};

// statsmodels 0.14: coint(left, right, maxlag=0, autolag=None).
describe('the test of Engle and Granger', () => {
  it.each([
    ['tied', TIED, -14.385619548702534],
    ['loose', LOOSE, -2.7490722887597117],
  ])('gives what statsmodels gives for series that are %s', (_name, left, expected) => {
    expect(statisticOf(left)).toBeCloseTo(expected, 9);
  });

  it.each([
    ['1%', -4.09169685],
    ['5%', -3.44165109],
    ['10%', -3.11711613],
  ] as const)('has the bound of MacKinnon at %s', (level, expected) => {
    expect(cointegrationBound(level, 60)).toBeCloseTo(expected, 7);
  });

  it('looks at the last values alone, in the order of time', () => {
    expect(statisticOf(TIED, 17)).toBeCloseTo(statisticOf(TIED), 9);
  });

  it('says nothing before its window is full', () => {
    expect(statisticOf(TIED.slice(1))).toBeNaN();
  });
});
