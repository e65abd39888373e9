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
      parameters: { period: 10, exit: 1, significance: 'none' },
      allowShort: true,
    });
    expect(told.slice(0, 2)).toEqual(['9: A=0 spread-closed', '9: B=0 spread-closed']);
    expect(told.slice(2, 4)).toEqual(['10: A=-0.5 spread-wide', '10: B=0.5 spread-wide']);
    expect(told.slice(4)).toEqual(['11: A=0 spread-closed', '11: B=0 spread-closed']);
  });

  it.each([
    { period: 14, significance: 'none' },
    { period: 10, formation: 20 },
  ])('waits until its windows are full: %p', (parameters) => {
    const sides = traceAll(pairs, UNIVERSE, { parameters, allowShort: true });
    expect(sides.filter((told) => told.includes('spread-wide'))).toEqual([]);
  });

  describe('of which one follows the other, or does not', () => {
    const leader = Array.from({ length: 120 }, (_, t) => 100 + 10 * Math.sin(t / 7) + t * 0.3);
    const follower = leader.map(
      (x, t) => x ** 0.8 * Math.exp(0.02 * Math.sin(t * 2.1) + 0.015 * Math.cos(t * 3.7)),
    );
    let [state, price] = [7, 50];
    /** A walk of its own, by the generator of Park and Miller. */
    const stranger = leader.map(() => {
      state = (state * 48_271) % 2_147_483_647;
      price *= 1 + (state / 2_147_483_647 - 0.5) / 20;
      return price;
    });
    const entriesOf = (closes: readonly number[], significance: string): number =>
      traceAll(
        pairs,
        { A: barsOfCloses(closes), B: barsOfCloses(leader) },
        { parameters: { period: 10, entry: 1.5, formation: 60, significance }, allowShort: true },
      ).filter((told) => told.includes('spread-wide')).length;

    it('enters only where they are cointegrated', () => {
      expect(entriesOf(follower, '5%')).toBeGreaterThan(0);
      expect(entriesOf(stranger, 'none')).toBeGreaterThan(0);
      expect(entriesOf(stranger, '5%')).toBe(0);
    });
  });
});
