import { numberOf } from '@stratvector/model';
import { Wma } from './blocks/averages.ts';
import { SOURCE, sourceOf } from './blocks/bar-parts.ts';
import { Lag } from './blocks/change.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const coppock: IndicatorDefinition = {
  name: 'coppock',
  title: 'Coppock curve',
  source: 'Coppock, "Practical relative strength charting" (1962)',
  parameters: [
    SOURCE,
    {
      name: 'long',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 14,
      unit: 'bars',
      description: 'Bars of the long rate of change.',
    },
    {
      name: 'short',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 11,
      unit: 'bars',
      description: 'Bars of the short rate of change.',
    },
    {
      name: 'smooth',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 10,
      unit: 'bars',
      description: 'Bars of the weighted average.',
    },
  ],
  inputs: ['close'],
  outputs: ['value'],
  warmUp: (parameters) =>
    Math.max(numberOf(parameters, 'long'), numberOf(parameters, 'short')) +
    numberOf(parameters, 'smooth'),
  create: (parameters) => {
    const long = numberOf(parameters, 'long');
    const short = numberOf(parameters, 'short');
    const smooth = numberOf(parameters, 'smooth');
    const source = sourceOf(parameters);
    const [far, near] = [new Lag(long), new Lag(short)];
    const average = new Wma(smooth);
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        const price = source(bar);
        const sum = price / far.push(price) + price / near.push(price) - 2;
        values[0] = average.push(sum * 100);
      },
    };
  },
};
