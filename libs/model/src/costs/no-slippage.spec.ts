import { describe, expect, it } from '@jest/globals';
import { instrumentOf } from '../instrument.ts';
import { price, quantity } from '../fixed.ts';
import { instrumentId } from '../identifiers.ts';
import { noSlippage } from './no-slippage.ts';

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

describe('no slippage', () => {
  it.each([true, false])('fills at the price, stop or not: %s', (stop) => {
    expect(noSlippage.create({})(fill('buy', stop))).toBe(50_000_000n);
    expect(noSlippage.create({})(fill('sell', stop))).toBe(50_000_000n);
  });
});
