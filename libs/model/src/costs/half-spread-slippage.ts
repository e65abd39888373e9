import { powerOfTen } from '../fixed.ts';
import { numberOf } from '../parameter.ts';
import { STOP_FACTOR } from '../stop-factor.ts';
import { worsenByAmount } from './worsened.ts';
import type { SlippageModel } from './cost-model.ts';

/** Half of a spread that is a share of the bar’s range. */
export const halfSpreadSlippage: SlippageModel = {
  name: 'half-spread',
  title: 'Half spread',
  source:
    'Corwin and Schultz, "A simple way to estimate bid-ask spreads from daily high and low prices", Journal of Finance 67 (2012)',
  effectiveFrom: null,
  parameters: [
    {
      name: 'share',
      type: 'number',
      min: 0,
      max: 1,
      default: 0.05,
      unit: 'fraction of high − low',
      description: 'The spread, as a share of the bar.',
    },
    STOP_FACTOR,
  ],
  create: (parameters) => {
    const factor = numberOf(parameters, 'stop_factor');
    const share = numberOf(parameters, 'share');
    return ({ instrument, price, side, high, low, stop }) => {
      const half = ((high - low) * share * (stop ? factor : 1)) / 2;
      const counts = BigInt(Math.ceil(half * powerOfTen(instrument.priceDecimals) - 1e-6));
      return worsenByAmount(price, side, counts, 1n);
    };
  },
};
