import { numberOf } from '@stratvector/model';
import { Ema } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const t3: IndicatorDefinition = {
  name: 't3',
  title: 'T3 moving average',
  source:
    'Tillson, "Smoothing techniques for more accurate signals", Stocks & Commodities 16 (1998)',
  parameters: [
    SOURCE,
    {
      name: 'period',
      type: 'integer',
      min: 2,
      max: 100000,
      default: 5,
      unit: 'bars',
      description: 'Bars of the window.',
    },
    {
      name: 'volume_factor',
      type: 'number',
      min: 0,
      max: 1,
      default: 0.7,
      unit: 'ratio',
      description: 'Weight of the second smoothing.',
    },
  ],
  inputs: ['close'],
  outputs: ['value'],
  warmUp: (parameters) => 6 * (numberOf(parameters, 'period') - 1) + 1,
  create: (parameters) => {
    const period = numberOf(parameters, 'period');
    const volumeFactor = numberOf(parameters, 'volume_factor');
    const source = sourceOf(parameters);
    const averages = Array.from({ length: 6 }, () => new Ema(period));
    const v = volumeFactor;
    const [c1, c2, c3, c4] = [
      -(v ** 3),
      3 * v * v + 3 * v ** 3,
      -6 * v * v - 3 * v - 3 * v ** 3,
      1 + 3 * v + v ** 3 + 3 * v * v,
    ];
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const e = averages.reduce<number[]>(
          (chain, average) => [...chain, average.push(chain.at(-1) ?? source(bar))],
          [],
        );
        values[0] =
          c1 * (e[5] ?? NaN) + c2 * (e[4] ?? NaN) + c3 * (e[3] ?? NaN) + c4 * (e[2] ?? NaN);
      },
    };
  },
};
