import { numberOf } from '@stratvector/model';
import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { downOf, SIDE, upOf } from './side.ts';

/** Back into the bands: in when the close crosses a band from outside, out at the middle. */
export const bollinger: StrategyDefinition = {
  name: 'bollinger',
  title: 'Bollinger reversal',
  description:
    'Enters when the close comes back inside a band it had left, leaves at the middle band.',
  source: 'Bollinger, "Bollinger on Bollinger Bands" (2001)',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 10_000,
      default: 20,
      unit: 'bars',
      description: 'Bars of the bands.',
    },
    {
      name: 'width',
      type: 'number',
      min: 0.1,
      max: 20,
      default: 2,
      unit: 'deviations',
      description: 'Width of the bands.',
    },
    SIDE,
  ],
  indicators: (parameters) => ({
    bands: `bbands(${numberOf(parameters, 'period')},${numberOf(parameters, 'width')})`,
  }),
  warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  create: (setup) => {
    const [up, down] = [upOf(setup), downOf(setup)];
    return {
      onBar: (bar, decide) => {
        const { close } = bar;
        const before = bar.closeAgo(1);
        const [upper, lower] = [bar.value('bands.upper'), bar.value('bands.lower')];
        const standing = decide.standing(bar);
        const past = standing * (close - bar.value('bands.middle'));
        if (before < bar.value('bands.lower', 1) && close >= lower)
          decide.direction(bar, up, 'back-above-lower');
        else if (before > bar.value('bands.upper', 1) && close <= upper)
          decide.direction(bar, down, 'back-below-upper');
        else if (standing !== 0 && past >= 0) decide.direction(bar, 0, 'middle-reached');
      },
    };
  },
};
