import { numberOf } from '@stratvector/model';
import type { ParameterValues } from '@stratvector/model';
import { Ema, Rma } from './blocks/averages.ts';
import { typicalPrice } from './blocks/bar-parts.ts';
import { TrueRange } from './blocks/true-range.ts';
import type { IndicatorDefinition } from './indicator.ts';

/** Both averages start with the window that ends here, however short they are; as TA-Lib does. */
const firstBar = (parameters: ParameterValues): number =>
  Math.max(numberOf(parameters, 'period'), numberOf(parameters, 'atr_period') + 1);

export const keltner: IndicatorDefinition = {
  name: 'keltner',
  title: 'Keltner channel',
  source:
    'Raschke, after Keltner, "How to Make Money in Commodities" (1960); TA-Lib: around typical prices',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 20,
      unit: 'bars',
      description: 'Bars of the exponential average in the middle.',
    },
    {
      name: 'atr_period',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 10,
      unit: 'bars',
      description: 'Bars of the average true range.',
    },
    {
      name: 'width',
      type: 'number',
      min: 0,
      max: 100,
      default: 2,
      unit: 'average true ranges',
      description: 'True ranges from the middle.',
    },
  ],
  inputs: ['high', 'low', 'close'],
  outputs: ['upper', 'middle', 'lower'],
  warmUp: firstBar,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const width = numberOf(parameters, 'width');
    const atrPeriod = numberOf(parameters, 'atr_period');
    const middle = new Ema(period);
    const range = new TrueRange();
    const average = new Rma(atrPeriod);
    let bars = -firstBar(parameters);
    const values = new Float64Array(3).fill(NaN);
    return {
      values,
      update: (bar) => {
        const moved = range.push(bar);
        bars += 1;
        const center = bars > -period ? middle.push(typicalPrice(bar)) : NaN;
        const spread = bars > -atrPeriod ? width * average.push(moved) : NaN;
        if (Number.isNaN(spread) || Number.isNaN(center)) return;
        values[0] = center + spread;
        values[1] = center;
        values[2] = center - spread;
      },
    };
  },
};
