import { describe, expect, it } from '@jest/globals';
import { squareRootSlippage } from './square-root-slippage.ts';
import { worsened } from './slippage.fixture.ts';
import type { Fill } from './slippage.fixture.ts';

describe('the slippage square-root', () => {
  it.each<[string, Record<string, number>, Fill, number]>([
    ['1 % of the volume over a range of 2.00', { coefficient: 0.5 }, {}, 50.1],
    ['four times the size, twice the impact', { coefficient: 0.5 }, { shares: 400 }, 50.2],
    ['a sale', { coefficient: 0.5 }, { side: 'sell' }, 49.9],
    ['a stop twice as far', { coefficient: 0.5 }, { stop: true }, 50.2],
    ['without volume as much as the whole', { coefficient: 0.5 }, { volume: 0 }, 51],
  ])('%s', (_what, parameters, fill, at) => {
    expect(worsened(squareRootSlippage, parameters, fill)).toBeCloseTo(at, 9);
  });
});
