import { moneyOfNumber, numberOf } from '@stratvector/model';
import type { Sizer } from './sizer.ts';

export const fixedNotional: Sizer = {
  name: 'fixed-notional',
  title: 'Fixed notional',
  description: 'Target notional = `notional`, whatever the equity.',
  source: 'by definition',
  parameters: [
    {
      name: 'notional',
      type: 'number',
      min: 0.01,
      max: 1e15,
      default: 10000,
      unit: 'currency',
      description: 'What one position is worth at its decision.',
    },
  ],
  notional: ({ parameters }) => moneyOfNumber(numberOf(parameters, 'notional')),
};
