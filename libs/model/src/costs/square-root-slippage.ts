import { powerOfTen } from '../fixed.ts';
import { numberOf } from '../parameter.ts';
import { STOP_FACTOR } from '../stop-factor.ts';
import { worsenByAmount } from './worsened.ts';
import type { SlippageModel } from './cost-model.ts';

/** coefficient × range / price × √(share of the bar’s volume). */
export const squareRootSlippage: SlippageModel = {
  name: 'square-root',
  title: 'Square-root impact',
  source:
    'Almgren, Thum, Hauptmann and Li, "Direct estimation of equity market impact", Risk 18 (2005); Torre, BARRA (1997)',
  effectiveFrom: null,
  parameters: [
    {
      name: 'coefficient',
      type: 'number',
      min: 0,
      max: 100,
      default: 0.5,
      unit: 'ratio',
      description: 'Impact of trading the whole volume, in ranges of the bar.',
    },
    STOP_FACTOR,
  ],
  create: (parameters) => {
    const factor = numberOf(parameters, 'stop_factor');
    const coefficient = numberOf(parameters, 'coefficient');
    return ({ instrument, quantity, price, side, volume, high, low, stop }) => {
      const shares = Number(quantity) / powerOfTen(instrument.quantityDecimals);
      const share = volume > 0 ? Math.min(1, shares / volume) : 1;
      const worse = coefficient * (high - low) * Math.sqrt(share) * (stop ? factor : 1);
      const counts = BigInt(Math.ceil(worse * powerOfTen(instrument.priceDecimals) - 1e-6));
      return worsenByAmount(price, side, counts, 1n);
    };
  },
};
