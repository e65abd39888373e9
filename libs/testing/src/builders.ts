import { timestampOfMilliseconds } from '@stratvector/kernel';
import {
  accountId,
  clientOrderId,
  instrumentId,
  instrumentOf,
  price,
  quantity,
  strategyId,
} from '@stratvector/model';
import type { Instrument, OrderTicket } from '@stratvector/model';

/** A US stock with six price decimals, a tick of a cent and whole shares. */
export const stock = (
  id = 'TEST',
  terms: Partial<Parameters<typeof instrumentOf>[0]> = {},
): Instrument =>
  instrumentOf({
    id: instrumentId(id),
    type: 'stock',
    currency: 'USD',
    exchange: 'SMART',
    priceDecimals: 6,
    quantityDecimals: 0,
    tick: price(10_000n),
    lot: quantity(1n),
    multiplier: '1',
    ...terms,
  });

/** A market order to buy 100 shares, decided at time 0; name only what matters to the test. */
export const ticket = (terms: Partial<OrderTicket> = {}): OrderTicket => ({
  clientOrderId: clientOrderId('order'),
  parentId: null,
  accountId: accountId('account'),
  strategyId: strategyId('strategy'),
  instrumentId: instrumentId('TEST'),
  side: 'buy',
  role: 'entry',
  type: 'market',
  quantity: quantity(100n),
  limitPrice: null,
  stopPrice: null,
  trail: null,
  timeInForce: 'DAY',
  goodTill: null,
  reduceOnly: false,
  protection: null,
  bracket: null,
  reason: 'test',
  decidedAt: timestampOfMilliseconds(0),
  decisionPrice: price(100_000_000n),
  ...terms,
});
