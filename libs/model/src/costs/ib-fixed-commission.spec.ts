import { describe, expect, it } from '@jest/globals';
import { money, price, quantity } from '../fixed.ts';
import { instrumentId } from '../identifiers.ts';
import { instrumentOf } from '../instrument.ts';
import { ibFixedCommission } from './ib-fixed-commission.ts';

const stock = (quantityDecimals: number) =>
  instrumentOf({
    id: instrumentId('AAPL'),
    type: 'stock',
    currency: 'USD',
    exchange: 'NASDAQ',
    priceDecimals: 6,
    quantityDecimals,
    tick: price(10_000n),
    lot: quantity(1n),
    multiplier: '1',
  });

describe('the fixed schedule of Interactive Brokers', () => {
  // Money counts 10^-4.
  it.each([
    ['1,000 shares at 50.00: 5.00', 0, 1_000n, 500_000_000n, 50_000n],
    ['100 shares at 50.00: the minimum of 1.00', 0, 100n, 50_000_000n, 10_000n],
    ['200 shares at 50.00: 1.00 either way', 0, 200n, 100_000_000n, 10_000n],
    ['1,000 shares at 0.25: the maximum, 1 % of 250.00', 0, 1_000n, 2_500_000n, 25_000n],
    ['10 shares at 5.00: the maximum 0.50 wins over the minimum', 0, 10n, 500_000n, 5_000n],
    ['0.5 shares at 200.00: the minimum', 1, 5n, 1_000_000n, 10_000n],
    ['nothing traded costs nothing', 0, 0n, 0n, 0n],
  ])('%s', (...row) => {
    const [, decimals, shares, notional, commission] = row;
    const schedule = ibFixedCommission.create({});
    const day = {
      instrument: stock(decimals),
      side: 'buy' as const,
      quantity: quantity(shares),
      notional: money(notional),
      monthQuantity: 0,
    };
    expect(schedule(day)).toBe(commission);
  });
});
