import { describe, expect, it } from '@jest/globals';
import { halfSpreadSlippage } from './half-spread-slippage.ts';
import { worsened } from './slippage.fixture.ts';
import type { Fill } from './slippage.fixture.ts';

describe('the slippage half-spread', () => {
  it.each<[string, Record<string, number>, Fill, number]>([
    ['half of 5 % of a range of 2.00', { share: 0.05 }, {}, 50.05],
    ['a sale as much down', { share: 0.05 }, { side: 'sell' }, 49.95],
    ['a stop twice as far', { share: 0.05 }, { stop: true }, 50.1],
    ['a bar without a range', { share: 0.05 }, { high: 50, low: 50 }, 50],
  ])('%s', (_what, parameters, fill, at) => {
    expect(worsened(halfSpreadSlippage, parameters, fill)).toBeCloseTo(at, 9);
  });
});
