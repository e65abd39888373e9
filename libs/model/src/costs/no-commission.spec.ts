import { describe, expect, it } from '@jest/globals';
import { instrumentOf } from '../instrument.ts';
import { money, price, quantity } from '../fixed.ts';
import { instrumentId } from '../identifiers.ts';
import { noCommission } from './no-commission.ts';

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

const day = (notional: bigint) => ({
  instrument,
  side: 'buy' as const,
  quantity: quantity(100n),
  notional: money(notional),
  monthQuantity: 0,
});

describe('no commission', () => {
  it('is free', () => {
    expect(noCommission.create({})(day(100_000_000n))).toBe(0n);
  });
});
