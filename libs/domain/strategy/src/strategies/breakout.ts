import { numberOf } from '@stratvector/model';
import type { BarCursor } from '../api/bar-cursor.ts';
import type { StrategyDefinition } from '../api/strategy-definition.ts';
import { downOf, SIDE, upOf } from './side.ts';

/**
 * Wilder's average keeps (1 − 1/n)^k of what it was k bars ago; after ten times its period less than
 * e^−10 of the start is left in it, and a later start decides alike.
 */
const RANGE_MEMORY = 10;

/** Follows a close beyond the channel of the bars before; out when it gives back so many ranges. */
export const breakout: StrategyDefinition = {
  name: 'breakout',
  title: 'Breakout (Donchian with ATR stop)',
  description:
    'Enters on a close beyond the highest high or lowest low of the bars before; leaves when the close has moved so many average true ranges against its best.',
  source: 'Faith, "Way of the Turtle" (2007); Donchian channel',
  parameters: [
    {
      name: 'period',
      type: 'integer',
      min: 1,
      max: 10_000,
      default: 20,
      unit: 'bars',
      description: 'Bars of the channel.',
    },
    {
      name: 'atr_period',
      type: 'integer',
      min: 1,
      max: 10_000,
      default: 14,
      unit: 'bars',
      description: 'Bars of the average true range.',
    },
    {
      name: 'atr_stop',
      type: 'number',
      min: 0.1,
      max: 100,
      default: 3,
      unit: 'average true ranges',
      description: 'What may be given back of the best close.',
    },
    SIDE,
  ],
  indicators: (parameters) => ({
    channel: `donchian(${numberOf(parameters, 'period')})`,
    range: `atr(${numberOf(parameters, 'atr_period')})`,
  }),
  warmUp: (parameters) =>
    Math.max(
      numberOf(parameters, 'period'),
      RANGE_MEMORY * (numberOf(parameters, 'atr_period') - 1) + 1,
    ) + 1,
  create: (setup) => {
    const stop = numberOf(setup.parameters, 'atr_stop');
    const [up, down] = [upOf(setup), downOf(setup)];
    const best = new Float64Array(setup.instruments.length);
    /** What the position has given back of its best close. */
    const givenBack = ({ close, index }: BarCursor, standing: number): number => {
      const reference = standing === 0 ? close : (best[index] ?? close);
      best[index] = standing < 0 ? Math.min(reference, close) : Math.max(reference, close);
      return standing * ((best[index] ?? close) - close);
    };
    return {
      onBar: (bar, decide) => {
        const { close } = bar;
        const standing = decide.standing(bar);
        const given = givenBack(bar, standing);
        if (close > bar.value('channel.upper', 1)) decide.direction(bar, up, 'above-channel');
        else if (close < bar.value('channel.lower', 1))
          decide.direction(bar, down, 'below-channel');
        else if (given > stop * bar.value('range')) decide.direction(bar, 0, 'atr-stop');
        if (decide.standing(bar) !== standing) best[bar.index] = close;
      },
      onSplit: ({ index, ratio }) => {
        best[index] = (best[index] ?? NaN) / ratio;
      },
    };
  },
};
