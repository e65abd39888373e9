import { describe, expect, it } from '@jest/globals';
import { fractionOfNumber } from '@stratvector/model';
import { historicalSimulation } from './historical-simulation.ts';

const UNKNOWN = { var95: null, var99: null, es95: null };

/** −100, −99, … −1 on a hundred days. */
const losses = Float64Array.from({ length: 100 }, (_, day) => day - 100);

describe('historical simulation', () => {
  it('interpolates between the neighbors of a quantile', () => {
    const { var95, var99, es95 } = historicalSimulation(losses, 1000);
    // Position 99 × 0.05 = 4.95 between −96 and −95; 99 × 0.01 = 0.99 between −100 and −99.
    expect(var95).toBe(fractionOfNumber(0.09505));
    expect(var99).toBe(fractionOfNumber(0.09901));
    // The mean of −100 … −96, which lie at or under −95.05.
    expect(es95).toBe(fractionOfNumber(0.098));
  });

  it('does not depend on the order of the days', () => {
    expect(historicalSimulation(losses.slice().reverse(), 1000)).toEqual(
      historicalSimulation(losses, 1000),
    );
  });

  it('looks at the last 250 days', () => {
    const older = Float64Array.from({ length: 50 }, () => -1e6);
    const recent = Float64Array.from({ length: 250 }, (_, day) => day % 10);
    const both = Float64Array.from([...older, ...recent]);
    expect(historicalSimulation(both, 1000)).toEqual(historicalSimulation(recent, 1000));
  });

  it('is no loss where nothing was lost', () => {
    const { var95 } = historicalSimulation(new Float64Array(60).fill(5), 1000);
    expect(var95).toBe(0n);
  });

  it.each([
    ['too few days', new Float64Array(59).fill(-1), 1000],
    ['no equity', losses, 0],
  ])('says nothing with %s', (_what, results, equity) => {
    expect(historicalSimulation(results, equity)).toEqual(UNKNOWN);
  });
});
