import { describe, expect, it } from '@jest/globals';
import { pairs } from './pairs.ts';
import { barsOfCloses, traceAll } from './trace.fixture.ts';

// B stands still but for a twitch; A follows it and then runs away.
const B = [100, 101, 100, 101, 100, 101, 100, 101, 100, 101, 100, 101, 100];
const A = [50, 50.5, 50, 50.5, 50, 50.5, 50, 50.5, 50, 50.5, 53, 50.6, 50.1];
const UNIVERSE = { A: barsOfCloses(A), B: barsOfCloses(B) };

describe('pairs', () => {
  it('trades against the spread, both legs at once, and leaves when it closes', () => {
    const told = traceAll(pairs, UNIVERSE, {
      parameters: { period: 10, exit: 1 },
      allowShort: true,
    });
    expect(told.slice(0, 2)).toEqual(['9: A=0 spread-closed', '9: B=0 spread-closed']);
    expect(told.slice(2, 4)).toEqual(['10: A=-0.5 spread-wide', '10: B=0.5 spread-wide']);
    expect(told.slice(4)).toEqual(['11: A=0 spread-closed', '11: B=0 spread-closed']);
  });

  it('waits until its window is full', () => {
    expect(traceAll(pairs, UNIVERSE, { parameters: { period: 14 }, allowShort: true })).toEqual([]);
  });
});
