import { describe, expect, it } from '@jest/globals';
import { volumeShareSlippage } from './volume-share-slippage.ts';
import { worsened } from './slippage.fixture.ts';
import type { Fill } from './slippage.fixture.ts';

describe('the slippage volume-share', () => {
  it.each<[string, Record<string, number>, Fill, number]>([
    ['1 % of the volume', { price_impact: 0.1 }, {}, 50.0005],
    ['capped at 2.5 %', { price_impact: 0.1 }, { shares: 5000 }, 50.003125],
    ['a sale', { price_impact: 0.1 }, { side: 'sell' }, 49.9995],
    ['without volume at the cap', { price_impact: 0.1 }, { volume: 0 }, 50.003125],
    ['a stop twice as far', { price_impact: 0.1 }, { stop: true }, 50.001],
  ])('%s', (_what, parameters, fill, at) => {
    expect(worsened(volumeShareSlippage, parameters, fill)).toBeCloseTo(at, 9);
  });
});
