import { moneyOfNumber, numberOfMoney, price, quantity } from '../fixed.ts';
import { instrumentId } from '../identifiers.ts';
import { instrumentOf } from '../instrument.ts';
import type { OrderSide } from '../order.ts';
import type { ParameterValues } from '../parameter.ts';
import { resolveParameters } from '../parameter.ts';
import type { CommissionModel, OrderDay } from './cost-model.ts';

export interface Traded {
  readonly shares: number;
  readonly price: number;
  readonly side?: OrderSide;
  readonly month?: number;
}

/** What an order has traded on one day, in whole shares and currency. */
export const dayOf = ({ shares, price: at, side = 'buy', month = 0 }: Traded): OrderDay => ({
  instrument: instrumentOf({
    id: instrumentId('TEST'),
    type: 'stock',
    currency: 'USD',
    exchange: 'SMART',
    priceDecimals: 6,
    quantityDecimals: 0,
    tick: price(10_000n),
    lot: quantity(1n),
    multiplier: '1',
  }),
  side,
  quantity: quantity(BigInt(shares)),
  notional: moneyOfNumber(shares * at),
  monthQuantity: month,
});

/** The commission of it in currency. */
export const charged = (
  model: CommissionModel,
  parameters: ParameterValues,
  traded: Traded,
): number =>
  numberOfMoney(
    model.create(resolveParameters(model.parameters, parameters).values)(dayOf(traded)),
  );
