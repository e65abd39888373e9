import { price, quantity } from '../fixed.ts';
import type { ParameterValues } from '../parameter.ts';
import { resolveParameters } from '../parameter.ts';
import { dayOf } from './commission.fixture.ts';
import type { SlippageModel } from './cost-model.ts';

export interface Fill {
  readonly side?: 'buy' | 'sell';
  readonly shares?: number;
  readonly volume?: number;
  readonly high?: number;
  readonly low?: number;
  readonly stop?: boolean;
}

/** The worsened price of a fill at 50.00, in currency. */
export const worsened = (model: SlippageModel, parameters: ParameterValues, fill: Fill): number => {
  const { side = 'buy', shares = 100, volume = 10_000, high = 51, low = 49, stop = false } = fill;
  const { values } = resolveParameters(model.parameters, parameters);
  const at = model.create(values)({
    instrument: dayOf({ shares, price: 50 }).instrument,
    side,
    quantity: quantity(BigInt(shares)),
    price: price(50_000_000n),
    volume,
    high,
    low,
    stop,
  });
  return Number(at) / 1e6;
};
