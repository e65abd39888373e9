import { numberOf } from '@stratvector/model';
import type { LabelDefinition } from './label.ts';

const at = (column: Float64Array, row: number): number => column[row] ?? NaN;

/** López de Prado, Advances in Financial Machine Learning, 2018, section 3.2. */
export const fixedHorizon: LabelDefinition = {
  name: 'fixed_horizon',
  title: 'Return over a fixed number of bars, and its side',
  source: 'López de Prado, Advances in Financial Machine Learning, 2018, 3.2',
  parameters: [
    {
      name: 'bars',
      type: 'integer',
      min: 1,
      max: 100000,
      default: 10,
      description: 'How many bars later.',
    },
    {
      name: 'threshold',
      type: 'number',
      min: 0,
      max: 10,
      default: 0,
      description: 'Returns within it, up or down, have side 0.',
    },
  ],
  outputs: ['return', 'side'],
  compute: ({ close, length }, parameters) => {
    const [bars, threshold] = [numberOf(parameters, 'bars'), numberOf(parameters, 'threshold')];
    const returns = new Float64Array(length).fill(NaN);
    const sides = new Float64Array(length).fill(NaN);
    for (let row = 0; row + bars < length; row += 1) {
      const value = at(close, row + bars) / at(close, row) - 1;
      returns[row] = value;
      sides[row] = Math.abs(value) <= threshold ? 0 : Math.sign(value);
    }
    return [returns, sides];
  },
};
