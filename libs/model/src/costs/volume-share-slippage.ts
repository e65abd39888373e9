import { FRACTION_ONE, fractionOfNumber, powerOfTen } from '../fixed.ts';
import { numberOf } from '../parameter.ts';
import { STOP_FACTOR } from '../stop-factor.ts';
import { worsenByShare } from './worsened.ts';
import type { SlippageModel } from './cost-model.ts';

/** price_impact × (share of the bar’s volume)², the share being capped. */
export const volumeShareSlippage: SlippageModel = {
  name: 'volume-share',
  title: 'Volume share',
  source: 'Zipline, VolumeShareSlippage (Quantopian, 2012)',
  effectiveFrom: null,
  parameters: [
    {
      name: 'price_impact',
      type: 'number',
      min: 0,
      max: 100,
      default: 0.1,
      unit: 'fraction of the price',
      description: 'Impact of a fill of the whole volume.',
    },
    {
      name: 'volume_limit',
      type: 'number',
      min: 0.000001,
      max: 1,
      default: 0.025,
      unit: 'fraction of volume',
      description: 'Largest share that counts.',
    },
    STOP_FACTOR,
  ],
  create: (parameters) => {
    const factor = numberOf(parameters, 'stop_factor');
    const impact = numberOf(parameters, 'price_impact');
    const limit = numberOf(parameters, 'volume_limit');
    return ({ instrument, quantity, price, side, volume, stop }) => {
      const shares = Number(quantity) / powerOfTen(instrument.quantityDecimals);
      const share = Math.min(limit, volume > 0 ? shares / volume : limit);
      const worse = fractionOfNumber(impact * share * share * (stop ? factor : 1));
      return worsenByShare(price, side, worse, FRACTION_ONE);
    };
  },
};
