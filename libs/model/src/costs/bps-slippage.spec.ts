import { describe, expect, it } from '@jest/globals';
import { instrumentOf } from '../instrument.ts';
import { price, quantity } from '../fixed.ts';
import { instrumentId } from '../identifiers.ts';
import { bpsSlippage } from './bps-slippage.ts';

const instrument = instrumentOf({
  id: instrumentId('AAPL'),
  type: 'stock',
  currency: 'USD',
  exchange: 'NASDAQ',
  priceDecimals: 6,
  quantityDecimals: 0,
  tick: price(10_000n),
  lot: quantity(1n),
  multiplier: '1',
});

const fill = (side: 'buy' | 'sell', stop: boolean) => ({
  instrument,
  side,
  quantity: quantity(1n),
  price: price(50_000_000n),
  volume: 0,
  high: 51,
  low: 49,
  stop,
});

describe('slippage in basis points', () => {
  // 1 bp of 50.00 is 0.005.
  it.each([
    ['a buy pays up', fill('buy', false), { bps: 1, stop_factor: 2 }, 50_005_000n],
    ['a sale gets less', fill('sell', false), { bps: 1, stop_factor: 2 }, 49_995_000n],
    ['a stop twice as much', fill('sell', true), { bps: 1, stop_factor: 2 }, 49_990_000n],
    ['no basis points', fill('buy', false), { bps: 0, stop_factor: 2 }, 50_000_000n],
    ['a stop without a factor', fill('buy', true), { bps: 1, stop_factor: 0 }, 50_000_000n],
    ['a sale never below zero', fill('sell', true), { bps: 10_000, stop_factor: 2 }, 1n],
  ])('%s', (_what, input, parameters, worsened) => {
    expect(bpsSlippage.create(parameters)(input)).toBe(worsened);
  });
});
