import { numberOf } from '@stratvector/model';
import { ratioOf } from './blocks/bar-parts.ts';
import { RollingSum } from './blocks/rolling-sum.ts';
import type { IndicatorDefinition } from './indicator.ts';

export const ultosc: IndicatorDefinition = {
  name: 'ultosc',
  title: 'Ultimate oscillator',
  source: 'Williams, "The ultimate oscillator", Stocks & Commodities 3 (1985)',
  parameters: [
    {
      name: 'first',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 7,
      unit: 'bars',
      description: 'Bars of the first window.',
    },
    {
      name: 'second',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 14,
      unit: 'bars',
      description: 'Bars of the second window.',
    },
    {
      name: 'third',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 28,
      unit: 'bars',
      description: 'Bars of the third window.',
    },
  ],
  inputs: ['high', 'low', 'close'],
  outputs: ['value'],
  warmUp: (parameters) =>
    Math.max(
      numberOf(parameters, 'first'),
      numberOf(parameters, 'second'),
      numberOf(parameters, 'third'),
    ) + 1,
  create: (parameters) => {
    const first = numberOf(parameters, 'first');
    const second = numberOf(parameters, 'second');
    const third = numberOf(parameters, 'third');
    const windows = [first, second, third].map((period) => ({
      pressure: new RollingSum(period),
      range: new RollingSum(period),
    }));
    let before = NaN;
    const values = new Float64Array(1).fill(NaN);
    return {
      values,
      update: (bar) => {
        if (!Number.isNaN(before)) {
          const low = Math.min(bar.low, before);
          const range = Math.max(bar.high, before) - low;
          const [a, b, c] = windows.map((window) =>
            ratioOf(window.pressure.push(bar.close - low), window.range.push(range)),
          );
          values[0] = (100 * (4 * (a ?? NaN) + 2 * (b ?? NaN) + (c ?? NaN))) / 7;
        }
        before = bar.close;
      },
    };
  },
};
