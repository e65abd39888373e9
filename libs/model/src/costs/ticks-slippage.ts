import { numberOf } from '../parameter.ts';
import { STOP_FACTOR } from '../stop-factor.ts';
import { worsenByAmount } from './worsened.ts';
import type { SlippageModel } from './cost-model.ts';

/** A fixed number of ticks, more for stops. */
export const ticksSlippage: SlippageModel = {
  name: 'ticks',
  title: 'Ticks',
  source: 'by definition',
  effectiveFrom: null,
  parameters: [
    {
      name: 'ticks',
      type: 'number',
      min: 0,
      max: 1000,
      default: 1,
      unit: 'ticks',
      description: 'How many ticks worse a market order fills.',
    },
    STOP_FACTOR,
  ],
  create: (parameters) => {
    const factor = numberOf(parameters, 'stop_factor');
    const ticks = numberOf(parameters, 'ticks');
    return ({ instrument, price, side, stop }) => {
      const millionths = BigInt(Math.round((stop ? ticks * factor : ticks) * 1e6));
      return worsenByAmount(price, side, instrument.tick * millionths, 1_000_000n);
    };
  },
};
