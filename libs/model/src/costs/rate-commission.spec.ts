import { describe, expect, it } from '@jest/globals';
import { instrumentOf } from '../instrument.ts';
import { money, price, quantity } from '../fixed.ts';
import { instrumentId } from '../identifiers.ts';
import { rateCommission } from './rate-commission.ts';

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

describe('rate commission', () => {
  // Money counts 10^-4: 10,000.00 is 100,000,000.
  it.each([
    ['5 bp of 10,000.00', { rate: 0.0005, minimum: 0 }, 100_000_000n, 50_000n],
    ['half a count rounds to even, down', { rate: 0.0005, minimum: 0 }, 1_000n, 0n],
    ['one and a half counts round to even, up', { rate: 0.0005, minimum: 0 }, 3_000n, 2n],
    ['the minimum wins', { rate: 0.0005, minimum: 1 }, 1_000_000n, 10_000n],
    ['above the minimum the rate wins', { rate: 0.001, minimum: 1 }, 100_000_000n, 100_000n],
    ['nothing traded costs the minimum', { rate: 0.001, minimum: 1 }, 0n, 10_000n],
  ])('%s', (_what, parameters, notional, cost) => {
    expect(rateCommission.create(parameters)(day(notional))).toBe(cost);
  });
});
