import { describe, expect, it } from '@jest/globals';
import { ticksSlippage } from './ticks-slippage.ts';
import { worsened } from './slippage.fixture.ts';
import type { Fill } from './slippage.fixture.ts';

describe('the slippage ticks', () => {
  it.each<[string, Record<string, number>, Fill, number]>([
    ['a buy, two ticks up', { ticks: 2 }, {}, 50.02],
    ['a sale, two ticks down', { ticks: 2 }, { side: 'sell' }, 49.98],
    ['a stop twice as far', { ticks: 2 }, { stop: true }, 50.04],
    ['none', { ticks: 0 }, {}, 50],
  ])('%s', (_what, parameters, fill, at) => {
    expect(worsened(ticksSlippage, parameters, fill)).toBeCloseTo(at, 9);
  });
});
