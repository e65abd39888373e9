import { FRACTION_ONE, fractionOfNumber } from '../fixed.ts';
import { numberOf } from '../parameter.ts';
import type { SlippageModel } from './cost-model.ts';
import { STOP_FACTOR } from '../stop-factor.ts';
import { worsenByShare } from './worsened.ts';

/** A fixed number of basis points of the price, more for stops. */
export const bpsSlippage: SlippageModel = {
  name: 'bps',
  title: 'Basis points',
  source: 'by definition',
  effectiveFrom: null,
  parameters: [
    {
      name: 'bps',
      type: 'number',
      min: 0,
      max: 10_000,
      default: 1,
      unit: 'basis points of the price',
      description: 'How much worse a market order fills.',
    },
    STOP_FACTOR,
  ],
  create: (parameters) => {
    const share = numberOf(parameters, 'bps') / 10_000;
    const market = fractionOfNumber(share);
    const stopped = fractionOfNumber(share * numberOf(parameters, 'stop_factor'));
    return ({ price, side, stop }) =>
      worsenByShare(price, side, stop ? stopped : market, FRACTION_ONE);
  },
};
