import { numberOf } from '@stratvector/model';
import { RollingMiddle } from './blocks/rolling-extreme.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const ichimoku: IndicatorDefinition = {
  name: 'ichimoku',
  title: 'Ichimoku',
  source:
    'Hosoda, "Ichimoku Kinko Hyo" (1969); spans are given at the bar that makes them, not shifted',
  parameters: [
    {
      name: 'conversion',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 9,
      unit: 'bars',
      description: 'Bars of the conversion line.',
    },
    {
      name: 'base',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 26,
      unit: 'bars',
      description: 'Bars of the base line.',
    },
    {
      name: 'span',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 52,
      unit: 'bars',
      description: 'Bars of the second span.',
    },
  ],
  inputs: ['high', 'low'],
  outputs: ['conversion', 'base', 'span_a', 'span_b'],
  warmUp: (parameters) =>
    Math.max(
      numberOf(parameters, 'conversion'),
      numberOf(parameters, 'base'),
      numberOf(parameters, 'span'),
    ),
  create: (parameters) => {
    const conversion = numberOf(parameters, 'conversion');
    const base = numberOf(parameters, 'base');
    const span = numberOf(parameters, 'span');
    const lines = [conversion, base, span].map((period) => new RollingMiddle(period));
    const values = new Float64Array(4).fill(NaN);
    return {
      values,
      update: (bar) => {
        const [first, second, third] = lines.map((line) => line.push(bar.high, bar.low));
        if (first === undefined || second === undefined || third === undefined) return;
        if (Number.isNaN(first + second + third)) return;
        values[0] = first;
        values[1] = second;
        values[2] = (first + second) / 2;
        values[3] = third;
      },
    };
  },
};
